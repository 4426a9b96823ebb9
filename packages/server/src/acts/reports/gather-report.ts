// Reads what the reports of a period are made from: the whole city at once, because a chief's waters may lie in several districts.
import type { WarningLevel } from '@xunhe/domain/duty/level';
import type {
  ClassFact,
  DutyFact,
  NextMonth,
  PatrolFact,
  ProblemFact,
  ReportChief,
  ReportFacts,
} from '@xunhe/domain/evaluation/report-facts';
import { periodBefore, type ReportPeriod } from '@xunhe/domain/evaluation/report-period';
import { addDays } from '@xunhe/domain/ground/day';
import { groupBy } from '@xunhe/domain/ground/group';
import { addMonths, firstDay, lastDay } from '@xunhe/domain/ground/month';
import type { PostLevel } from '@xunhe/domain/people/post';
import { findCycle } from '../../store/cycle.ts';
import type { Tx } from '../../store/db.ts';
import { listDutyVisitsByReach } from '../../store/duty.ts';
import { listDayVisits } from '../../store/patrol.ts';
import { listReachesEver, type ReachWithWater } from '../../store/place.ts';
import { listReportChiefs, listReportDuties, listReportPatrols, listReportProblems } from '../../store/report-facts.ts';
import type { CityRow } from '../../store/rows-place.ts';
import { listWarnings } from '../../store/warning.ts';
import { dayToInstant, instantToDay } from '../city-clock.ts';
import { readMonthClasses } from '../month-classes.ts';
import { countWindows } from '../today/windows.ts';

/** Names of persons stand beside the facts: the rules know none. */
export interface GatheredReport {
  readonly facts: ReportFacts;
  readonly reaches: readonly ReachWithWater[];
  readonly chiefNames: ReadonlyMap<string, string>;
}

/** @param asOf a day of the period, or the last of it */
export async function gatherReport(
  tx: Tx,
  city: CityRow,
  { period, asOf }: { readonly period: ReportPeriod; readonly asOf: string },
): Promise<GatheredReport> {
  const first = firstDay(period.months[0]!);
  const reaches = (await listReachesEver(tx, city.city)).filter(
    (one) => one.retired_on === null || one.retired_on > first,
  );
  const people = await listReportChiefs(tx, city.city, period);
  const from = periodBefore(period).months[0]!;
  const to = period.months.at(-1)!;
  return {
    reaches,
    chiefNames: new Map(people.map(({ id, name }) => [id, name])),
    facts: {
      ...{ period, asOf },
      reaches: reaches.map((reach) => ({
        ...{ id: reach.id, region: reach.region, lengthM: reach.length_m },
        targetClass: reach.target_class ?? city.target_class,
      })),
      chiefs: people.map(
        ({ id, level, region, reaches }): ReportChief => ({ id, level: level as PostLevel, region, reaches }),
      ),
      duties: await readDuties(tx, city.city, { from, to, asOf }),
      patrols: await readPatrols(tx, city.city, { from, to }),
      problems: await readProblems(tx, city, { from: `${from}-01`, asOf }),
      classes: await readClasses(tx, city, { from, months: period.months, asOf }),
      next: await readNext(tx, city.city, addMonths(to, 1)),
    },
  };
}

interface Range {
  readonly from: string;
  readonly to: string;
}

/** Of the month that still runs only the windows that have begun: what is not yet asked is not missing. */
async function readDuties(
  tx: Tx,
  city: string,
  { from, to, asOf }: Range & { readonly asOf: string },
): Promise<DutyFact[]> {
  const key = (row: { readonly person: string; readonly reach: string }) => `${row.person}\n${row.reach}`;
  const days = groupBy(await listDayVisits(tx, city, from, to), key);
  const duties = await listReportDuties(tx, city, { from, to });
  return duties.map(({ windows, ...duty }): DutyFact => {
    const here = (days.get(key(duty)) ?? []).map(({ day }) => day).filter((day) => day.startsWith(duty.month));
    const begun = windows.filter((window) => window.from <= asOf);
    const counted = countWindows({ body: { windows: begun }, days: here });
    return {
      ...{ month: duty.month, person: duty.person, reach: duty.reach, minutes: duty.minutes },
      level: duty.level as WarningLevel,
      visits: counted.reduce((sum, { visits }) => sum + visits, 0),
      done: counted.reduce((sum, { done }) => sum + done, 0),
    };
  });
}

async function readPatrols(tx: Tx, city: string, range: Range): Promise<PatrolFact[]> {
  const rows = await listReportPatrols(tx, city, range);
  return rows.map(({ length_m: lengthM, ...row }) => ({ ...row, lengthM }));
}

async function readProblems(
  tx: Tx,
  { city, timezone }: CityRow,
  { from, asOf }: { readonly from: string; readonly asOf: string },
): Promise<ProblemFact[]> {
  const [since, until] = [from, addDays(asOf, 1)].map((day) => new Date(dayToInstant(day, timezone)));
  const rows = await listReportProblems(tx, city, { since: since!, until: until! });
  return rows.map((row) => ({
    ...{ id: row.id, reach: row.reach, type: row.type, source: row.source, finder: row.finder, key: row.key_problem },
    reportedDay: instantToDay(row.reported_at.getTime(), timezone),
    endedDay: row.closed_at && instantToDay(row.closed_at.getTime(), timezone),
    dueDay: row.due_day,
    valid: row.state !== 'rejected' && row.state !== 'merged',
  }));
}

async function readClasses(
  tx: Tx,
  city: CityRow,
  { from, months, asOf }: { readonly from: string; readonly months: readonly string[]; readonly asOf: string },
): Promise<ClassFact[]> {
  const wanted = new Set([...months, ...months.map((month) => addMonths(month, -12))]);
  for (let month = from; month < months[0]!; month = addMonths(month, 1)) wanted.add(month);
  const knownAt = new Date(dayToInstant(addDays(asOf, 1), city.timezone));
  const facts: ClassFact[] = [];
  for (const month of [...wanted].sort()) {
    // A sample of the period's last days comes weeks later; once the period is over all that is known by now counts.
    const known = asOf < lastDay(months.at(-1)!) ? knownAt : undefined;
    for (const [reach, { wqClass, fails }] of await readMonthClasses(tx, city, month, known))
      facts.push({ reach, month, wqClass, fails });
  }
  return facts;
}

async function readNext(tx: Tx, city: string, month: string): Promise<NextMonth | null> {
  const visits = await listDutyVisitsByReach(tx, city, month);
  const cycle = await findCycle(tx, city, addMonths(month, -1));
  if (visits.length === 0 || !cycle || cycle.state === 'open') return null;
  const levels = await listWarnings(tx, city, cycle.month);
  return { month, visits, levelByReach: new Map(levels.map(({ reach, level }) => [reach, level as WarningLevel])) };
}
