import { describe, expect, it } from 'vitest';
import { DEFAULT_BOOST, scoreRows, trainBoosting } from './boosting.ts';
import { ALONE } from './crew.ts';
import { countMembers, trainMembers } from './members.ts';
import { seedRandom } from './random.ts';

const OPTIONS = { ...DEFAULT_BOOST, trees: 30, minRows: 10, featureShare: 0.5 };

function makeRows(rows: number, seed: number) {
  const random = seedRandom(seed);
  const values = [0, 1, 2, 3].map(() => Float32Array.from({ length: rows }, () => random()));
  const columns = values.map((_, i) => ({
    name: `f${i}`,
    group: 'reach' as const,
    monotone: 0 as const,
    ownless: false,
  }));
  const labels = Float32Array.from(values[0]!, (x, i) => (x + values[1]![i]! > 0.6 + 0.8 * random() ? 1 : 0));
  return { matrix: { rows, columns, values }, labels, weights: new Float32Array(rows).fill(1) };
}

describe('members', () => {
  it('are fewer where rows are many', () => {
    expect([100, 15_000, 20_000, 40_000, 60_000, 1_000_000].map((rows) => countMembers(rows, 4))).toEqual([
      4, 4, 3, 2, 1, 1,
    ]);
  });

  it('speak as the mean of models that chance made different', () => {
    const rows = makeRows(600, 1);
    const together = scoreRows(trainMembers(rows, OPTIONS, 3, ALONE), rows.matrix);
    const each = [0, 1, 2].map((i) =>
      scoreRows(trainBoosting(rows, { ...OPTIONS, seed: OPTIONS.seed + 1000 * i }), rows.matrix),
    );
    expect(each[0]).not.toEqual(each[1]);
    for (const [row, score] of together.entries())
      expect(score).toBeCloseTo(each.reduce((sum, one) => sum + one[row]!, 0) / 3, 9);
  });
});
