// What raises a warning: plain facts of one reach as known on the day the data are frozen, held against the figures of the month; says for
// each kind the level and the numbers behind it.
import { type Day, dayNumber } from '../ground/day.ts';
import { type RaisedLevel, rank } from './level.ts';
import { type QualityFacts, qualityTriggers } from './quality-trigger.ts';
import { type Raised, raise } from './raised.ts';
import type { Issuer, SettledTriggers } from './trigger-policy.ts';

export interface BulletinFact {
  readonly id: string;
  readonly issuer: Issuer;
  /** False: a media report that nobody has confirmed. It raises nothing, and is shown. */
  readonly verified: boolean;
  readonly relapse: boolean;
}

export interface ProblemFact {
  readonly id: string;
  readonly type: string;
  readonly key: boolean;
  readonly untreatedDischarge: boolean;
  readonly reportedDay: Day;
  readonly dueDay: Day | null;
  /** Closed, rejected or merged; null while open. */
  readonly endedDay: Day | null;
  /** False: rejected or merged away. Such a problem raises nothing. */
  readonly valid: boolean;
}

export interface ReachFacts {
  readonly reach: string;
  /** Null when there is neither a sample nor an assessment. */
  readonly quality: QualityFacts | null;
  readonly bulletins: readonly BulletinFact[];
  readonly problems: readonly ProblemFact[];
  /** Valid complaints of the month, each once. */
  readonly complaints: number;
  /** The day the data were frozen; later facts are not to be passed. */
  readonly asOf: Day;
}

/** Every trigger that holds, highest first; within a level by kind and number, so the order of the facts does not matter. */
export function evaluateTriggers(facts: ReachFacts, policy: SettledTriggers): Raised[] {
  return [
    ...qualityTriggers(facts.quality, policy.quality),
    ...bulletinTriggers(facts.bulletins, policy.bulletin),
    ...problemTriggers(facts, policy.problem),
  ].sort((a, b) => rank(b.level) - rank(a.level) || compareTexts(sortKey(a), sortKey(b)));
}

function bulletinTriggers(bulletins: readonly BulletinFact[], policy: SettledTriggers['bulletin']): Raised[] {
  return bulletins.flatMap((bulletin) => {
    const level = levelOfBulletin(bulletin, policy);
    const { id, issuer, relapse } = bulletin;
    const kind = relapse ? 'bulletin.relapse' : 'bulletin.named';
    return level ? [raise('bulletin', level, kind, { bulletin: id, issuer })] : [];
  });
}

/** The level that one raises by itself; null: none. */
export function levelOfBulletin(
  { issuer, verified, relapse }: Omit<BulletinFact, 'id'>,
  policy: SettledTriggers['bulletin'],
): RaisedLevel | null {
  if (issuer === 'media' && !verified) return null;
  return relapse ? policy.relapse.value : policy.byIssuer.value[issuer];
}

function problemTriggers(facts: ReachFacts, policy: SettledTriggers['problem']): Raised[] {
  const raised: Raised[] = [];
  const { asOf, complaints } = facts;
  const valid = facts.problems.filter((problem) => problem.valid && problem.reportedDay <= asOf);
  const open = valid.filter((problem) => problem.endedDay === null || problem.endedDay > asOf);
  const overdue = open.filter((problem) => problem.dueDay !== null && problem.dueDay < asOf);
  const keyOpen = open.filter((problem) => problem.key);
  const keyOverdue = overdue.filter((problem) => problem.key);

  if (keyOpen.length > 0) raised.push(raise('problem', policy.keyOpen.value, 'problem.keyOpen', listed(keyOpen)));
  if (overdue.length >= policy.overdue.value.count)
    raised.push(raise('problem', policy.overdue.value.level, 'problem.overdue', listed(overdue)));
  if (keyOverdue.length > 0)
    raised.push(raise('problem', policy.keyOverdue.value, 'problem.keyOverdue', listed(keyOverdue)));
  if (complaints >= policy.complaints.value.count)
    raised.push(raise('problem', policy.complaints.value.level, 'problem.complaints', { count: complaints }));

  const back = keyOpen.filter((problem) => cameBack(problem, valid, policy.keyBack.value.days));
  if (back.length > 0)
    raised.push(
      raise('problem', policy.keyBack.value.level, 'problem.keyBack', {
        ...listed(back),
        days: policy.keyBack.value.days,
      }),
    );
  const discharge = policy.untreatedDischarge.value;
  const untreated = open.filter((p) => p.untreatedDischarge && daysBetween(p.reportedDay, asOf) > discharge.openDays);
  if (untreated.length > 0)
    raised.push(
      raise('problem', discharge.level, 'problem.untreatedDischarge', {
        ...listed(untreated),
        days: discharge.openDays,
      }),
    );
  return raised;
}

/** The same key problem: the type that an earlier key problem of this reach had, ended at most so many days before. */
function cameBack(problem: ProblemFact, all: readonly ProblemFact[], days: number): boolean {
  return all.some(
    (earlier) =>
      earlier.id !== problem.id &&
      earlier.key &&
      earlier.type === problem.type &&
      earlier.endedDay !== null &&
      earlier.endedDay <= problem.reportedDay &&
      daysBetween(earlier.endedDay, problem.reportedDay) <= days,
  );
}

function listed(problems: readonly ProblemFact[]): { count: number; problems: string[] } {
  return { count: problems.length, problems: problems.map((problem) => problem.id).sort() };
}

function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

function sortKey(raised: Raised): string {
  return JSON.stringify([raised.kind, raised.reason]);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
