import { DEFAULT_BOOST, trainBoosting } from '@xunhe/domain/risk/learner/boosting';
import { MatrixBuilder } from '@xunhe/domain/risk/learner/feature-matrix';
import { seedRandom } from '@xunhe/domain/risk/learner/random';
import { afterEach, describe, expect, it } from 'vitest';
import { hireCrew, type ThreadCrew } from './crew.ts';

const hired: ThreadCrew[] = [];
afterEach(async () => {
  for (const crew of hired.splice(0)) await crew.close();
});

/** By default thirteen features, so that the last part is not whole; enough rows that help comes. */
function makeRows(rows: number, seed: number, features = 13) {
  const random = seedRandom(seed);
  const builder = new MatrixBuilder(rows);
  const columns = Array.from({ length: features }, () =>
    Float32Array.from({ length: rows }, () => (random() < 0.1 ? Number.NaN : random() * 2 - 1)),
  );
  // Few values, so that more rows share a bin than one cell can hold.
  columns[5] = columns[5]!.map((value) => Math.sign(value));
  for (const [f, column] of columns.entries())
    builder.add({ name: `f${f}`, group: 'reach', monotone: f === 0 ? 1 : 0 }, (row) => column[row]!);
  const labels = Float32Array.from({ length: rows }, (_, row) => {
    const known = (f: number) => columns[f]![row]! || 0;
    return random() < 1 / (1 + Math.exp(-2 * known(0) - known(1) * known(2) * 3)) ? 1 : 0;
  });
  return { matrix: builder.build(), labels, weights: Float32Array.from({ length: rows }, () => 0.5 + random()) };
}

function hire(helpers: number): ThreadCrew {
  const crew = hireCrew(helpers)!;
  hired.push(crew);
  return crew;
}

describe('a crew', () => {
  it('makes with one, two and three helpers the model that one thread makes alone, node by node', () => {
    const options = { ...DEFAULT_BOOST, trees: 12, leaves: 15, featureShare: 1, rowShare: 0.8 };
    const alone = trainBoosting(makeRows(12_000, 3), options);
    for (const helpers of [1, 2, 3])
      expect(trainBoosting(makeRows(12_000, 3), options, null, hire(helpers))).toEqual(alone);
  }, 60_000);

  it('waits for a helper at small nodes too', () => {
    // Most of these nodes are too small to call for help, and come right after one that was not.
    const options = { ...DEFAULT_BOOST, trees: 40, leaves: 31, minRows: 20, featureShare: 1, rowShare: 1 };
    const rows = makeRows(10_000, 1, 60);
    const alone = trainBoosting(rows, options);
    const crew = hire(1);
    for (let again = 0; again < 3; again++) expect(trainBoosting(rows, options, null, crew)).toEqual(alone);
  }, 60_000);

  it('goes from one training to the next', () => {
    const crew = hire(1);
    const options = { ...DEFAULT_BOOST, trees: 6, featureShare: 1 };
    for (const seed of [1, 2, 3])
      expect(trainBoosting(makeRows(9000, seed), options, null, crew)).toEqual(
        trainBoosting(makeRows(9000, seed), options),
      );
  }, 60_000);

  it('is not hired where there is nobody to help', () => {
    expect(hireCrew(0)).toBeNull();
  });
});
