// Which gauge tells a reach its rain on a day: the nearest of those that served on it. A gauge that is retired keeps what it told of the days
// before, and one that is opened takes over from its first day on; so a reach has the rain of one gauge after the other.
import type { Day } from '@xunhe/domain/ground/day';
import type { ReachWithWater } from '../../store/place.ts';
import type { GaugeRow } from '../../store/rows-place.ts';

type ReachPlace = Pick<ReachWithWater, 'region' | 'geometry'>;

/** From a day, up to the day before another; null is open. */
export interface GaugeSpan {
  /** Index among the gauges, -1 without one. */
  readonly gauge: number;
  readonly from: Day | null;
  readonly until: Day | null;
}

/** The nearest by the first point of the reach; by the deepest common region where a place is not known. -1 without gauges. */
export function chooseGauge(reach: ReachPlace, gauges: readonly GaugeRow[], day: Day): number {
  const point = firstPoint((reach.geometry as { coordinates?: unknown } | null)?.coordinates);
  let best = { index: -1, far: Number.POSITIVE_INFINITY };
  for (const [index, gauge] of gauges.entries()) {
    if (!isServing(gauge, day)) continue;
    const far =
      point && gauge.lon !== null && gauge.lat !== null
        ? Math.hypot((gauge.lon - point[0]) * Math.cos((point[1] * Math.PI) / 180), gauge.lat - point[1])
        : 1000 - sharedDigits(reach.region, gauge.region);
    if (far < best.far) best = { index, far };
  }
  return best.index;
}

/** The gauges of a reach one after the other, through all days. */
export function chooseGauges(reach: ReachPlace, gauges: readonly GaugeRow[]): GaugeSpan[] {
  const spans: GaugeSpan[] = [];
  const turns = listTurns(gauges);
  for (const [at, from] of [null, ...turns].entries()) {
    const gauge = chooseGauge(reach, gauges, from ?? BEFORE_ALL);
    const before = spans.at(-1);
    const until = turns[at] ?? null;
    if (before?.gauge === gauge) spans[spans.length - 1] = { ...before, until };
    else spans.push({ gauge, from, until });
  }
  return spans;
}

/** What each gauge told, in the days in which it was the one that was asked. */
export function joinRain(
  spans: readonly GaugeSpan[],
  daysOf: (gauge: number) => ReadonlyMap<Day, number>,
): ReadonlyMap<Day, number> {
  const [only] = spans;
  if (spans.length === 1) return daysOf(only!.gauge);
  const days = new Map<Day, number>();
  for (const { gauge, from, until } of spans)
    for (const [day, mm] of daysOf(gauge))
      if ((from === null || day >= from) && (until === null || day < until)) days.set(day, mm);
  return days;
}

const BEFORE_ALL = '0000-01-01';

/** Days on which another gauge may be the nearest. */
function listTurns(gauges: readonly GaugeRow[]): Day[] {
  const turns = gauges.flatMap(({ opened_on: opened, retired_on: retired }) => [opened ?? [], retired ?? []].flat());
  return [...new Set(turns)].sort();
}

export function isServing({ opened_on: opened, retired_on: retired }: GaugeRow, day: Day): boolean {
  return (opened === null || opened <= day) && (retired === null || day < retired);
}

function firstPoint(coordinates: unknown): readonly [number, number] | null {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return null;
  const [lon, lat] = coordinates as unknown[];
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : firstPoint(lon);
}

function sharedDigits(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same;
}
