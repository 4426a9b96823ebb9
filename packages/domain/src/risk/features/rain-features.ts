// Rain of the months before, and what the coming month usually brings: its own rain is not known yet.
import type { MatrixBuilder } from '../learner/feature-matrix.ts';
import type { MonthlyHistory, MonthlyRain } from './history.ts';
import { lagOf, meanOf, newestOf, type Past } from './windows.ts';

export function addRainFeatures(
  builder: MatrixBuilder,
  history: MonthlyHistory,
  time: { readonly at: number; readonly asOf: number },
): void {
  const { at } = time;
  const column = (name: string, value: (rain: MonthlyRain) => number) => {
    // Few gauges serve many reaches: each is worked out once.
    const byGauge = history.rain.map(value);
    builder.add({ name, group: 'rain', ownless: true }, (row) => byGauge[history.reaches[row]!.gauge] ?? Number.NaN);
  };
  const past = (values: Float32Array): Past => ({ values, from: 0, at });
  column('rain.last', (rain) => Math.log1p(lagOf(past(rain.total), 0)));
  column('rain.mean3', (rain) => Math.log1p(meanOf(past(rain.total), 3)));
  column('rain.maxDay', (rain) => Math.log1p(lagOf(past(rain.maxDay), 0)));
  column('rain.wetDays', (rain) => lagOf(past(rain.wetDays), 0));
  column('rain.drySpell', (rain) => Math.log1p(lagOf(past(rain.drySpellEnd), 0)));
  column('rain.usual', (rain) => Math.log1p(usualOf(rain.total, at)));
  column('rain.usualWetDays', (rain) => usualOf(rain.wetDays, at));
  // What the weather was before the newest sample: a bad one after a storm says another thing than a bad one after drought.
  for (const [name, values] of [
    ['rain.dryBeforeSample', history.dryBefore],
    ['rain.beforeSample', history.rainBefore],
  ] as const) {
    builder.add({ name, group: 'rain' }, (row) =>
      Math.log1p(newestOf({ values, from: row * history.months, at }, 6).value),
    );
  }
}

/** Mean of the coming calendar month over the years known. */
function usualOf(values: Float32Array, at: number): number {
  let sum = 0;
  let count = 0;
  for (let m = at + 1 - 12; m >= 0; m -= 12) {
    if (Number.isNaN(values[m]!)) continue;
    sum += values[m]!;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}
