// Gathers a city's months into columns for the model: what was known at a moment, nothing later. Missing stays missing.
import { groupBy } from '@xunhe/domain/ground/group';
import { monthNumber, numberToMonth } from '@xunhe/domain/ground/month';
import { INDICATORS } from '@xunhe/domain/observation/indicator';
import type { MonthQuality } from '@xunhe/domain/observation/month-quality';
import { findStandard, limitOf } from '@xunhe/domain/observation/standard';
import { regionPrefix } from '@xunhe/domain/place/region';
import type { HistoryReach, MonthlyHistory } from '@xunhe/domain/risk/history';
import type { Tx } from '../../store/db.ts';
import {
  countObservations,
  findSampleMonths,
  listSamples,
  type ReachMonthCount,
  type StoredSample,
} from '../../store/observation.ts';
import { sumEffort } from '../../store/patrol.ts';
import {
  findCity,
  listGauges,
  listLandCover,
  listReaches,
  listSources,
  type ReachWithWater,
} from '../../store/place.ts';
import type { CityRow } from '../../store/rows-place.ts';
import { qualityOfMonth } from '../month-classes.ts';
import { gatherRain } from './gather-rain.ts';

export interface Gathered {
  readonly history: MonthlyHistory;
  /** Quality of the last month by reach. */
  readonly quality: ReadonlyMap<string, MonthQuality>;
  readonly reaches: readonly ReachWithWater[];
  readonly city: CityRow;
  readonly samples: number;
}

/** A longer past than this adds nothing to next month and would cost memory in a large city. */
const LONGEST_MONTHS = 40 * 12;

export async function gatherHistory(tx: Tx, code: string, asOf: { month: string; knownAt: Date }): Promise<Gathered> {
  const city = await findCity(tx, code);
  if (!city) throw new Error(`The city ${code} is not in the store`);
  const reaches = await listReaches(tx, code);
  const last = monthNumber(asOf.month);
  const sampled = await findSampleMonths(tx, code);
  const firstMonth = Math.max(last - LONGEST_MONTHS + 1, Math.min(last, monthNumber(sampled?.first ?? asOf.month)));
  const months = last - firstMonth + 1;
  const range = { from: numberToMonth(firstMonth), to: asOf.month, knownAt: asOf.knownAt };
  const samples = await listSamples(tx, code, range);
  const grid = { firstMonth, months, indexByReach: new Map(reaches.map((reach, index) => [reach.id, index])) };
  const measured = fillSamples(city, reaches, samples, grid);
  const gauges = await listGauges(tx, code);
  const counts = async (kind: 'complaint' | 'finding') =>
    fillCounts(await countObservations(tx, code, kind, range), grid);
  const effort = await sumEffort(tx, code, range);
  return {
    city,
    reaches,
    samples: samples.length,
    quality: measured.lastQuality,
    history: {
      firstMonth,
      months,
      reaches: await describeReaches(tx, city, reaches, gauges.length > 0 ? 0 : -1),
      ...measured.columns,
      rain: await gatherRain(tx, code, gauges, { ...range, firstMonth, months }),
      complaints: await counts('complaint'),
      problems: await counts('finding'),
      effort: fillCounts(
        effort.map(({ hours, ...cell }) => ({ ...cell, count: hours })),
        grid,
      ),
    },
  };
}

interface Grid {
  readonly firstMonth: number;
  readonly months: number;
  readonly indexByReach: ReadonlyMap<string, number>;
}

function fillSamples(city: CityRow, reaches: readonly ReachWithWater[], samples: readonly StoredSample[], grid: Grid) {
  const cells = reaches.length * grid.months;
  const indicators = listIndicators(city, samples);
  const standard = findStandard(city.standard);
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
    means: indicators.map(() => new Float32Array(cells).fill(Number.NaN)),
    ratio: new Float32Array(cells).fill(Number.NaN),
    wqClass: new Uint8Array(cells),
    fails: new Int8Array(cells).fill(-1),
  };
  const lastQuality = new Map<string, MonthQuality>();
  // Samples arrive sorted by reach and month: one pass over the runs of equal reach and month.
  for (let from = 0; from < samples.length; ) {
    const { reach: id, month } = samples[from]!;
    let to = from + 1;
    while (to < samples.length && samples[to]!.reach === id && samples[to]!.month === month) to++;
    const index = grid.indexByReach.get(id);
    const quality = index === undefined ? null : qualityOfMonth(city, reaches[index]!, samples.slice(from, to));
    if (index !== undefined && quality) {
      const cell = index * grid.months + monthNumber(month) - grid.firstMonth;
      for (const [i, indicator] of indicators.entries())
        columns.means[i]![cell] = quality.means[indicator] ?? Number.NaN;
      columns.ratio[cell] = quality.ratio ?? Number.NaN;
      columns.wqClass[cell] = quality.wqClass;
      columns.fails[cell] = quality.fails ? 1 : 0;
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

function fillCounts(rows: readonly ReachMonthCount[], grid: Grid): Float32Array {
  const column = new Float32Array(grid.indexByReach.size * grid.months);
  for (const { reach, month, count } of rows) {
    const index = grid.indexByReach.get(reach);
    if (index !== undefined) column[index * grid.months + monthNumber(month) - grid.firstMonth]! += count;
  }
  return column;
}

async function describeReaches(
  tx: Tx,
  city: CityRow,
  reaches: readonly ReachWithWater[],
  gauge: number,
): Promise<HistoryReach[]> {
  const index = new Map(reaches.map((reach, i) => [reach.id, i]));
  const sources = groupBy(await listSources(tx, city.city), (source) => source.reach);
  const land = groupBy(await listLandCover(tx, city.city), (row) => row.reach);
  return reaches.map((reach) => {
    const counts: Record<string, number> = {};
    let load = 0;
    for (const source of sources.get(reach.id) ?? []) {
      counts[source.kind] = (counts[source.kind] ?? 0) + 1;
      load += source.load_kgd ?? 0;
    }
    return {
      id: reach.id,
      waterBody: reach.water_body,
      district: regionPrefix(reach.region).slice(0, 6),
      kind: reach.water_kind as HistoryReach['kind'],
      targetClass: reach.target_class ?? city.target_class,
      lengthM: reach.length_m,
      widthM: reach.width_m ?? Number.NaN,
      downstream: reach.downstream === null ? -1 : (index.get(reach.downstream) ?? -1),
      gauge,
      sourceLoadKgd: load,
      sourceCounts: counts,
      landCover: Object.fromEntries((land.get(reach.id) ?? []).map((row) => [row.class, row.share])),
    };
  });
}
