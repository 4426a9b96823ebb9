// Samples of a span, a month of a reach in a cell: means, class, whether it failed, and the weather before the samples were taken.
import { monthNumber } from '@xunhe/domain/ground/month';
import { INDICATORS } from '@xunhe/domain/observation/indicator';
import type { MonthQuality } from '@xunhe/domain/observation/month-quality';
import { findStandard, limitOf } from '@xunhe/domain/observation/standard';
import type { HistoryReach } from '@xunhe/domain/risk/features/history';
import type { StoredSample } from '../../store/observation.ts';
import type { ReachWithWater } from '../../store/place.ts';
import type { CityRow } from '../../store/rows-place.ts';
import { qualityOfMonth } from '../month-classes.ts';
import type { GaugeRain } from './gather-rain.ts';

export interface Grid {
  readonly firstMonth: number;
  readonly months: number;
  readonly indexByReach: ReadonlyMap<string, number>;
}

export function fillSamples(
  by: {
    readonly city: CityRow;
    readonly reaches: readonly ReachWithWater[];
    readonly described: readonly HistoryReach[];
    readonly rain: readonly GaugeRain[];
    readonly grid: Grid;
  },
  samples: readonly StoredSample[],
) {
  const { city, reaches, grid } = by;
  const cells = reaches.length * grid.months;
  const indicators = listIndicators(city, samples);
  const standard = findStandard(city.standard);
  const empty = () => new Float32Array(cells).fill(Number.NaN);
  const columns = {
    indicators,
    lowerIsWorse: indicators.map((id) => INDICATORS[id]?.lowerIsWorse ?? false),
    limits: (['river', 'lake'] as const).map((kind) =>
      indicators.map((id) => {
        // A limit counts only where the city's class is decided by the indicator: coliforms are measured, but nobody fails by them.
        if (!city.class_indicators.includes(id)) return null;
        const row = [1, 2, 3, 4, 5].map((wqClass) => limitOf(standard, id, wqClass, kind));
        return row.every((limit) => limit !== null) ? (row as number[]) : null;
      }),
    ),
    means: indicators.map(empty),
    ratio: empty(),
    wqClass: new Uint8Array(cells),
    fails: new Int8Array(cells).fill(-1),
    dryBefore: empty(),
    rainBefore: empty(),
  };
  const lastQuality = new Map<string, MonthQuality>();
  // Samples arrive sorted by reach and month: one pass over the runs of equal reach and month.
  for (let from = 0; from < samples.length; ) {
    const { reach: id, month } = samples[from]!;
    let to = from + 1;
    while (to < samples.length && samples[to]!.reach === id && samples[to]!.month === month) to++;
    const run = samples.slice(from, to);
    const index = grid.indexByReach.get(id);
    const quality = index === undefined ? null : qualityOfMonth(city, reaches[index]!, run);
    if (index !== undefined && quality) {
      const cell = index * grid.months + monthNumber(month) - grid.firstMonth;
      for (const [i, indicator] of indicators.entries())
        columns.means[i]![cell] = quality.means[indicator] ?? Number.NaN;
      columns.ratio[cell] = quality.ratio ?? Number.NaN;
      columns.wqClass[cell] = quality.wqClass;
      columns.fails[cell] = quality.fails ? 1 : 0;
      const rain = by.rain[by.described[index]!.gauge];
      columns.dryBefore[cell] = meanOver(run, (day) => rain?.dryDaysBefore(day) ?? Number.NaN);
      columns.rainBefore[cell] = meanOver(run, (day) => rain?.mmBefore(day) ?? Number.NaN);
      if (monthNumber(month) === grid.firstMonth + grid.months - 1) lastQuality.set(id, quality);
    }
    from = to;
  }
  return { columns, lastQuality };
}

/** The indicators that decide the class first, then whatever else at least one sample in fifty carries. */
function listIndicators(city: CityRow, samples: readonly StoredSample[]): string[] {
  const counts = new Map<string, number>();
  for (const sample of samples)
    for (const id of Object.keys(sample.readings)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count * 50 >= samples.length).map(([id]) => id);
  const deciding = city.class_indicators.filter((id) => counts.has(id));
  return [...deciding, ...common.filter((id) => !deciding.includes(id)).sort()];
}

function meanOver(samples: readonly StoredSample[], read: (day: string) => number): number {
  const values = samples.map((sample) => read(sample.day)).filter((value) => !Number.isNaN(value));
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
