// What raises a warning. The figures are versioned data, all of them our default [D] until the city settles its own; the evaluation
// sees plain facts of one reach as known on the day the data are frozen, and says for each kind the level and the numbers behind it.
import { type Day, dayNumber } from '../ground/day.ts';
import { rank, type WarningKind, type WarningLevel } from './level.ts';
import { byDefault, type Policy, type Sourced } from './policy.ts';

export const ISSUERS = ['district', 'city', 'province', 'state', 'media'] as const;

export type Issuer = (typeof ISSUERS)[number];

type Raising = Exclude<WarningLevel, 'none'>;

export interface TriggerPolicy extends Policy {
  readonly quality: {
    /** Least probability of being worse than the target next month. */
    readonly probability: Sourced<Readonly<Record<Raising, number>>>;
    /** So many classes worse than the target now. */
    readonly classesWorse: Sourced<{ readonly classes: number; readonly level: Raising }>;
    /** Worse than class Ⅴ now (class 6). */
    readonly inferiorV: Sourced<Raising>;
    readonly blackOdour: Sourced<{
      readonly nh3nAboveMgL: number;
      readonly doBelowMgL: number;
      readonly transparencyBelowCm: number;
      readonly level: Raising;
    }>;
  };
  readonly bulletin: {
    readonly byIssuer: Sourced<Readonly<Record<Issuer, Raising>>>;
    readonly relapse: Sourced<Raising>;
  };
  readonly problem: {
    readonly keyOpen: Sourced<Raising>;
    readonly keyOverdue: Sourced<Raising>;
    readonly overdue: Sourced<{ readonly count: number; readonly level: Raising }>;
    readonly complaints: Sourced<{ readonly count: number; readonly level: Raising }>;
    readonly keyBack: Sourced<{ readonly days: number; readonly level: Raising }>;
    readonly untreatedDischarge: Sourced<{ readonly openDays: number; readonly level: Raising }>;
  };
}

export const DEFAULT_TRIGGERS: TriggerPolicy = {
  id: 'triggers-default',
  version: 1,
  effectiveFrom: '2000-01',
  quality: {
    probability: byDefault({ yellow: 0.3, orange: 0.5, red: 0.7 }),
    classesWorse: byDefault({ classes: 1, level: 'yellow' }),
    inferiorV: byDefault('orange'),
    blackOdour: byDefault({ nh3nAboveMgL: 8, doBelowMgL: 2, transparencyBelowCm: 25, level: 'red' }),
  },
  bulletin: {
    byIssuer: byDefault({ district: 'yellow', city: 'orange', media: 'orange', province: 'red', state: 'red' }),
    relapse: byDefault('red'),
  },
  problem: {
    keyOpen: byDefault('yellow'),
    keyOverdue: byDefault('orange'),
    overdue: byDefault({ count: 3, level: 'yellow' }),
    complaints: byDefault({ count: 3, level: 'orange' }),
    keyBack: byDefault({ days: 90, level: 'red' }),
    untreatedDischarge: byDefault({ openDays: 30, level: 'red' }),
  },
};

/** Where the quality of a reach is known from: its own samples, the model alone, or nothing at all. */
export type Basis = 'measured' | 'modelled' | 'none';

export interface QualityFacts {
  /** Probability 0–1 of being worse than the target in the month in force; null when the model gave none. */
  readonly probability: number | null;
  /** Class 1–6 of the month just ended; null when it was not sampled. */
  readonly wqClass: number | null;
  readonly targetClass: number;
  readonly nh3nMgL: number | null;
  readonly doMgL: number | null;
  readonly transparencyCm: number | null;
  /** In water shallower than 25 cm the transparency limit is 40 % of the depth [S]; null when the depth is not known. */
  readonly depthCm?: number | null;
}

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

/** Why, as data: a stable kind and its numbers. */
export interface Reason {
  readonly kind: string;
  readonly [detail: string]: unknown;
}

export interface Raised {
  readonly kind: WarningKind;
  readonly level: Raising;
  readonly reason: Reason;
}

