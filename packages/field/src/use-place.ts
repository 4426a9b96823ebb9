// Where the phone is, asked once when the screen opens.
import { useEffect, useState } from 'react';
import { findPosition } from './device.ts';

export type Place = { readonly lon: number; readonly lat: number } | null | 'searching';

export function usePlace(): Place {
  const [place, setPlace] = useState<Place>('searching');
  useEffect(() => {
    let gone = false;
    void findPosition().then((found) => gone || setPlace(found));
    return () => {
      gone = true;
    };
  }, []);
  return place;
}
