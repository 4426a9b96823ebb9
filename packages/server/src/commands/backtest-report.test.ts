import { seedRandom } from '@xunhe/domain/risk/learner/random';
import type { BacktestRow } from '@xunhe/domain/risk/proof/backtest';
import { summariseBacktest } from '@xunhe/domain/risk/proof/backtest-summary';
import { describe, expect, it } from 'vitest';
import { sayBacktest } from './backtest-report.ts';

/** The model says what the last sample said. */
function repeatLast(reaches: number, months: number): BacktestRow[] {
  const random = seedRandom(2);
  return Array.from({ length: reaches * months }, (_, i): BacktestRow => {
    const last = random() < 0.3 ? 1 : 0;
    return {
      ...{ month: 2014 * 12 + (i % months), reach: `R${Math.floor(i / months)}`, district: '990101', basis: 'model' },
      ...{ probability: last, logistic: 0.3, persistence: last, sameMonthLastYear: 0.3, share12: 0.3 },
      ...{ label: random() < 0.2 + 0.5 * last ? 1 : 0, before: last },
    };
  });
}

describe('a backtest in the terminal', () => {
  it('says that the model is no better than the last sample, as a whole, by year and by district', () => {
    const text = sayBacktest(summariseBacktest(repeatLast(20, 12), { draws: 100 })).join('\n');
    expect(text).not.toContain('The model beats persistence');
    for (const where of ['On the whole', 'In 2014', 'In district 990101'])
      expect(text).toContain(`${where} the model is not shown to be better than persistence on Brier score: 0.0000`);
    // Whoever claims to be certain leaves nothing to expect of his errors.
    expect(text).not.toContain('Spiegelhalter');
    expect(text).not.toContain('NaN');
    expect(text).not.toContain('unmonitored');
  });

  it('shows a short year as too few, and rivers without samples apart', () => {
    const unmonitored = repeatLast(12, 10).map(({ month, reach, label, probability }) => ({
      ...{ month, reach, label, probability, river: `W-${reach}`, cityRate: 0.3, districtRate: 0.25 },
    }));
    const text = sayBacktest(summariseBacktest(repeatLast(4, 12), { draws: 50, unmonitored })).join('\n');
    expect(text).toContain('does NOT beat persistence on average precision; too few reaches to say how surely');
    expect(text).toMatch(/2014 +48 +\d+ {2}too few/);
    expect(text).toContain('120 reach-months of 12 reaches on 12 rivers');
    expect(text).toContain('less rate of the district');
  });
});
