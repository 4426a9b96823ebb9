// The measured quality of reaches month by month: class, ratio to the limit, what decided. One place for the map, the reach page and
// the risk history, so that they cannot disagree.
import { groupBy } from '@xunhe/domain/ground/group';
import { type MonthQuality, monthQuality } from '@xunhe/domain/observation/month-quality';
import { findStandard } from '@xunhe/domain/observation/standard';
import type { WaterKind } from '@xunhe/domain/place/water-body';
import type { Tx } from '../store/db.ts';
import { listSamples, type StoredSample } from '../store/observation.ts';
import { listReachOutlines, type ReachWithWater } from '../store/place.ts';
import type { CityRow } from '../store/rows-place.ts';

/** Quality of one reach in one month from that month's samples; null when nothing that decides was measured. */
export function qualityOfMonth(
  city: CityRow,
  reach: Pick<ReachWithWater, 'water_kind' | 'target_class'>,
  samples: readonly StoredSample[],
): MonthQuality | null {
  return monthQuality({
    samples,
    standard: findStandard(city.standard),
    waterKind: reach.water_kind as WaterKind,
    targetClass: reach.target_class ?? city.target_class,
    classIndicators: city.class_indicators.length > 0 ? city.class_indicators : null,
  });
}

/** All reaches in one month, from all samples or from those that were known then. */
export async function readMonthClasses(
  tx: Tx,
  city: CityRow,
  month: string,
  knownAt?: Date,
): Promise<Map<string, MonthQuality>> {
  return readClassesOf(tx, city, await listReachOutlines(tx, city.city), { month, ...(knownAt && { knownAt }) });
}

/** Of reaches that were read before. */
export async function readClassesOf(
  tx: Tx,
  city: CityRow,
  reaches: readonly Pick<ReachWithWater, 'id' | 'water_kind' | 'target_class'>[],
  { month, knownAt }: { readonly month: string; readonly knownAt?: Date },
): Promise<Map<string, MonthQuality>> {
  const known = new Map(reaches.map((reach) => [reach.id, reach]));
  const samples = groupBy(
    await listSamples(tx, city.city, { from: month, to: month, ...(knownAt && { knownAt }) }),
    (sample) => sample.reach,
  );
  const classes = new Map<string, MonthQuality>();
  for (const [id, rows] of samples) {
    const reach = known.get(id);
    const quality = reach && qualityOfMonth(city, reach, rows);
    if (quality) classes.set(id, quality);
  }
  return classes;
}

/** One reach in every month it was sampled. */
export async function readReachClasses(
  tx: Tx,
  city: CityRow,
  reach: ReachWithWater,
): Promise<Map<string, MonthQuality>> {
  const samples = await listSamples(tx, city.city, { from: '1900-01', to: '2200-12', reach: reach.id });
  return classesByMonth(city, reach, samples);
}

export function classesByMonth(
  city: CityRow,
  reach: ReachWithWater,
  samples: readonly StoredSample[],
): Map<string, MonthQuality> {
  const classes = new Map<string, MonthQuality>();
  for (const [month, rows] of groupBy(samples, (sample) => sample.month)) {
    const quality = qualityOfMonth(city, reach, rows);
    if (quality) classes.set(month, quality);
  }
  return classes;
}
