// All that duties of a month are made from: the list as it stands, posts, waters and the rule in force.
import type { Duty } from '@xunhe/domain/duty/duty';
import type { WarningLevel } from '@xunhe/domain/duty/level';
import type { DutyInput, LevelFrom } from '@xunhe/domain/duty/plan';
import { addMonths, firstDay, lastDay, monthNumber } from '@xunhe/domain/ground/month';
import type { PostLevel } from '@xunhe/domain/people/post';
import type { Tx } from '../../store/db.ts';
import { listDayVisits } from '../../store/patrol.ts';
import { listPosts } from '../../store/people.ts';
import { listReachesEver } from '../../store/place.ts';
import { listAssessments } from '../../store/risk.ts';
import type { DutyRow } from '../../store/rows-duty.ts';
import { listWarnings } from '../../store/warning.ts';
import { readCalendar } from '../../store/work-year.ts';
import { readPolicy } from './policy.ts';

export interface DutyGround {
  readonly city: string;
  readonly input: DutyInput;
  readonly regionByReach: ReadonlyMap<string, string>;
}

/** @param month of the warnings; the duties are those of the month after */
export async function readDutyGround(tx: Tx, city: string, month: string): Promise<DutyGround> {
  const target = addMonths(month, 1);
  const rule = await readPolicy(tx, city, target, 'duty');
  const warnings = await listWarnings(tx, city, month);
  const blackOdorous = new Set(
    (await listAssessments(tx, city, month))
      .filter((row) => (row.quality as { blackOdorous: string | null }).blackOdorous !== null)
      .map((row) => row.reach),
  );
  const reaches = await listReachesEver(tx, city);
  const input: DutyInput = {
    city,
    month: target,
    rule,
    isWorkingDay: (await readCalendar(tx, city)).isWorkingDay,
    reaches: reaches.map((reach) => ({
      id: reach.id,
      lengthM: reach.length_m,
      condition: blackOdorous.has(reach.id) ? 'black_odorous' : 'ordinary',
    })),
    posts: (await listPosts(tx, city, firstDay(target), lastDay(target))).map((post) => ({
      person: post.person,
      reach: post.reach,
      level: post.level as PostLevel,
      from: post.from,
      to: post.to,
    })),
    levels: new Map(
      warnings.map((row): [string, LevelFrom[]] => [
        row.reach,
        [{ from: firstDay(target), level: row.level as WarningLevel }],
      ]),
    ),
    earlierVisits: await listDayVisits(tx, city, quarterStart(target), addMonths(target, -1)),
  };
  return { city, input, regionByReach: new Map(reaches.map((reach) => [reach.id, reach.region])) };
}

export function dutyToRow(duty: Duty, { city, input, regionByReach }: DutyGround): DutyRow {
  return {
    city,
    month: input.month,
    person: duty.person,
    reach: duty.reach,
    region: regionByReach.get(duty.reach)!,
    level: duty.level,
    visits: duty.visits,
    minutes: duty.minutes,
    length_m: duty.lengthM,
    body: { windows: duty.windows, modes: duty.modes, why: duty.why, post: duty.post },
    policy: duty.policy,
  };
}

function quarterStart(month: string): string {
  return addMonths(month, -(monthNumber(month) % 3));
}
