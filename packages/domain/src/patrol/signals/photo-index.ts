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

/** @param most how many photos it will hold at most */
export function makePhotoIndex<T extends HashedPhoto>(most: number): PhotoIndex<T> {
  const photos: T[] = [];
  const hashes = new Uint16Array(BANDS * most);
  // The photos of a bucket hang on each other: the last one first, 0 ends.
  const heads = new Int32Array(BANDS * 65_536);
  const nexts = new Int32Array(BANDS * most);
  return {
    add(photo) {
      const bands = readBands(photo.phash);
      if (!bands) return;
      if (photos.length === most) throw new Error(`The index of photos was made for ${most}`);
      const i = photos.length;
      photos.push(photo);
      for (let b = 0; b < BANDS; b++) {
        hashes[BANDS * i + b] = bands[b]!;
        const bucket = b * 65_536 + bands[b]!;
        nexts[BANDS * i + b] = heads[bucket]!;
        heads[bucket] = i + 1;
      }
    },
    find(photo) {
      const bands = readBands(photo.phash);
      if (!bands) return [];
      const found = new Map<number, number>();
      for (let b = 0; b < BANDS; b++)
        for (let bit = -1; bit < 16; bit++) {
          const bucket = b * 65_536 + (bit < 0 ? bands[b]! : bands[b]! ^ (1 << bit));
          for (let i = heads[bucket]! - 1; i >= 0; i = nexts[BANDS * i + b]! - 1) {
            const bits = countDifferent(bands, hashes, BANDS * i);
            if (bits <= MOST_BITS) found.set(i, bits);
          }
        }
      return [...found].map(([i, bits]) => ({ photo: photos[i]!, bits }));
    },
  };
}

/** How many of the 64 bits differ; null where one of the two says nothing. */
export function bitsApart(one: string | null, other: string | null): number | null {
  const [a, b] = [readBands(one), readBands(other)];
  return a && b ? a.reduce((sum, band, i) => sum + countOnes(band ^ b[i]!), 0) : null;
}

/** Null for no hash, and for one that says nothing. */
function readBands(phash: string | null): Uint16Array | null {
  if (phash === null || !/^[0-9a-f]{16}$/.test(phash)) return null;
  const bands = Uint16Array.from({ length: BANDS }, (_, b) => Number.parseInt(phash.slice(4 * b, 4 * b + 4), 16));
  const ones = bands.reduce((sum, band) => sum + countOnes(band), 0);
  return ones < LEAST_BITS || ones > 64 - LEAST_BITS ? null : bands;
}

function countDifferent(bands: Uint16Array, hashes: Uint16Array, from: number): number {
  let bits = 0;
  for (let b = 0; b < BANDS && bits <= MOST_BITS; b++) bits += countOnes(bands[b]! ^ hashes[from + b]!);
  return bits;
}

/** Of 16 bits, by pairs, fours and eights. */
function countOnes(value: number): number {
  let v = value - ((value >> 1) & 0x5555);
  v = (v & 0x3333) + ((v >> 2) & 0x3333);
  v = (v + (v >> 4)) & 0x0f0f;
  return (v + (v >> 8)) & 0x1f;
}
