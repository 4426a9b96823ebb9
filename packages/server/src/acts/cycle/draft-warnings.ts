// Draws the warning of every reach from the month's assessment, bulletins, problems and complaints.
import type { BlackOdourPast } from '@xunhe/domain/duty/black-odour-past';
import { policyName } from '@xunhe/domain/duty/policy';
import type { QualityFacts } from '@xunhe/domain/duty/quality-trigger';
import type { BulletinFact, ProblemFact, ReachFacts } from '@xunhe/domain/duty/trigger';
import { type Issuer, settleTriggers } from '@xunhe/domain/duty/trigger-policy';
import { decideWarning, type PreviousWarning } from '@xunhe/domain/duty/warning';
import { addDays } from '@xunhe/domain/ground/day';
import { groupBy } from '@xunhe/domain/ground/group';
import { addMonths, firstDay, lastDay } from '@xunhe/domain/ground/month';
import { updateCycle } from '../../store/cycle.ts';
import { countObservations, type StoredBulletin } from '../../store/observation.ts';
import { listReaches } from '../../store/place.ts';
import { listProblemsForWarning } from '../../store/problem.ts';
import { listAssessments } from '../../store/risk.ts';
import type { ProblemRow } from '../../store/rows-deed.ts';
import type { WarningRow } from '../../store/rows-duty.ts';
import type { AssessmentRow } from '../../store/rows-risk.ts';
import { insertWarnings, listWarnings } from '../../store/warning.ts';
import { readBlackOdourPasts } from '../black-odour-pasts.ts';
import { instantToDay } from '../city-clock.ts';
import type { ActContext } from './act.ts';
import { readMonthBulletins } from './month-bulletins.ts';
import { chooseMonthLimits } from './month-limits.ts';
import { readPolicy } from './policy.ts';

/** A key problem that comes back is looked for this far back; the triggers' own figure is shorter. */
const LOOK_BACK_DAYS = 400;

export async function draftWarnings(context: ActContext): Promise<Record<string, unknown>> {
  const { tx, city, month, knownAt } = context;
  const policy = await readPolicy(tx, city.city, month, 'triggers');
  const limits = await chooseMonthLimits(tx, city.city, month, policy);
  const settled = settleTriggers(policy, limits);
  const inMonth = { from: month, to: month, knownAt };
  const assessments = new Map((await listAssessments(tx, city.city, month)).map((row) => [row.reach, row]));
  const complaints = new Map(
    (await countObservations(tx, city.city, 'complaint', inMonth)).map((row) => [row.reach, row.count]),
  );
  const problems = groupBy(
    await listProblemsForWarning(tx, city.city, addDays(firstDay(month), -LOOK_BACK_DAYS), knownAt),
    (row) => row.reach,
  );
  const previous = new Map((await listWarnings(tx, city.city, addMonths(month, -1))).map((row) => [row.reach, row]));
  const bulletins = await readMonthBulletins(context, previous);
  const reaches = await listReaches(tx, city.city);
  const pasts = await readBlackOdourPasts(tx, { city, reaches, month, knownAt });
  const rows: WarningRow[] = [];
  for (const reach of reaches) {
    const facts: ReachFacts = {
      reach: reach.id,
      quality: toQualityFacts(
        assessments.get(reach.id),
        reach.target_class ?? city.target_class,
        pasts.get(reach.id) ?? null,
      ),
      bulletins: (bulletins.byReach.get(reach.id) ?? []).flatMap(toBulletinFact),
      problems: (problems.get(reach.id) ?? []).map((row) => toProblemFact(row, city.timezone, knownAt)),
      complaints: complaints.get(reach.id) ?? 0,
      asOf: lastDay(month),
    };
    const before = previous.get(reach.id);
    const warning = decideWarning(facts, settled, {
      previous: before ? (before as unknown as PreviousWarning) : null,
      withdrawn: bulletins.withdrawnKinds(before),
    });
    rows.push({
      city: city.city,
      month,
      reach: reach.id,
      region: reach.region,
      level: warning.level,
      previous: warning.previous,
      kinds: [...warning.kinds],
      basis: warning.basis,
      reasons: warning.reasons,
      policy: policyName(policy),
    });
  }
  await insertWarnings(tx, rows);
  await updateCycle(tx, city.city, month, { limits: JSON.stringify(limits) });
  const count = (level: string) => rows.filter((row) => row.level === level).length;
  return {
    red: count('red'),
    orange: count('orange'),
    yellow: count('yellow'),
    none: count('none'),
    policy: policyName(policy),
    limits,
  };
}

function toQualityFacts(
  row: AssessmentRow | undefined,
  targetClass: number,
  blackOdourPast: BlackOdourPast | null,
): QualityFacts | null {
  if (!row) return null;
  const { means, wqClass } = row.quality as { means: Record<string, number> | null; wqClass: number | null };
  return {
    probability: row.probability,
    wqClass,
    targetClass,
    nh3nMgL: means?.nh3n ?? null,
    doMgL: means?.do ?? null,
    transparencyCm: means?.transparency ?? null,
    orpMv: means?.orp ?? null,
    blackOdourPast,
  };
}

/** Praise in a bulletin warns of nothing. */
function toBulletinFact(row: StoredBulletin): BulletinFact[] {
  if (row.kind === 'praise') return [];
  const { id, issuer, verified, kind } = row;
  return [{ id, issuer: issuer as Issuer, verified, relapse: kind === 'relapse' }];
}

/** An end that came after what this month may know has not happened yet. */
function toProblemFact(row: ProblemRow, timezone: string, knownAt: Date): ProblemFact {
  const ended = row.closed_at !== null && row.closed_at <= knownAt ? row.closed_at : null;
  return {
    id: row.id,
    type: row.type,
    key: row.key_problem,
    untreatedDischarge: row.type === 'industrial_discharge',
    reportedDay: instantToDay(row.reported_at.getTime(), timezone),
    dueDay: row.due_day,
    endedDay: ended && instantToDay(ended.getTime(), timezone),
    // What anybody can report raises nothing before the office has looked at it.
    valid:
      row.state !== 'rejected' && row.state !== 'merged' && !(row.source === 'citizen' && row.state === 'reported'),
  };
}
