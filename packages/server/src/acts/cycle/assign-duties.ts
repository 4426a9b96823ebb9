// From the published list to what each chief owes in the month to come.
import { assignDuties } from '@xunhe/domain/duty/duty';
import type { WarningLevel } from '@xunhe/domain/duty/level';
import type { LevelFrom } from '@xunhe/domain/duty/plan';
import { policyName } from '@xunhe/domain/duty/policy';
import { addMonths, firstDay, lastDay, monthNumber } from '@xunhe/domain/ground/month';
import type { PostLevel } from '@xunhe/domain/people/post';
import { insertDuties, listWarnings } from '../../store/duty.ts';
import { listDayVisits } from '../../store/patrol.ts';
import { listPosts } from '../../store/people.ts';
import { listReaches } from '../../store/place.ts';
import { listAssessments } from '../../store/risk.ts';
import type { DutyRow } from '../../store/rows-duty.ts';
import { readCalendar } from '../../store/work-year.ts';
import type { ActContext } from './act.ts';
import { readPolicy } from './policy.ts';

export async function assignMonthDuties(context: ActContext): Promise<Record<string, unknown>> {
  const { tx, city, month } = context;
  const target = addMonths(month, 1);
  const rule = await readPolicy(tx, city.city, target, 'duty');
  const warnings = await listWarnings(tx, city.city, month);
  const blackOdorous = new Set(
    (await listAssessments(tx, city.city, month))
      .filter((row) => (row.quality as { blackOdorous: string | null }).blackOdorous !== null)
      .map((row) => row.reach),
  );
  const reaches = await listReaches(tx, city.city);
  const regionByReach = new Map(reaches.map((reach) => [reach.id, reach.region]));
  const duties = assignDuties({
    month: target,
    rule,
    isWorkingDay: (await readCalendar(tx, city.city)).isWorkingDay,
    reaches: reaches.map((reach) => ({
      id: reach.id,
      lengthM: reach.length_m,
      condition: blackOdorous.has(reach.id) ? 'black_odorous' : 'ordinary',
    })),
    posts: (await listPosts(tx, city.city, firstDay(target), lastDay(target))).map((post) => ({
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
    earlierVisits: await listDayVisits(tx, city.city, quarterStart(target), addMonths(target, -1)),
  });
  const rows = duties.map(
    (duty): DutyRow => ({
      city: city.city,
      month: target,
      person: duty.person,
      reach: duty.reach,
      region: regionByReach.get(duty.reach)!,
      level: duty.level,
      visits: duty.visits,
      minutes: duty.minutes,
      length_m: duty.lengthM,
      body: { windows: duty.windows, modes: duty.modes, why: duty.why, post: duty.post },
      policy: policyName(rule),
    }),
  );
  await insertDuties(tx, rows);
  return {
    month: target,
    duties: rows.length,
    visits: rows.reduce((sum, row) => sum + row.visits, 0),
    policy: policyName(rule),
  };
}

function quarterStart(month: string): string {
  return addMonths(month, -(monthNumber(month) % 3));
}
