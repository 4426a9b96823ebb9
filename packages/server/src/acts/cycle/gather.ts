// Gathers a city's months into columns for the model: what was known at a moment, nothing later. Missing stays missing.
import { monthNumber, numberToMonth } from '@xunhe/domain/ground/month';
import type { MonthQuality } from '@xunhe/domain/observation/month-quality';
import type { MonthlyHistory } from '@xunhe/domain/risk/features/history';
import type { Tx } from '../../store/db.ts';
import {
  countObservations,
  findSampleMonths,
  listSamples,
  type ReachMonthCount,
  type StoredSample,
} from '../../store/observation.ts';
import { sumEffort } from '../../store/patrol.ts';
import { findCity, listGauges, listReaches, type ReachWithWater } from '../../store/place.ts';
import type { CityRow } from '../../store/rows-place.ts';
import { gatherRain } from './gather-rain.ts';
import { describeReaches } from './gather-reaches.ts';
import { fillSamples, type Grid } from './gather-samples.ts';

export interface Gathered {
  readonly history: MonthlyHistory;
  /** Quality of the last month by reach. */
  readonly quality: ReadonlyMap<string, MonthQuality>;
  /** The newest day on which each reach was sampled. */
  readonly newestSamples: ReadonlyMap<string, string>;
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
  const sampled = await findSampleMonths(tx, code, asOf.knownAt);
  const firstMonth = Math.max(last - LONGEST_MONTHS + 1, Math.min(last, monthNumber(sampled?.first ?? asOf.month)));
  const months = last - firstMonth + 1;
  const range = { from: numberToMonth(firstMonth), to: asOf.month, knownAt: asOf.knownAt };
  const samples = await listSamples(tx, code, range);
  const grid = { firstMonth, months, indexByReach: new Map(reaches.map((reach, index) => [reach.id, index])) };
  const gauges = await listGauges(tx, code);
  const { rain, rainOf } = await gatherRain(tx, code, { reaches, gauges }, { ...range, firstMonth, months });
  const described = await describeReaches(tx, city, reaches, rainOf);
  const measured = fillSamples({ city, reaches, described, rain, grid }, samples);
  const counts = async (kind: 'complaint' | 'finding') =>
    fillCounts(await countObservations(tx, code, kind, range), grid);
  const effort = await sumEffort(tx, code, range);
  return {
    city,
    reaches,
    samples: samples.length,
    quality: measured.lastQuality,
    newestSamples: findNewest(samples),
    history: {
      firstMonth,
      months,
      reaches: described,
      ...measured.columns,
      rain: rain.map(({ monthly }) => monthly),
      complaints: await counts('complaint'),
      problems: await counts('finding'),
      effort: fillCounts(
        effort.map(({ hours, ...cell }) => ({ ...cell, count: hours })),
        grid,
      ),
    },
  };
}

function findNewest(samples: readonly StoredSample[]): Map<string, string> {
  const days = new Map<string, string>();
  for (const { reach, day } of samples) if (day > (days.get(reach) ?? '')) days.set(reach, day);
  return days;
}

function fillCounts(rows: readonly ReachMonthCount[], grid: Grid): Float32Array {
  const column = new Float32Array(grid.indexByReach.size * grid.months);
  for (const { reach, month, count } of rows) {
    const index = grid.indexByReach.get(reach);
    if (index !== undefined) column[index * grid.months + monthNumber(month) - grid.firstMonth]! += count;
  }
  return column;
}
