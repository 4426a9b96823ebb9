// Rain of each reach by month, from its gauges: sum, wettest day, wet days and the dry days that run up to the end of the month. A month of which a gauge
// reported fewer than twenty days has no rain value: silence is not a dry month.
import { addDays } from '@xunhe/domain/ground/day';
import { groupBy } from '@xunhe/domain/ground/group';
import { daysInMonth, monthNumber, numberToMonth } from '@xunhe/domain/ground/month';
import type { MonthlyRain } from '@xunhe/domain/risk/features/history';
import type { Tx } from '../../store/db.ts';
import { listRain } from '../../store/observation.ts';
import type { ReachWithWater } from '../../store/place.ts';
import type { GaugeRow } from '../../store/rows-place.ts';
import { chooseGauges, joinRain } from './gauge-of-reach.ts';

const LEAST_DAYS = 20;
/** A wet day has at least this much, millimetres (WMO: a rain day has 1.0 mm or more). */
const WET_MM = 1;

const LONGEST_DRY = 60;

export interface GaugeRain {
  readonly monthly: MonthlyRain;
  /** Days without a wet one that ended the day before; NaN when that day is not known. */
  dryDaysBefore(day: string): number;
  /** Millimetres of the three days before; NaN unless all are known. */
  mmBefore(day: string): number;
}

interface Span {
  readonly from: string;
  readonly to: string;
  readonly knownAt: Date;
  readonly firstMonth: number;
  readonly months: number;
}

interface Watered {
  readonly rain: readonly GaugeRain[];
  /** Index of the rain of each reach, -1 without any gauge. */
  readonly rainOf: readonly number[];
}

/** Reaches that have the same gauges one after the other have one rain together. */
export async function gatherRain(
  tx: Tx,
  city: string,
  { reaches, gauges }: { readonly reaches: readonly ReachWithWater[]; readonly gauges: readonly GaugeRow[] },
  span: Span,
): Promise<Watered> {
  const byGauge = groupBy(await listRain(tx, city, span), (row) => row.place);
  const days = gauges.map(({ id }) => new Map((byGauge.get(id) ?? []).map((row) => [row.day, row.rainMm])));
  const rain: GaugeRain[] = [];
  const indexByGauges = new Map<string, number>();
  const rainOf = reaches.map((reach) => {
    const spans = chooseGauges(reach, gauges);
    if (spans.every(({ gauge }) => gauge < 0)) return -1;
    const key = spans.map(({ gauge, from }) => `${from} ${gauge}`).join();
    const known = indexByGauges.get(key);
    if (known !== undefined) return known;
    const mmByDay = joinRain(spans, (gauge) => days[gauge] ?? new Map());
    indexByGauges.set(key, rain.length);
    return rain.push({ monthly: sumRain(mmByDay, span), ...readDays(mmByDay) }) - 1;
  });
  return { rain, rainOf };
}

/** Looked up by the day of a sample. */
function readDays(mmByDay: ReadonlyMap<string, number>): Omit<GaugeRain, 'monthly'> {
  return {
    dryDaysBefore(day) {
      for (let dry = 0; dry < LONGEST_DRY; dry++) {
        const mm = mmByDay.get(addDays(day, -1 - dry));
        if (mm === undefined) return dry === 0 ? Number.NaN : dry;
        if (mm >= WET_MM) return dry;
      }
      return LONGEST_DRY;
    },
    mmBefore(day) {
      const known = [1, 2, 3].map((back) => mmByDay.get(addDays(day, -back)) ?? Number.NaN);
      return known.reduce((sum, mm) => sum + mm, 0);
    },
  };
}

export function sumRain(mmByDay: ReadonlyMap<string, number>, span: Pick<Span, 'firstMonth' | 'months'>): MonthlyRain {
  const empty = () => new Float32Array(span.months).fill(Number.NaN);
  const rain = { total: empty(), maxDay: empty(), wetDays: empty(), drySpellEnd: empty() };
  const known = new Map<number, number>();
  for (const day of mmByDay.keys())
    known.set(monthNumber(day.slice(0, 7)), (known.get(monthNumber(day.slice(0, 7))) ?? 0) + 1);
  let dry = 0;
  for (let m = 0; m < span.months; m++) {
    const month = numberToMonth(span.firstMonth + m);
    let total = 0;
    let maxDay = 0;
    let wetDays = 0;
    for (let d = 1; d <= daysInMonth(month); d++) {
      const mm = mmByDay.get(`${month}-${String(d).padStart(2, '0')}`);
      if (mm === undefined) continue;
      total += mm;
      maxDay = Math.max(maxDay, mm);
      if (mm >= WET_MM) wetDays++;
      dry = mm >= WET_MM ? 0 : dry + 1;
    }
    if ((known.get(span.firstMonth + m) ?? 0) < LEAST_DAYS) {
      dry = 0;
      continue;
    }
    rain.total[m] = total;
    rain.maxDay[m] = maxDay;
    rain.wetDays[m] = wetDays;
    rain.drySpellEnd[m] = dry;
  }
  return rain;
}
