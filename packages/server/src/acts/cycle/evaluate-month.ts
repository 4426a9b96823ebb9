// Looks back on a month for the city, each district and each town, from the duties that were in force and what was done and found.
import { type EvaluationFacts, evaluateMonth } from '@xunhe/domain/evaluation/month-evaluation';
import { addMonths, firstDay } from '@xunhe/domain/ground/month';
import { regionPrefix } from '@xunhe/domain/place/region';
import { searchDuties } from '../../store/duty.ts';
import { insertEvaluations } from '../../store/evaluation.ts';
import { countObservations } from '../../store/observation.ts';
import { listPatrolsOfMonth } from '../../store/patrol.ts';
import { listReachesEver, listRegions } from '../../store/place.ts';
import { listProblemsOfTime } from '../../store/problem.ts';
import { dayToInstant, instantToDay } from '../city-clock.ts';
import { readMonthClasses } from '../month-classes.ts';
import { countWindows } from '../today/windows.ts';
import type { ActContext } from './act.ts';

const ALL = 10_000_000;

export async function evaluateMonthAct(context: ActContext): Promise<Record<string, unknown>> {
  const areas = (await listRegions(context.tx, context.city.city)).filter(
    (region) => region.level !== 'village' && region.retired_on === null,
  );
  const facts = await gatherFacts(context);
  await insertEvaluations(
    context.tx,
    areas.map((area) => {
      const prefix = regionPrefix(area.code);
      const inside = <T extends { readonly region: string }>(rows: readonly T[]) =>
        rows.filter((row) => row.region.startsWith(prefix));
      const figures = evaluateMonth({
        duties: inside(facts.duties),
        patrols: inside(facts.patrols),
        problems: inside(facts.problems),
        validComplaints: inside(facts.complaints).reduce((sum, row) => sum + row.count, 0),
        ended: inside(facts.ended),
        measured: inside(facts.measured),
        measuredYearBefore: inside(facts.measuredYearBefore),
      });
      return { city: context.city.city, month: context.month, region: area.code, figures };
    }),
  );
  return { regions: areas.length, duties: facts.duties.length, patrols: facts.patrols.length };
}

type Placed<T> = readonly (T & { readonly region: string })[];

interface Facts {
  readonly duties: Placed<EvaluationFacts['duties'][number]>;
  readonly patrols: Placed<EvaluationFacts['patrols'][number]>;
  readonly problems: Placed<EvaluationFacts['problems'][number]>;
  readonly complaints: Placed<{ readonly count: number }>;
  readonly ended: Placed<{ readonly onTime: boolean }>;
  readonly measured: Placed<{ readonly fails: boolean }>;
  readonly measuredYearBefore: Placed<{ readonly fails: boolean }>;
}

async function gatherFacts({ tx, city, month, knownAt }: ActContext): Promise<Facts> {
  const regionByReach = new Map((await listReachesEver(tx, city.city)).map((reach) => [reach.id, reach.region]));
  const duties = await searchDuties(tx, { city: city.city, month, limit: ALL, offset: 0 });
  const patrols = await listPatrolsOfMonth(tx, city.city, month);
  const complaints = await countObservations(tx, city.city, 'complaint', { from: month, to: month, knownAt });
  const began = new Date(dayToInstant(firstDay(month), city.timezone));
  const problems = await listProblemsOfTime(tx, city.city, { from: began, until: knownAt });
  const classes = async (of: string) =>
    [...(await readMonthClasses(tx, city, of))].map(([reach, { fails }]) => ({
      region: regionByReach.get(reach)!,
      fails,
    }));
  return {
    duties: duties.map((row) => ({
      region: row.region,
      person: row.person,
      reach: row.reach,
      visits: row.visits,
      done: countWindows(row).reduce((sum, window) => sum + window.done, 0),
      minutes: row.minutes,
    })),
    patrols: patrols.map((row) => ({
      region: row.region,
      person: row.person,
      effective: row.verdict === 'effective',
      minutes: (row.ended_at.getTime() - row.started_at.getTime()) / 60_000,
      lengthM: row.length_m,
    })),
    problems: problems
      .filter((row) => row.reported_at >= began && row.reported_at < knownAt)
      .map((row) => ({
        region: row.region,
        reporter: row.reporter,
        source: row.source,
        key: row.key_problem,
        valid: row.state !== 'rejected' && row.state !== 'merged',
      })),
    complaints: complaints.map((row) => ({ region: regionByReach.get(row.reach) ?? city.city, count: row.count })),
    ended: problems
      .filter((row) => row.closed_at !== null && row.closed_at >= began && row.closed_at < knownAt)
      .map((row) => ({
        region: row.region,
        onTime: row.due_day === null || instantToDay(row.closed_at!.getTime(), city.timezone) <= row.due_day,
      })),
    measured: await classes(month),
    measuredYearBefore: await classes(addMonths(month, -12)),
  };
}
