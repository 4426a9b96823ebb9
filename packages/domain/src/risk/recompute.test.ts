import { describe, expect, it } from 'vitest';
import { DEFAULT_ENSEMBLE } from './ensemble-options.ts';
import { type MadeCity, makeHistory } from './features/made-history.ts';
import { forecastMonth, type MonthForecast, type ReachForecast } from './forecast.ts';
import { decodeModel, type MonthModel } from './model-file.ts';
import { recomputeForecast } from './recompute.ts';

const FAST = { ...DEFAULT_ENSEMBLE, boost: { ...DEFAULT_ENSEMBLE.boost, trees: 40 } };

function forecast(city: MadeCity): { month: MonthForecast; model: MonthModel } {
  const history = makeHistory(city);
  const month = forecastMonth(history, history.firstMonth + history.months - 1, { options: FAST });
  return { month, model: decodeModel(month.file!)! };
}

const again = (model: MonthModel, { columns }: MonthForecast, { basis, features }: ReachForecast) =>
  recomputeForecast(model, { basis, columns, features });

describe('recomputeForecast', () => {
  it('gives the probability and the effects of every reach again, with samples of its own and without', () => {
    const { month, model } = forecast({ reaches: 40, months: 72, seed: 5, monitored: 0.6 });
    expect(new Set(month.reaches.map(({ basis }) => basis))).toEqual(new Set(['model', 'neighbours']));
    for (const reach of month.reaches) {
      const told = again(model, month, reach);
      if (told.kind !== 'spoke') throw new Error(`No model spoke for ${reach.reach}`);
      expect(Math.abs(told.probability - reach.probability!)).toBeLessThan(1e-12);
      expect(Math.abs(told.base - reach.base)).toBeLessThan(1e-12);
      expect(told.effects.every((effect, i) => Math.abs(effect - reach.effects[i]!) < 1e-12)).toBe(true);
    }
  });

  it('does not mind the order in which the features are stored', () => {
    const { month, model } = forecast({ reaches: 40, months: 72, seed: 5 });
    const [reach] = month.reaches;
    const turned = recomputeForecast(model, {
      basis: reach!.basis,
      columns: month.columns.toReversed(),
      features: reach!.features.toReversed(),
    });
    expect(turned).toMatchObject({ kind: 'spoke', probability: reach!.probability });
  });

  it('gives another probability when a value was changed', () => {
    const { month, model } = forecast({ reaches: 40, months: 72, seed: 5 });
    const [reach] = month.reaches;
    const features = reach!.features.slice();
    features[month.columns.findIndex(({ name }) => name === 'distance.last')] = 5;
    const told = again(model, month, { ...reach!, features });
    expect(told.kind === 'spoke' && Math.abs(told.probability - reach!.probability!)).toBeGreaterThan(1e-6);
  });

  it.each([
    ['too little to learn from', { reaches: 10, months: 12, seed: 1 }],
    ['nothing known at all', { reaches: 10, months: 24, seed: 1, monitored: 0 }],
  ])('says that no model spoke where there was %s', (_, city) => {
    const { month, model } = forecast(city);
    for (const reach of month.reaches) {
      expect(['rate', 'lastSample', 'none']).toContain(reach.basis);
      expect(again(model, month, reach)).toEqual({ kind: 'noModel' });
    }
  });

  it('says that it cannot read a model without the part or the features', () => {
    const { month, model } = forecast({ reaches: 40, months: 72, seed: 5 });
    const reach = month.reaches[0]!;
    expect(again({ ...model, own: null }, month, reach)).toEqual({ kind: 'unreadable' });
    const less = { ...month, columns: month.columns.slice(1) };
    expect(again(model, less, { ...reach, features: reach.features.slice(1) })).toEqual({ kind: 'unreadable' });
    expect(again(model, less, reach)).toEqual({ kind: 'unreadable' });
  });
});
