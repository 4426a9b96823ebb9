// The pictures of a record as they lie on the phone.
import { useCallback, useEffect, useState } from 'react';
import { useHouse, useSurroundings } from '../house.ts';
import type { KeptPhoto } from '../keeping/outbox-item.ts';

export function useKeptPhotos(record: string): [readonly KeptPhoto[], () => Promise<readonly KeptPhoto[]>] {
  const { store } = useHouse();
  const { me } = useSurroundings();
  const [photos, setPhotos] = useState<readonly KeptPhoto[]>([]);
  const reload = useCallback(async () => {
    const found = await store.photos(record, me.person);
    setPhotos(found);
    return found;
  }, [store, record, me.person]);
  useEffect(() => void reload(), [reload]);
  return [photos, reload];
}

/** An address for the picture's bytes while it is shown. */
export function usePictureUrl({ record, sha256, person }: KeptPhoto): string | null {
  const { store } = useHouse();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    void store.photoBytes(record, sha256, person).then((bytes) => {
      if (!bytes || gone) return;
      made = URL.createObjectURL(new Blob([bytes as BlobPart], { type: 'image/jpeg' }));
      setUrl(made);
    });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [store, record, sha256, person]);
  return url;
}
