// Tries a change of duty rules on months that were: by their published lists, posts and samples, inside the area of whoever asks. Between
// months others get their turn, so that a city of many thousand reaches does not hold up the door.
import { setImmediate } from 'node:timers/promises';
import type { WarningLevel } from '@xunhe/domain/duty/level';
import type { DutyRule } from '@xunhe/domain/duty/rule';
import { type MonthPreview, type PreviewMonth, previewMonth } from '@xunhe/domain/duty/rule-preview';
import { addMonths, firstDay, lastDay, type Month } from '@xunhe/domain/ground/month';
import { isInside } from '@xunhe/domain/people/may';
import type { PostLevel } from '@xunhe/domain/people/post';
import type { Tx } from '../../store/db.ts';
import { listWarnings } from '../../store/duty.ts';
import { listPosts } from '../../store/people.ts';
import { listReaches } from '../../store/place.ts';
import { listAssessments } from '../../store/risk.ts';
import type { CityRow } from '../../store/rows-place.ts';
import { readCalendar } from '../../store/work-year.ts';
import { readMonthClasses } from '../month-classes.ts';

export interface PreviewAsked {
  readonly city: CityRow;
  readonly region: string;
  readonly months: readonly Month[];
  readonly from: DutyRule;
  readonly to: DutyRule;
}

export async function previewRules(tx: Tx, { city, region, months, from, to }: PreviewAsked): Promise<MonthPreview[]> {
  const { isWorkingDay } = await readCalendar(tx, city.city);
  const previews: MonthPreview[] = [];
  for (const month of months) {
    previews.push(previewMonth(await readFacts(tx, { city, region, month }), { from, to }, isWorkingDay));
    await setImmediate();
  }
  return previews;
}

async function readFacts(
  tx: Tx,
  { city, region, month }: { readonly city: CityRow; readonly region: string; readonly month: Month },
): Promise<PreviewMonth> {
  const list = addMonths(month, -1);
  const levels = new Map(
    (await listWarnings(tx, city.city, list)).map((row) => [row.reach, row.level as WarningLevel]),
  );
  const black = new Set(
    (await listAssessments(tx, city.city, list))
      .filter(({ quality }) => (quality as { blackOdorous: string | null }).blackOdorous !== null)
      .map((row) => row.reach),
  );
  const classes = await readMonthClasses(tx, city, month);
  const reaches = (await listReaches(tx, city.city)).filter((reach) => isInside(reach.region, region));
  const posts = await listPosts(tx, city.city, firstDay(month), lastDay(month));
  return {
    city: city.city,
    month,
    reaches: reaches.map((reach) => ({
      ...{ id: reach.id, lengthM: reach.length_m, region: reach.region },
      condition: black.has(reach.id) ? 'black_odorous' : 'ordinary',
      level: levels.get(reach.id) ?? null,
      fails: classes.get(reach.id)?.fails ?? null,
    })),
    posts: posts.map(({ person, reach, level, from, to }) => ({ person, reach, level: level as PostLevel, from, to })),
  };
}
