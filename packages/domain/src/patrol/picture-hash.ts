// How a picture looks, in 64 bits: the signs of its lowest frequencies (a discrete cosine transform of 32 × 32 greys) against their median. The
// same picture, made smaller or packed anew, keeps nearly all of them; two pictures that have nothing to do with each other share half.

export const HASH_SIDE = 32;
/** Lowest frequencies in each direction; the very first one is the brightness of all and says nothing. */
const KEPT = 8;

/** WARNING: stored beside every picture and compared with those of years ago; changing it makes them strangers. */
export function hashPicture(grey: Uint8Array): string {
  if (grey.length !== HASH_SIDE * HASH_SIDE)
    throw new Error(`A picture to be hashed has ${HASH_SIDE * HASH_SIDE} greys, got ${grey.length}`);
  const waves = lowWaves(grey);
  const middle = medianOf(waves.slice(1));
  let hash = '';
  for (let i = 0; i < waves.length; i += 4) {
    let four = 0;
    for (let k = 0; k < 4; k++) four = four * 2 + (waves[i + k]! > middle ? 1 : 0);
    hash += four.toString(16);
  }
  return hash;
}

/** In how many of 64 bits two pictures differ. */
export function hashDistance(a: string, b: string): number {
  let bits = 0;
  for (let i = 0; i < 16; i += 8) {
    let differing = (Number.parseInt(a.slice(i, i + 8), 16) ^ Number.parseInt(b.slice(i, i + 8), 16)) >>> 0;
    for (; differing !== 0; differing &= differing - 1) bits++;
  }
  return bits;
}

/** The transform of the rows, then of the columns, as far as it is kept. */
function lowWaves(grey: Uint8Array): number[] {
  const byRow = new Float64Array(HASH_SIDE * KEPT);
  for (let y = 0; y < HASH_SIDE; y++)
    for (let u = 0; u < KEPT; u++) {
      let sum = 0;
      for (let x = 0; x < HASH_SIDE; x++) sum += grey[y * HASH_SIDE + x]! * COSINES[u * HASH_SIDE + x]!;
      byRow[y * KEPT + u] = sum;
    }
  const waves: number[] = [];
  for (let v = 0; v < KEPT; v++)
    for (let u = 0; u < KEPT; u++) {
      let sum = 0;
      for (let y = 0; y < HASH_SIDE; y++) sum += byRow[y * KEPT + u]! * COSINES[v * HASH_SIDE + y]!;
      waves.push(sum);
    }
  return waves;
}

const COSINES = Float64Array.from({ length: KEPT * HASH_SIDE }, (_, i) =>
  Math.cos((((i % HASH_SIDE) + 0.5) * Math.floor(i / HASH_SIDE) * Math.PI) / HASH_SIDE),
);

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
