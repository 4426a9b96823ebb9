// Pictures of a record: one button for the camera, one for the album, and what is kept so far. Each is safe on the phone as soon as it is
// seen here.
import type { Refusal } from '@xunhe/domain/ground/result';
import { compressPhoto } from '@xunhe/ui/photo-compress';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd-mobile';
import { useEffect, useRef, useState } from 'react';
import { useHouse, useRecording, useSurroundings } from '../house.ts';
import type { KeptPhoto } from '../keeping/outbox-item.ts';
import { keepPhoto } from './keep-photo.ts';
import { useKeptPhotos, usePictureUrl } from './use-kept-photos.ts';
import { PHOTO_WORDS } from './words-photo.ts';

interface PhotoFieldProps {
  readonly record: string;
  readonly kind: KeptPhoto['role'];
  readonly label: string;
  /** Where the phone is, if that is known. */
  readonly place: { readonly lon: number; readonly lat: number } | null;
  readonly onCount?: (count: number) => void;
}

export function PhotoField({ record, kind, label, place, onCount }: PhotoFieldProps) {
  const say = useWords(PHOTO_WORDS);
  const house = useHouse();
  const { me } = useSurroundings();
  const last = useRecording()?.points.at(-1);
  const [photos, reload] = useKeptPhotos(record);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  // A picture is made small while its owner goes on typing: it is told to the form as that stands then.
  const told = useRef(onCount);
  useEffect(() => {
    told.current = onCount;
  });
  const shown = photos.filter((photo) => photo.role === kind);
  const add = async (files: FileList | null, from: KeptPhoto['from']) => {
    setBusy(true);
    setRefusal(null);
    for (const file of files ?? []) {
      const small = await compressPhoto(file);
      const at = last ? { lon: last.lon, lat: last.lat } : place;
      const kept = small.ok
        ? await keepPhoto(house, { record, person: me.person, role: kind, from, place: at }, small.value.bytes)
        : small;
      if (kept.ok) continue;
      setRefusal(kept.refusal);
      break;
    }
    setBusy(false);
    const { length } = await reload();
    told.current?.(length);
  };
  const remove = async (photo: KeptPhoto) => {
    if (!window.confirm(say('removeSure'))) return;
    await house.store.dropPhoto(record, photo.sha256);
    const { length } = await reload();
    told.current?.(length);
  };
  return (
    <fieldset className="choices photo-field">
      <legend>{label}</legend>
      {shown.length > 0 && (
        <ul className="photo-grid" aria-label={say('kept', { n: shown.length })}>
          {shown.map((photo, index) => (
            <li key={photo.sha256}>
              <button type="button" aria-label={say('remove', { n: index + 1 })} onClick={() => void remove(photo)}>
                <Thumbnail photo={photo} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="two-buttons">
        <FileButton label={say('camera')} busy={busy} camera onFiles={(files) => void add(files, 'camera')} />
        <FileButton label={say('album')} busy={busy} onFiles={(files) => void add(files, 'album')} />
      </div>
      {refusal && (
        <p role="alert" className="refused">
          {sayRefusal(refusal, say.language)}
        </p>
      )}
    </fieldset>
  );
}

function FileButton(props: {
  readonly label: string;
  readonly busy: boolean;
  readonly camera?: boolean;
  readonly onFiles: (files: FileList | null) => void;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button loading={props.busy} onClick={() => chooser.current?.click()}>
        {props.label}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        hidden
        aria-label={props.label}
        {...(props.camera ? { capture: 'environment' as const } : { multiple: true })}
        onChange={(event) => {
          props.onFiles(event.target.files);
          // The same file again is a change too.
          event.target.value = '';
        }}
      />
    </>
  );
}

function Thumbnail({ photo }: { readonly photo: KeptPhoto }) {
  const url = usePictureUrl(photo);
  return url ? <img src={url} alt="" /> : <span className="photo-wait" />;
}
