// One picture large, over the page: with what its phone and its camera say of it. The dialog is the browser's own, so the focus stays in it and
// Escape closes it.
import type { PhotoBody } from '@xunhe/contract/photo';
import { useEffect, useRef } from 'react';
import './photo-strip.css';
import { sayInstant } from './dates.ts';
import { sayDistance, sayTimeOff } from './photo-offset-words.ts';
import type { PhotoStripProps } from './photo-strip-props.ts';
import { useWords } from './words.ts';
import {
  PHOTO_BROKEN_WORDS,
  PHOTO_FROM_WORDS,
  PHOTO_ROLE_WORDS,
  PHOTO_STATE_WORDS,
  PHOTO_WORDS,
} from './words-photo.ts';

interface PhotoViewProps extends Required<PhotoStripProps> {
  readonly index: number;
  readonly onTurn: (index: number) => void;
  readonly onClose: () => void;
}

export function PhotoView({ photos, record, at, mayTakeOriginal, index, onTurn, onClose }: PhotoViewProps) {
  const say = useWords(PHOTO_WORDS);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const photo = photos[index];
  if (!photo) return null;
  const turn = (by: number) => onTurn((index + by + photos.length) % photos.length);
  return (
    <dialog
      ref={dialog}
      className="photo-view"
      aria-label={say('nth', { n: index + 1, of: photos.length })}
      onClose={onClose}
      onKeyDown={({ key }) => {
        if (key === 'ArrowLeft') turn(-1);
        if (key === 'ArrowRight') turn(1);
      }}
    >
      <div className="photo-bar">
        <span>{say('nth', { n: index + 1, of: photos.length })}</span>
        <span className="photo-bar-buttons">
          {photos.length > 1 && (
            <>
              <button type="button" aria-label={say('before')} onClick={() => turn(-1)}>
                ‹
              </button>
              <button type="button" aria-label={say('after')} onClick={() => turn(1)}>
                ›
              </button>
            </>
          )}
          <button type="button" aria-label={say('close')} onClick={() => dialog.current?.close()}>
            ×
          </button>
        </span>
      </div>
      <div className="photo-frame">
        <Large photo={photo} at={at} />
      </div>
      <PhotoFacts photo={photo} record={record} at={at} />
      {mayTakeOriginal && photo.state !== 'waiting' && (
        <a className="photo-original" href={`/api/photos/${photo.id}/original`} download>
          {say('original')}
        </a>
      )}
    </dialog>
  );
}

function Large({ photo, at }: Pick<PhotoViewProps, 'at'> & { readonly photo: PhotoBody }) {
  const say = useWords(PHOTO_WORDS);
  const sayRole = useWords(PHOTO_ROLE_WORDS);
  const sayState = useWords(PHOTO_STATE_WORDS);
  const sayWhy = useWords(PHOTO_BROKEN_WORDS);
  if (photo.state === 'ready')
    return (
      <img
        // A new picture must not show the old one until it is there.
        key={photo.id}
        src={`/api/photos/${photo.id}/view`}
        alt={say('alt', { role: sayRole(photo.role), at: sayInstant(photo.at, at, say.language) })}
        width={photo.width ?? undefined}
        height={photo.height ?? undefined}
      />
    );
  return (
    <p className="photo-large-state">
      {sayState(photo.state)}
      {photo.why !== null && <span>{sayWhy.any(photo.why)}</span>}
    </p>
  );
}

function PhotoFacts({ photo, record, at }: Pick<PhotoViewProps, 'record' | 'at'> & { readonly photo: PhotoBody }) {
  const say = useWords(PHOTO_WORDS);
  const sayRole = useWords(PHOTO_ROLE_WORDS);
  const sayFrom = useWords(PHOTO_FROM_WORDS);
  const sayAt = (instant: string) => sayInstant(instant, at, say.language);
  const facts: readonly (readonly [Parameters<typeof say>[0] & string, string | null])[] = [
    ['shows', sayRole(photo.role)],
    ['from', sayFrom(photo.from)],
    ['added', sayAt(photo.at)],
    ['cameraAt', photo.cameraAt === null ? say('unknown') : sayAt(photo.cameraAt)],
    ['time', sayTimeOff(photo, say.language)],
    ['distance', sayDistance(photo, record, say.language)],
    ['place', photo.place && sayPlace(photo.place)],
    ['cameraPlace', photo.cameraPlace && sayPlace(photo.cameraPlace)],
    ['camera', photo.camera],
    ['size', photo.width === null ? null : `${photo.width} × ${photo.height}`],
  ];
  return (
    <dl className="photo-facts">
      {facts.map(
        ([word, value]) =>
          value !== null && (
            <div key={word}>
              <dt>{say.any(word)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function sayPlace({ lon, lat }: { readonly lon: number; readonly lat: number }): string {
  return `${lon.toFixed(5)}, ${lat.toFixed(5)}`;
}
