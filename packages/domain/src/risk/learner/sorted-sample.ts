// The known values of a column in order, of a large column a part of them. Memory is kept from column to column: fresh memory for each would
// take longer than the sorting.

/** Quantiles of a large column are read from a part of it: so many values, or up to twice as many. */
const SAMPLE_ROWS = 50_000;
const DIGITS = 2048;

const keys = new Int32Array(2 * SAMPLE_ROWS);
const spare = new Int32Array(2 * SAMPLE_ROWS);
const counts = [new Int32Array(DIGITS), new Int32Array(DIGITS), new Int32Array(DIGITS)] as const;

/** Values without the missing ones, ascending; they are overwritten by the next call. */
export function sortedSample(column: Float32Array): Float32Array {
  const step = Math.max(1, Math.floor(column.length / SAMPLE_ROWS));
  const values = new Float32Array(keys.buffer);
  let count = 0;
  for (let i = 0; i < column.length; i += step) {
    const value = column[i]!;
    // Minus zero becomes zero: they are one value.
    if (!Number.isNaN(value)) values[count++] = value + 0;
  }
  sortKeys(count);
  return new Float32Array(spare.buffer, 0, count);
}

/** From `keys` to `spare`, by eleven bits at a time: the bits of a positive number sort like the number, those of a negative one the other way
 * round. */
function sortKeys(count: number): void {
  for (const digits of counts) digits.fill(0);
  for (let i = 0; i < count; i++) {
    const key = keys[i]! ^ ((keys[i]! >> 31) | -0x8000_0000);
    keys[i] = key;
    counts[0][key & 2047]!++;
    counts[1][(key >>> 11) & 2047]!++;
    counts[2][key >>> 22]!++;
  }
  spread({ from: keys, to: spare, count }, counts[0], 0);
  spread({ from: spare, to: keys, count }, counts[1], 11);
  spread({ from: keys, to: spare, count }, counts[2], 22);
  for (let i = 0; i < count; i++) spare[i] = spare[i]! ^ ((~spare[i]! >> 31) | -0x8000_0000);
}

function spread(
  { from, to, count }: { readonly from: Int32Array; readonly to: Int32Array; readonly count: number },
  digits: Int32Array,
  shift: number,
): void {
  let start = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const next = start + digits[digit]!;
    digits[digit] = start;
    start = next;
  }
  for (let i = 0; i < count; i++) {
    const key = from[i]!;
    to[digits[(key >>> shift) & 2047]!++] = key;
  }
}