export function basisOf(quality: QualityFacts | null): Basis {
  if (quality === null) return 'none';
  const { wqClass, nh3nMgL, doMgL, transparencyCm, probability } = quality;
  if ([wqClass, nh3nMgL, doMgL, transparencyCm].some((value) => value !== null)) return 'measured';
  return probability === null ? 'none' : 'modelled';
}

/** Every trigger that holds, highest first; within a level by kind and number, so the order of the facts does not matter. */
export function evaluateTriggers(facts: ReachFacts, policy: TriggerPolicy): Raised[] {
  return [
    ...qualityTriggers(facts.quality, policy.quality),
    ...bulletinTriggers(facts.bulletins, policy.bulletin),
    ...problemTriggers(facts, policy.problem),
  ].sort((a, b) => rank(b.level) - rank(a.level) || compareTexts(sortKey(a), sortKey(b)));
}

function qualityTriggers(quality: QualityFacts | null, policy: TriggerPolicy['quality']): Raised[] {
  if (quality === null) return [];
  const raised: Raised[] = [];
  const { probability, wqClass, targetClass, nh3nMgL, doMgL } = quality;
  const limits = policy.probability.value;
  const level = (['red', 'orange', 'yellow'] as const).find((l) => probability !== null && probability >= limits[l]);
  if (level) raised.push(raise('quality', level, 'quality.probability', { probability, limit: limits[level] }));

  if (wqClass === 6)
    raised.push(raise('quality', policy.inferiorV.value, 'quality.inferiorV', { wqClass, targetClass }));
  const worse = policy.classesWorse.value;
  if (wqClass !== null && wqClass - targetClass >= worse.classes)
    raised.push(raise('quality', worse.level, 'quality.worseThanTarget', { wqClass, targetClass }));

  const black = policy.blackOdour.value;
  const transparencyLimit = transparencyLimitCm(quality.depthCm ?? null, black.transparencyBelowCm);
  const signs: [boolean, string, number | null, number][] = [
    [nh3nMgL !== null && nh3nMgL > black.nh3nAboveMgL, 'nh3n', nh3nMgL, black.nh3nAboveMgL],
    [doMgL !== null && doMgL < black.doBelowMgL, 'do', doMgL, black.doBelowMgL],
    [isBelow(quality.transparencyCm, transparencyLimit), 'transparency', quality.transparencyCm, transparencyLimit],
  ];
  for (const [holds, indicator, value, limit] of signs)
    if (holds) raised.push(raise('quality', black.level, 'quality.blackOdour', { indicator, value, limit }));
  return raised;
}

function bulletinTriggers(bulletins: readonly BulletinFact[], policy: TriggerPolicy['bulletin']): Raised[] {
  return bulletins
    .filter((bulletin) => bulletin.verified || bulletin.issuer !== 'media')
    .map(({ id, issuer, relapse }) =>
      relapse
        ? raise('bulletin', policy.relapse.value, 'bulletin.relapse', { bulletin: id, issuer })
        : raise('bulletin', policy.byIssuer.value[issuer], 'bulletin.named', { bulletin: id, issuer }),
    );
}

function problemTriggers(facts: ReachFacts, policy: TriggerPolicy['problem']): Raised[] {
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

function transparencyLimitCm(depthCm: number | null, limitCm: number): number {
  return depthCm !== null && depthCm < 25 ? Math.min(limitCm, depthCm * 0.4) : limitCm;
}

function isBelow(value: number | null, limit: number): boolean {
  return value !== null && value < limit;
}

function listed(problems: readonly ProblemFact[]): { count: number; problems: string[] } {
  return { count: problems.length, problems: problems.map((problem) => problem.id).sort() };
}

function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

function raise(kind: WarningKind, level: Raising, reason: string, numbers: Readonly<Record<string, unknown>>): Raised {
  return { kind, level, reason: { kind: reason, level, ...numbers } };
}

function sortKey(raised: Raised): string {
  return JSON.stringify([raised.kind, raised.reason]);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
