import { describe, expect, it } from 'vitest';
import type { FeatureColumn } from './learner/feature-matrix.ts';
import { findLone, foldByRiver, hideRivers } from './river-folds.ts';
import { type Collected, rowsBetween } from './training-rows.ts';

const column = (name: string, group: FeatureColumn['group']): FeatureColumn => ({
  ...{ name, group, monotone: 0, ownless: true },
});

/** Rivers 0…rivers-1, so many rows each, one a month. */
function makeRows(rivers: number, each: number): Collected {
  const rows = rivers * each;
  return {
    matrix: {
      rows,
      columns: [column('river.mean12', 'neighbours'), column('upstream.last', 'upstream'), column('rain', 'rain')],
      values: [1, 2, 3].map((value) => new Float32Array(rows).fill(value)),
    },
    labels: Float32Array.from({ length: rows }, (_, row) => row % 2),
    months: Int32Array.from({ length: rows }, (_, row) => Math.floor(row / rivers)),
    rivers: Int32Array.from({ length: rows }, (_, row) => row % rivers),
    halfLifeMonths: 96,
  };
}

describe('folds of rivers', () => {
  const all = makeRows(7, 20);
  const folds = foldByRiver(all, rowsBetween(all, 0, 19), 10);

  it('check every river once, in its newest months, and learn from none of its rows', () => {
    expect(folds).toHaveLength(4);
    expect(folds.reduce((sum, { check }) => sum + check.matrix.rows, 0)).toBe(70);
    for (const { early, check } of folds) expect(early.matrix.rows + 2 * check.matrix.rows).toBe(140);
    const marked = { ...all, matrix: { ...all.matrix, values: [Float32Array.from(all.rivers)], columns: [] } };
    for (const { early, check } of foldByRiver(marked, rowsBetween(marked, 0, 19), 10)) {
      const learned = new Set(early.matrix.values[0]);
      for (const river of check.matrix.values[0] ?? []) expect(learned.has(river)).toBe(false);
    }
  });

  it('need two rivers', () => {
    const one = makeRows(1, 30);
    expect(foldByRiver(one, rowsBetween(one, 0, 29), 0)).toEqual([]);
  });
});

describe('a hidden river', () => {
  const hidden = hideRivers(makeRows(4, 100), 1);

  it('takes what its other reaches say from about half of the rows, and nothing else', () => {
    const isLone = findLone(hidden.matrix);
    const lone = Array.from(hidden.labels.keys()).filter(isLone);
    expect(lone.length).toBeGreaterThan(160);
    expect(lone.length).toBeLessThan(240);
    const [, upstream, rain] = hidden.matrix.values;
    for (const row of lone) expect(upstream![row]).toBeNaN();
    expect(upstream!.filter(Number.isNaN)).toHaveLength(lone.length);
    expect(rain!.every((value) => value === 3)).toBe(true);
  });

  it('is the same one with the same seed', () => {
    expect(hideRivers(makeRows(4, 100), 1)).toEqual(hidden);
    expect(hideRivers(makeRows(4, 100), 2)).not.toEqual(hidden);
  });
});
