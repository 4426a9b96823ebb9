// What may become of a judged patrol (复核): the one who walked it, or the chief for whom, may appeal; a person who has no part in it decides
// with a reason. A later decision supersedes, nothing is overwritten. Whatever is not allowed is a value with its reason, which is also what
// a switched-off button says.
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import type { Role } from '../people/role.ts';
import { containsRegion } from '../place/region.ts';
import type { PatrolReviewRule } from './review-rule.ts';
import type { Verdict } from './verdict.ts';

/** WARNING: stored and on the wire; add, never rename. */
export const REVIEW_KINDS = ['appeal', 'decision'] as const;
export const OUTCOMES = ['counted', 'not_counted'] as const;
export const STANDINGS = ['judged', 'appealed', 'decided'] as const;

export type Outcome = (typeof OUTCOMES)[number];
/** How a patrol stands: as the rule judged it, with an appeal that waits, or as a person decided. */
export type Standing = (typeof STANDINGS)[number];

export type ReviewStep =
  | { readonly kind: 'appeal'; readonly atMs: number }
  | {
      readonly kind: 'decision';
      readonly atMs: number;
      readonly outcome: Outcome;
      /** As whose office or chief it was decided: 12-digit code. */
      readonly asRegion: string;
    };

export interface CoveredReach {
  readonly reach: string;
  /** As the rule judged it. */
  readonly judged: boolean;
  /** By the verdict in force. */
  readonly effective: boolean;
}

export interface PatrolCase {
  readonly judged: Verdict;
  /** When the server judged it, in the city's time. */
  readonly judgedMs: number;
  readonly region: string;
  /** The reach it was started for. */
  readonly main: string;
  readonly reaches: readonly CoveredReach[];
  /** Who walked, and the chiefs whose duty the walk is, with the regions they stand for (null where that is not known). */
  readonly parties: readonly { readonly person: string; readonly region: string | null }[];
  /** In the order in which they came. */
  readonly steps: readonly ReviewStep[];
}

export interface Asker {
  readonly person: string;
  readonly role: Role;
  /** 12-digit code of the region the account stands for. */
  readonly region: string;
}

const DAY_MS = 86_400_000;

export function standingOf({ steps }: Pick<PatrolCase, 'steps'>): Standing {
  const last = steps.at(-1);
  return last === undefined ? 'judged' : last.kind === 'appeal' ? 'appealed' : 'decided';
}

/** The verdict in force: of the newest decision, or of the rule where nobody decided. */
export function verdictOf({ judged, steps }: Pick<PatrolCase, 'judged' | 'steps'>): Verdict {
  const decision = lastDecision(steps);
  return decision === null ? judged : decision.outcome === 'counted' ? 'effective' : 'not_effective';
}

/** A patrol waits for a person when it was appealed, or when the rule could not judge it and nobody has decided yet. */
export function isWaiting(of: Pick<PatrolCase, 'judged' | 'steps'>): boolean {
  return standingOf(of) === 'appealed' || verdictOf(of) === 'needs_review';
}

/** The last instant of an appeal: so many days after the verdict in force was given. */
export function appealEndsMs(
  { judgedMs, steps }: Pick<PatrolCase, 'judgedMs' | 'steps'>,
  rule: PatrolReviewRule,
): number {
  return (lastDecision(steps)?.atMs ?? judgedMs) + rule.appealDays.value * DAY_MS;
}

/** Refuses with `review.notOwn`, `review.counts` (nothing to gain), `review.appealed` (it waits already) or `review.late`. */
export function mayAppeal(
  of: PatrolCase,
  by: { readonly person: string; readonly atMs: number },
  rule: PatrolReviewRule,
): Result<{ readonly untilMs: number }, Refusal> {
  if (!isParty(of, by.person)) return refuse({ kind: 'review.notOwn' });
  if (standingOf(of) === 'appealed') return refuse({ kind: 'review.appealed' });
  if (of.reaches.some(({ reach, effective }) => reach === of.main && effective))
    return refuse({ kind: 'review.counts' });
  const untilMs = appealEndsMs(of, rule);
  return by.atMs > untilMs ? refuse({ kind: 'review.late', days: rule.appealDays.value }) : accept({ untilMs });
}

/**
 * The office of the region, or a chief of a higher region than all who have a part in it. Refuses with `review.role`, `review.own`,
 * `review.notHigher`, `review.decidedAbove` (a higher region has decided) or `review.notWaiting` (nobody asked for a decision).
 */
export function mayDecide(of: PatrolCase, by: Asker): Result<true, Refusal> {
  if (by.role !== 'office' && by.role !== 'chief') return refuse({ kind: 'review.role' });
  if (isParty(of, by.person)) return refuse({ kind: 'review.own' });
  const regions = [of.region, ...of.parties.map(({ region }) => region)];
  if (by.role === 'chief' && !regions.every((region) => isHigher(by.region, region)))
    return refuse({ kind: 'review.notHigher' });
  const before = lastDecision(of.steps);
  if (before && !containsRegion(by.region, before.asRegion)) return refuse({ kind: 'review.decidedAbove' });
  return before || isWaiting(of) ? accept(true) : refuse({ kind: 'review.notWaiting' });
}

export interface DecisionAsked {
  readonly outcome: Outcome;
  readonly reason: string;
  /** Which reaches count; null leaves it to the rule of `defaultReaches`. */
  readonly reaches: readonly string[] | null;
  /** How many steps the person saw before deciding. */
  readonly seen: number;
}

export interface Decided {
  readonly verdict: Verdict;
  /** The reaches that count from now on. */
  readonly reaches: readonly string[];
}

/** Beside `mayDecide`: `review.moved` (something came since the person looked), `review.noReason` or `review.reach`. */
export function decidePatrol(of: PatrolCase, by: Asker, asked: DecisionAsked): Result<Decided, Refusal> {
  const allowed = mayDecide(of, by);
  if (!allowed.ok) return allowed;
  if (asked.seen !== of.steps.length) return refuse({ kind: 'review.moved' });
  if (asked.reason.trim() === '') return refuse({ kind: 'review.noReason' });
  if (asked.outcome === 'not_counted') return accept({ verdict: 'not_effective', reaches: [] });
  const reaches = [...new Set(asked.reaches ?? defaultReaches(of))];
  const known = reaches.length > 0 && reaches.every((id) => of.reaches.some(({ reach }) => reach === id));
  return known ? accept({ verdict: 'effective', reaches }) : refuse({ kind: 'review.reach' });
}

/** What counts when a person says that the patrol counts and names no reach: the main one, and what the rule let count anyway. */
export function defaultReaches({ main, reaches }: Pick<PatrolCase, 'main' | 'reaches'>): string[] {
  return reaches.filter(({ reach, judged }) => reach === main || judged).map(({ reach }) => reach);
}

function isParty({ parties }: PatrolCase, person: string): boolean {
  return parties.some((party) => party.person === person);
}

function isHigher(region: string, than: string | null): boolean {
  return than !== null && than !== region && containsRegion(region, than);
}

function lastDecision(steps: PatrolCase['steps']) {
  return steps.findLast((step) => step.kind === 'decision') ?? null;
}
