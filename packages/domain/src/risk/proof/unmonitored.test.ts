import { describe, expect, it } from 'vitest';
import { DEFAULT_ENSEMBLE } from '../ensemble-options.ts';
import type { MonthlyHistory } from '../features/history.ts';
import { makeHistory } from '../features/made-history.ts';
import { leaveRiverOut, listSampledRivers } from './unmonitored.ts';

const FAST = { ...DEFAULT_ENSEMBLE, boost: { ...DEFAULT_ENSEMBLE.boost, trees: 20 } };
const HISTORY = makeHistory({ reaches: 40, months: 84, seed: 5, monitored: 0.9 });
const SPAN = { from: HISTORY.firstMonth + 72, to: HISTORY.firstMonth + 83, refitMonths: 6 };

/** Every sample of a river turned into its opposite, the outcome kept apart. */
function spoil(history: MonthlyHistory, river: string): MonthlyHistory {
  const isOf = (cell: number) => history.reaches[Math.floor(cell / history.months)]!.waterBody === river;
  const sampled = (cell: number) => history.fails[cell]! >= 0;
  return {
    ...history,
    ratio: history.ratio.map((value, cell) => (isOf(cell) && sampled(cell) ? 1 / value : value)),
    fails: history.fails.map((value, cell) => (isOf(cell) && sampled(cell) ? 1 - value : value)),
    means: history.means.map((column) => column.map((value, cell) => (isOf(cell) ? 10 * value : value))),
  };
}

describe('a river left out', () => {
  it('is forecast without a look at its own samples', () => {
    const clean = leaveRiverOut(HISTORY, { river: 'W2', ...SPAN }, FAST);
    const spoilt = leaveRiverOut(spoil(HISTORY, 'W2'), { river: 'W2', ...SPAN }, FAST);
    expect(clean.length).toBeGreaterThan(30);
    expect(spoilt.map(({ probability }) => probability)).toEqual(clean.map(({ probability }) => probability));
    expect(spoilt.map(({ label }) => label)).toEqual(clean.map(({ label }) => 1 - label));
  });

  it('learns from the other rivers: what is spoilt there is seen', () => {
    const clean = leaveRiverOut(HISTORY, { river: 'W2', ...SPAN }, FAST);
    const spoilt = leaveRiverOut(spoil(HISTORY, 'W1'), { river: 'W2', ...SPAN }, FAST);
    expect(spoilt.map(({ probability }) => probability)).not.toEqual(clean.map(({ probability }) => probability));
  });

  it('is each of those that were sampled', () => {
    expect(listSampledRivers(HISTORY, SPAN.from, SPAN.to)).toEqual(
      ['W0', 'W1', 'W2', 'W3', 'W4', 'W5', 'W6', 'W7'].slice(0, 8),
    );
    expect(
      listSampledRivers(makeHistory({ reaches: 10, months: 24, seed: 1, monitored: 0 }), SPAN.from, SPAN.to),
    ).toEqual([]);
  });
});
