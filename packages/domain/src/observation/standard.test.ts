import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf, GB3838_2002, limitOf, ratioToLimit } from './standard.ts';

const UP = 1 + 1e-6;
const DOWN = 1 - 1e-6;

/** Read off the printed table by hand, not from the code: [indicator, Ⅰ … Ⅴ]. */
const RIVER: readonly (readonly [string, ...number[]])[] = [
  ['codmn', 2, 4, 6, 10, 15],
  ['cod', 15, 15, 20, 30, 40],
  ['bod5', 3, 3, 4, 6, 10],
  ['nh3n', 0.15, 0.5, 1, 1.5, 2],
  ['tp', 0.02, 0.1, 0.2, 0.3, 0.4],
  ['cu', 0.01, 1, 1, 1, 1],
  ['zn', 0.05, 1, 1, 2, 2],
  ['f', 1, 1, 1, 1.5, 1.5],
  ['se', 0.01, 0.01, 0.01, 0.02, 0.02],
  ['as', 0.05, 0.05, 0.05, 0.1, 0.1],
  ['hg', 0.00005, 0.00005, 0.0001, 0.001, 0.001],
  ['cd', 0.001, 0.005, 0.005, 0.005, 0.01],
  ['cr6', 0.01, 0.05, 0.05, 0.05, 0.1],
  ['pb', 0.01, 0.01, 0.05, 0.05, 0.1],
  ['cn', 0.005, 0.05, 0.2, 0.2, 0.2],
  ['phenol', 0.002, 0.002, 0.005, 0.01, 0.1],
  ['oil', 0.05, 0.05, 0.05, 0.5, 1],
  ['las', 0.2, 0.2, 0.2, 0.3, 0.3],
  ['sulfide', 0.05, 0.1, 0.2, 0.5, 1],
  ['fcoli', 200, 2000, 10_000, 20_000, 40_000],
];

describe('GB 3838-2002 table 1', () => {
  it.each(RIVER)(
    '%s: a value at a limit has the class, just above it the next, and shared limits give the better class',
    (...row) => {
      const [indicator, ...limits] = row as unknown as [string, ...number[]];
      limits.forEach((limit, i) => {
        const best = limits.indexOf(limit) + 1;
        const worst = limits.lastIndexOf(limit) + 1;
        expect(limitOf(GB3838_2002, indicator, i + 1, 'river')).toBe(limit);
        expect(classOf(GB3838_2002, indicator, limit, { kind: 'river' })).toBe(best);
        expect(classOf(GB3838_2002, indicator, limit * DOWN, { kind: 'river' })).toBe(best);
        expect(classOf(GB3838_2002, indicator, limit * UP, { kind: 'river' })).toBe(worst + 1);
      });
    },
  );

  it.each([
    [8, 1],
    [7.5, 1],
    [7.49, 2],
    [6, 2],
    [5.99, 3],
    [5, 3],
    [4.99, 4],
    [3, 4],
    [2.99, 5],
    [2, 5],
    [1.99, 6],
    [0, 6],
  ])('oxygen of %d mg/L is class %d: less is worse', (value, wqClass) => {
    expect(classOf(GB3838_2002, 'do', value, { kind: 'river' })).toBe(wqClass);
  });

  it('gives oxygen class Ⅰ at 90 % saturation', () => {
    expect(classOf(GB3838_2002, 'do', 6.8, { kind: 'river', saturationPct: 90 })).toBe(1);
    expect(classOf(GB3838_2002, 'do', 6.8, { kind: 'river', saturationPct: 89 })).toBe(2);
  });

  it.each([
    [5.99, 6],
    [6, 1],
    [7.2, 1],
    [9, 1],
    [9.01, 6],
  ])('pH %d is class %d', (value, wqClass) => {
    expect(classOf(GB3838_2002, 'ph', value, { kind: 'river' })).toBe(wqClass);
  });

  it.each([
    ['tp', [0.01, 0.025, 0.05, 0.1, 0.2]],
    ['tn', [0.2, 0.5, 1, 1.5, 2]],
  ] as const)('%s has limits of its own in lakes and reservoirs', (indicator, limits) => {
    limits.forEach((limit, i) => {
      for (const kind of ['lake', 'reservoir'] as const) {
        expect(classOf(GB3838_2002, indicator, limit, { kind })).toBe(i + 1);
        expect(classOf(GB3838_2002, indicator, limit * UP, { kind })).toBe(i + 2);
      }
    });
  });

  it('does not judge total nitrogen of a river', () => {
    expect(classOf(GB3838_2002, 'tn', 9, { kind: 'river' })).toBeNull();
  });
});

describe('ratioToLimit', () => {
  const indicator = fc.constantFrom(...RIVER.map(([id]) => id), 'do');
  const value = fc.double({ min: 0, max: 50, noNaN: true });
  const target = fc.integer({ min: 1, max: 5 });

  it('is above 1 exactly when the value is worse than the class', () => {
    fc.assert(
      fc.property(indicator, value, target, (id, v, wqClass) => {
        const ratio = ratioToLimit(GB3838_2002, id, v, { kind: 'river', wqClass })!;
        expect(ratio > 1).toBe(classOf(GB3838_2002, id, v, { kind: 'river' })! > wqClass);
        expect(Number.isFinite(ratio)).toBe(true);
      }),
    );
  });

  it('rises as the water gets worse', () => {
    fc.assert(
      fc.property(indicator, value, value, target, (id, a, b, wqClass) => {
        const [better, worse] = id === 'do' ? [Math.max(a, b), Math.min(a, b)] : [Math.min(a, b), Math.max(a, b)];
        const at = { kind: 'river', wqClass } as const;
        expect(ratioToLimit(GB3838_2002, id, worse, at)!).toBeGreaterThanOrEqual(
          ratioToLimit(GB3838_2002, id, better, at)!,
        );
      }),
    );
  });
});
