// Which reaches were black and odorous before, as known at a moment. Only those that are so in the month are looked up: nobody else can
// have relapsed, and the samples of decades are many.
import { type BlackOdourPast, findBlackOdourPast, type GradedMonth } from '@xunhe/domain/duty/black-odour-past';
import { groupBy } from '@xunhe/domain/ground/group';
import { hasBlackOdourSigns } from '@xunhe/domain/observation/black-odorous';
import { toBlackOdourSigns } from '@xunhe/domain/observation/month-quality';
import type { Tx } from '../store/db.ts';
import { listSamples, type StoredSample } from '../store/observation.ts';
import type { ReachWithWater } from '../store/place.ts';
import type { CityRow } from '../store/rows-place.ts';
import { qualityOfMonth } from './month-classes.ts';

interface Asked {
  readonly city: CityRow;
  readonly reaches: readonly ReachWithWater[];
  readonly month: string;
  readonly knownAt: Date;
}

export async function readBlackOdourPasts(tx: Tx, asked: Asked): Promise<Map<string, BlackOdourPast>> {
  const { city, month, knownAt } = asked;
  const reaches = new Map(asked.reaches.map((reach) => [reach.id, reach]));
  const now = groupBy(await listSamples(tx, city.city, { from: month, to: month, knownAt }), (row) => row.reach);
  const black = [...now].flatMap(([id, samples]) => {
    const reach = reaches.get(id);
    return reach && gradeMonth(city, reach, samples)?.grade ? [id] : [];
  });
  if (black.length === 0) return new Map();
  const range = { from: '1900-01', to: month, reaches: black, knownAt };
  const pasts = new Map<string, BlackOdourPast>();
  for (const [id, samples] of groupBy(await listSamples(tx, city.city, range), (row) => row.reach)) {
    const months = [...groupBy(samples, (row) => row.month).values()].flatMap(
      (rows) => gradeMonth(city, reaches.get(id)!, rows) ?? [],
    );
    const past = findBlackOdourPast(months, month);
    if (past) pasts.set(id, past);
  }
  return pasts;
}

/** Null when no sign was measured: neither black nor clean. */
function gradeMonth(city: CityRow, reach: ReachWithWater, samples: readonly StoredSample[]): GradedMonth | null {
  const quality = qualityOfMonth(city, reach, samples);
  if (!quality || !hasBlackOdourSigns(toBlackOdourSigns(quality.means))) return null;
  return { month: samples[0]!.month, grade: quality.blackOdorous };
}
