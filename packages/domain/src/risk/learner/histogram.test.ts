import { describe, expect, it } from 'vitest';
import { binRows, binsStart, findEdges } from './bins.ts';
import { CURVE_STEPS, packCell, SLOPE_STEPS } from './cells.ts';
import { countCrowds } from './crowds.ts';
import { MatrixBuilder } from './feature-matrix.ts';
import { binsOf, fillHistograms, HISTOGRAM_SIZE } from './histogram.ts';
import { seedRandom } from './random.ts';

const ROWS = 30_000;
const UNIT = 2 ** 24;
/** Many values; mostly missing; two values; one value; three, one of them seldom; a few values and missing; … eleven features in all. */
const COLUMNS: readonly ((random: () => number) => number)[] = [
  (random) => random(),
  (random) => (random() < 0.7 ? Number.NaN : random()),
  (random) => (random() < 0.5 ? 0 : 1),
  () => 3,
  (random) => (random() < 0.01 ? 2 : Number(random() < 0.9)),
  (random) => (random() < 0.3 ? Number.NaN : Math.floor(random() * 4)),
  () => Number.NaN,
  (random) => random() ** 8,
  (random) => Math.max(0, random() - 0.9),
  (random) => random(),
  (random) => Math.floor(random() * 40),
];

function makeData() {
  const random = seedRandom(7);
  const builder = new MatrixBuilder(ROWS);
  for (const [i, read] of COLUMNS.entries()) builder.add({ name: `f${i}`, group: 'reach' }, () => read(random));
  const matrix = builder.build();
  const data = binRows(matrix, findEdges(matrix));
  // The steepest there can be, all to one side, in two rows of three.
  const slopes = Int32Array.from({ length: ROWS }, (_, i) =>
    i % 3 ? SLOPE_STEPS : -Math.floor(random() * SLOPE_STEPS),
  );
  const curves = Int32Array.from({ length: ROWS }, (_, i) => (i % 2 ? CURVE_STEPS : Math.floor(random() * 3)));
  return { data, slopes, curves };
}

describe('a histogram', () => {
  it('holds the same sums as one that is added up row by row, and leaves the rest of the parent to the sibling', () => {
    const { data, slopes, curves } = makeData();
    const cells = Float64Array.from(slopes, (slope, row) => packCell(slope, curves[row]!));
    const expected = (rows: Int32Array, list: Int32Array) => {
      const sums = new Float64Array(list.length * HISTOGRAM_SIZE);
      for (const [k, feature] of list.entries())
        for (const row of rows) {
          const to = k * HISTOGRAM_SIZE + 2 * data.bytes[binsStart(data, feature) + 4 * row]!;
          sums[to]! += slopes[row]!;
          sums[to + 1]! += UNIT + curves[row]!;
        }
      return sums;
    };
    const nodeOf = (rows: Int32Array) => ({
      slope: rows.reduce((sum, row) => sum + slopes[row]!, 0),
      weight: rows.reduce((sum, row) => sum + UNIT + curves[row]!, 0),
    });
    const all = Int32Array.from({ length: ROWS }, (_, row) => row);
    for (const features of [Int32Array.from(COLUMNS.keys()), Int32Array.of(0, 2, 3, 5, 6, 7, 9)])
      for (const share of [1000, 14_000, ROWS]) {
        const rows = all.filter((row) => (row * 7919) % ROWS < share);
        const others = all.filter((row) => (row * 7919) % ROWS >= share);
        const histograms = new Float64Array(2 * features.length * HISTOGRAM_SIZE);
        const siblingAt = features.length * HISTOGRAM_SIZE;
        histograms.set(expected(all, features), siblingAt);
        const counted = {
          ...{ rows, cells, from: 0, to: rows.length, unit: UNIT },
          ...{ node: nodeOf(rows), sibling: nodeOf(others) },
        };
        for (let first = 0; first < features.length; first += 8) {
          const part = { features, first, count: Math.min(8, features.length - first), histograms };
          const at = first * HISTOGRAM_SIZE;
          fillHistograms(data, countCrowds(data), counted, { ...part, at, siblingAt: siblingAt + at });
        }
        expect(histograms.subarray(0, siblingAt)).toEqual(expected(rows, features));
        expect(histograms.subarray(siblingAt)).toEqual(expected(others, features));
      }
    expect(binsOf(data, 3)).toBe(2);
  });
});
