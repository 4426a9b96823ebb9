import { describe, expect, it } from 'vitest';
import { type DrawnMonth, drawQualityLevels } from './draw-levels.ts';
import { DEFAULT_TRIGGERS } from './trigger-policy.ts';

const LIMITS = { yellow: 0.2, orange: 0.5, red: 0.7 };
const JANUARY = 2014 * 12;
const WATER = { wqClass: 3, targetClass: 5, nh3nMgL: 0.5, doMgL: 6, transparencyCm: null };

function month(
  at: number,
  rows: readonly [reach: string, probability: number, label: number | null, wqClass?: number][],
): DrawnMonth {
  return {
    month: JANUARY + at,
    limits: LIMITS,
    rows: rows.map(([reach, probability, label, wqClass = 3]) => ({
      reach,
      probability,
      label,
      before: { ...WATER, wqClass },
    })),
  };
}

describe('levels drawn over past months', () => {
  it('fall by one step a month, where the threshold alone lets them fall at once', () => {
    const { rows } = drawQualityLevels(
      [month(0, [['a', 0.9, 1]]), month(1, [['a', 0.1, 0]]), month(2, [['a', 0.1, 0]])],
      DEFAULT_TRIGGERS,
    );
    expect(rows.map(({ byThreshold, asWarned }) => [byThreshold, asWarned])).toEqual([
      ['red', 'red'],
      ['none', 'orange'],
      ['none', 'yellow'],
    ]);
  });

  it('warn of water that is worse than class Ⅴ now, whatever the forecast', () => {
    const { rows } = drawQualityLevels([month(0, [['a', 0.1, 1, 6]])], DEFAULT_TRIGGERS);
    expect(rows[0]).toMatchObject({ byThreshold: 'none', asWarned: 'orange' });
  });

  it('are counted from the top, without the months that nobody sampled', () => {
    const { byThreshold } = drawQualityLevels(
      [
        month(0, [
          ['a', 0.9, 1],
          ['b', 0.6, 0],
          ['c', 0.1, 1],
          ['d', 0.1, 0],
          ['e', 0.9, null],
        ]),
      ],
      DEFAULT_TRIGGERS,
    );
    expect(byThreshold).toMatchObject({ shareOfMonths: 0.5, heldShare: 0.5, restFails: 0.5 });
    expect(byThreshold.levels.map(({ level, count }) => [level, count])).toEqual([
      ['red', 1],
      ['orange', 1],
      ['yellow', 0],
      ['none', 2],
    ]);
  });

  it('say nothing of shares where there is nothing to share', () => {
    expect(drawQualityLevels([], DEFAULT_TRIGGERS).asWarned).toMatchObject({
      shareOfMonths: null,
      heldShare: null,
      restFails: null,
    });
  });
});
