// The pictures of a record, small and in a row; a tap opens one large with all that is known of it.
import type { PhotoBody } from '@xunhe/contract/photo';
import { useState } from 'react';
import './photo-strip.css';
import { sayInstant } from './dates.ts';
import { listMarks } from './photo-offset-words.ts';
import type { PhotoStripProps } from './photo-strip-props.ts';
import { PhotoView } from './photo-view.tsx';
import { useWords } from './words.ts';
import { PHOTO_ROLE_WORDS, PHOTO_STATE_WORDS, PHOTO_WORDS } from './words-photo.ts';

export function PhotoStrip({ photos, record, at, mayTakeOriginal = false }: PhotoStripProps) {
  const say = useWords(PHOTO_WORDS);
  const [opened, setOpened] = useState<number | null>(null);
  const waiting = photos.filter(({ state }) => state === 'waiting').length;
  if (photos.length === 0) return <p className="photo-note">{say('none')}</p>;
  return (
    <>
      {waiting > 0 && <p className="photo-note">{say('waiting', { n: waiting })}</p>}
      <ul className="photo-strip">
        {photos.map((photo, i) => (
          <li key={photo.id}>
            <button
              type="button"
              className={`photo-small photo-${photo.state}`}
              aria-label={say('open', { n: i + 1 })}
              onClick={() => setOpened(i)}
            >
              <Small photo={photo} record={record} at={at} />
            </button>
          </li>
        ))}
      </ul>
      {opened !== null && (
        <PhotoView
          {...{ photos, record, at, mayTakeOriginal, index: opened }}
          onTurn={setOpened}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

function Small({ photo, record, at }: Pick<PhotoStripProps, 'record' | 'at'> & { readonly photo: PhotoBody }) {
  const say = useWords(PHOTO_WORDS);
  const sayRole = useWords(PHOTO_ROLE_WORDS);
  const sayState = useWords(PHOTO_STATE_WORDS);
  const marks = listMarks(photo, record, say.language);
  const alt = say('alt', { role: sayRole(photo.role), at: sayInstant(photo.at, at, say.language) });
  return (
    <>
      {photo.state === 'ready' ? (
        <img src={`/api/photos/${photo.id}/thumb`} alt={alt} loading="lazy" />
      ) : (
        <span className="photo-state">{sayState(photo.state)}</span>
      )}
      {photo.role !== 'view' && <span className="photo-role">{sayRole(photo.role)}</span>}
      {marks.length > 0 && (
        <span className="photo-marks">
          {marks.map((mark) => (
            <span key={mark}>
              <span aria-hidden>△</span> {mark}
            </span>
          ))}
        </span>
      )}
    </>
  );
}
