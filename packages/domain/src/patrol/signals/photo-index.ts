// Finds pictures that look alike among a city's year. A perceptual hash has 64 bits; two pictures are alike when at most six differ. Six
// differences over four bands of sixteen bits leave one band with at most one, so only pictures are compared that share a band but for a bit.

export const MOST_BITS = 6;

const BANDS = 4;
/** A picture of the night or of an empty sky has almost no bits: all such are alike and say nothing. */
const LEAST_BITS = 8;

export interface HashedPhoto {
  /** 16 hexadecimal digits; null where none could be made. */
  readonly phash: string | null;
}

export interface PhotoIndex<T extends HashedPhoto> {
  add(photo: T): void;
  /** Photos at most six bits away, with how many differ. */
  find(photo: HashedPhoto): readonly { readonly photo: T; readonly bits: number }[];
}

export function makePhotoIndex<T extends HashedPhoto>(): PhotoIndex<T> {
  const photos: T[] = [];
  const hashes: Uint16Array[] = [];
  const buckets = new Map<number, number[]>();
  return {
    add(photo) {
      const bands = readBands(photo.phash);
      if (!bands) return;
      for (let b = 0; b < BANDS; b++) {
        const key = b * 65_536 + bands[b]!;
        const bucket = buckets.get(key);
        if (bucket) bucket.push(photos.length);
        else buckets.set(key, [photos.length]);
      }
      photos.push(photo);
      hashes.push(bands);
    },
    find(photo) {
      const bands = readBands(photo.phash);
      if (!bands) return [];
      const found = new Map<number, number>();
      for (let b = 0; b < BANDS; b++)
        for (let bit = -1; bit < 16; bit++) {
          const key = b * 65_536 + (bit < 0 ? bands[b]! : bands[b]! ^ (1 << bit));
          for (const i of buckets.get(key) ?? []) {
            const bits = found.has(i) ? MOST_BITS + 1 : countDifferent(bands, hashes[i]!);
            if (bits <= MOST_BITS) found.set(i, bits);
          }
        }
      return [...found].map(([i, bits]) => ({ photo: photos[i]!, bits }));
    },
  };
}

/** Null for no hash, and for one that says nothing. */
function readBands(phash: string | null): Uint16Array | null {
  if (phash === null || !/^[0-9a-f]{16}$/.test(phash)) return null;
  const bands = Uint16Array.from({ length: BANDS }, (_, b) => Number.parseInt(phash.slice(4 * b, 4 * b + 4), 16));
  const ones = bands.reduce((sum, band) => sum + countOnes(band), 0);
  return ones < LEAST_BITS || ones > 64 - LEAST_BITS ? null : bands;
}

function countDifferent(a: Uint16Array, b: Uint16Array): number {
  let bits = 0;
  for (let i = 0; i < BANDS; i++) bits += countOnes(a[i]! ^ b[i]!);
  return bits;
}

function countOnes(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}
