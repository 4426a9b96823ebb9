// The series of one reach for its charts: samples, monthly classes and the limits behind them.
import { findStandard, limitOf } from '@xunhe/domain/observation/standard';
import type { WaterKind } from '@xunhe/domain/place/water-body';
import type { Tx } from '../store/db.ts';
import { listSamples } from '../store/observation.ts';
import type { ReachWithWater } from '../store/place.ts';
import type { CityRow } from '../store/rows-place.ts';
import { classesByMonth } from './month-classes.ts';

const CLASSES = [1, 2, 3, 4, 5] as const;

export async function readReachSeries(
  tx: Tx,
  city: CityRow,
  reach: ReachWithWater,
  range: { from: string; to: string },
) {
  const samples = await listSamples(tx, city.city, { ...range, reach: reach.id });
  const standard = findStandard(city.standard);
  const limits: Record<string, (number | null)[]> = {};
  for (const indicator of new Set(samples.flatMap((sample) => Object.keys(sample.readings)))) {
    const row = CLASSES.map((wqClass) => limitOf(standard, indicator, wqClass, reach.water_kind as WaterKind));
    if (row.some((limit) => limit !== null)) limits[indicator] = row;
  }
  return {
    samples: samples.map(({ day, place, readings, marks }) => ({ day, station: place, readings, marks })),
    months: [...classesByMonth(city, reach, samples)].map(([month, quality]) => ({
      month,
      wqClass: quality.wqClass,
      ratio: quality.ratio,
      deciding: [...quality.deciding],
    })),
    limits,
  };
}
