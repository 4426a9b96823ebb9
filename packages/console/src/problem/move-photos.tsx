// The pictures of a step: chosen, made small in the browser, sent before the step itself. One that did not get through stays with its reason and
// is sent again with the next press; one that did is not sent twice.
import type { SentPhoto } from '@xunhe/contract/photo';
import type { Refusal, Result } from '@xunhe/domain/ground/result';
import { type PreparedPhoto, preparePhoto, sendBytes } from '@xunhe/ui/send-photo';
import { defineWords, useWords } from '@xunhe/ui/words';
import { MOVE_NEED_WORDS } from '@xunhe/ui/words-problem';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { useEffect, useRef, useState } from 'react';
import { useSurroundings } from '../parts/surroundings.ts';

type Role = 'before' | 'after';

interface Chosen {
  readonly key: string;
  readonly role: Role;
  readonly name: string;
  readonly preview: string;
  /** Making it small takes a moment; whoever presses "send" before it is done waits for it. */
  readonly prepared: Promise<Result<PreparedPhoto>>;
  /** Of its bytes, 0 to 1. */
  readonly sent: number;
  readonly refusal: Refusal | null;
}

const WORDS = defineWords({
  before: ['整改前照片', 'Pictures of before'],
  after: ['整改后照片', 'Pictures of after'],
  beforeHint: ['上报时的照片也算整改前照片。', 'Those of the report count as well.'],
  remove: ['移除{name}', 'Remove {name}'],
  waiting: ['待上传', 'not sent yet'],
  sending: ['已上传 {n}%', '{n} % sent'],
  sent: ['已上传', 'sent'],
  alt: ['所选照片 {name}', 'Chosen picture {name}'],
});

export function useMovePhotos() {
  const { city } = useSurroundings();
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [isSending, setSending] = useState(false);
  const previews = useRef<string[]>([]);
  useEffect(
    () => () =>
      previews.current.forEach((url) => {
        URL.revokeObjectURL(url);
      }),
    [],
  );
  const change = (key: string, to: Partial<Chosen>) =>
    setChosen((before) => before.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const add = async (files: FileList, role: Role) => {
    // One after the other: a cheap machine has not the memory for twelve large pictures at once.
    let last: Promise<unknown> = Promise.resolve();
    const added = [...files].map((file, i): Chosen => {
      const prepared = last.then(() => preparePhoto(file));
      last = prepared;
      const preview = URL.createObjectURL(file);
      previews.current.push(preview);
      return { key: `${role}-${Date.now()}-${i}`, role, name: file.name, preview, prepared, sent: 0, refusal: null };
    });
    setChosen((before) => [...before, ...added]);
    for (const { key, prepared } of added) {
      const made = await prepared;
      if (!made.ok) change(key, { refusal: made.refusal });
    }
  };
  const remove = (key: string) => setChosen((before) => before.filter((one) => one.key !== key));
  /** Null when one did not get through. */
  const sendAll = async (): Promise<SentPhoto[] | null> => {
    setSending(true);
    const done: SentPhoto[] = [];
    let isWhole = true;
    for (const { key, role, prepared, sent } of chosen) {
      const made = await prepared;
      const answer = !made.ok
        ? made
        : sent === 1
          ? { ok: true as const }
          : await sendBytes(made.value, (share) => change(key, { sent: Math.min(share, 0.99) }));
      if (!made.ok || !answer.ok) {
        isWhole = false;
        if (!answer.ok) change(key, { sent: 0, refusal: answer.refusal });
        continue;
      }
      const photo = made.value;
      change(key, { sent: 1, refusal: null });
      const at = new Date(Date.now() + city.clockOffsetMs).toISOString();
      done.push({ sha256: photo.sha256, bytes: photo.bytes.length, role, at, lon: null, lat: null, from: 'album' });
    }
    setSending(false);
    return isWhole ? done : null;
  };
  return { chosen, add, remove, sendAll, isSending };
}

interface MovePhotosProps {
  readonly photos: ReturnType<typeof useMovePhotos>;
  readonly before: boolean;
  readonly after: boolean;
}

export function MovePhotos({ photos, before, after }: MovePhotosProps) {
  return (
    <>
      {before && <PhotoField shows="before" photos={photos} />}
      {after && <PhotoField shows="after" photos={photos} />}
    </>
  );
}

function PhotoField({ shows: role, photos }: { readonly shows: Role; readonly photos: MovePhotosProps['photos'] }) {
  const say = useWords(WORDS);
  const sayNeed = useWords(MOVE_NEED_WORDS);
  const chosen = photos.chosen.filter((one) => one.role === role);
  return (
    <fieldset className="move-photos">
      <legend>{say(role)}</legend>
      <input
        type="file"
        accept="image/*"
        multiple
        aria-label={say(role)}
        onChange={({ target }) => {
          if (target.files) void photos.add(target.files, role);
          target.value = '';
        }}
      />
      <p className="muted">{role === 'before' ? say('beforeHint') : chosen.length === 0 && sayNeed('photoAfter')}</p>
      <ul className="move-photo-list">
        {chosen.map((one) => (
          <li key={one.key}>
            <img src={one.preview} alt={say('alt', { name: one.name })} />
            <span className="move-photo-name">{one.name}</span>
            {one.refusal ? (
              <span className="refused">{sayRefusal(one.refusal, say.language)}</span>
            ) : (
              <span className="muted">
                {one.sent === 1
                  ? say('sent')
                  : one.sent > 0
                    ? say('sending', { n: Math.round(one.sent * 100) })
                    : say('waiting')}
              </span>
            )}
            {one.sent > 0 && one.sent < 1 && <progress value={one.sent} aria-label={one.name} />}
            <button
              type="button"
              className="link-button"
              aria-label={say('remove', { name: one.name })}
              onClick={() => photos.remove(one.key)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
