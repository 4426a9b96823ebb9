// The office corrects the machine [S]: a drafted level in either direction until its list is published, afterwards upwards only, always with
// a written reason that the chief will read. What was drafted is kept beside it, so a review can be undone and counted.
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import { containsRegion, regionLevel } from '../place/region.ts';
import { rank, type WarningKind, type WarningLevel } from './level.ts';
import type { Reason } from './raised.ts';

/** Long enough to say something, short enough for a phone. */
export const WHY_LENGTH = { least: 10, most: 1000 } as const;

export interface Standing {
  readonly level: WarningLevel;
  readonly kinds: readonly WarningKind[];
  readonly reasons: readonly Reason[];
}

/** A warning as it stands for those who review it. */
export interface ReviewedWarning extends Standing {
  /** As the machine drafted it; null while nobody has changed it. */
  readonly drafted: Standing | null;
  readonly published: boolean;
  /** The steps taken on it so far, and for which region the office of the last one stood. */
  readonly steps: number;
  readonly lastBy: string | null;
}

/** An office, by the region it stands for. */
export interface ReviewAsk {
  readonly office: string;
  /** How many steps the person saw: what was decided on an older state is refused. */
  readonly seen: number;
}

export interface LevelAsk extends ReviewAsk {
  readonly level: WarningLevel;
  readonly why: string;
}

export type Changed = Pick<ReviewedWarning, 'level' | 'kinds' | 'reasons' | 'drafted'>;

/** A district's office for its own waters, the city's for all; a town's office reads. */
export function mayReviewIn(office: string, region: string): boolean {
  const level = regionLevel(office);
  return (level === 'city' || level === 'district') && containsRegion(office, region);
}

/** A second review supersedes the first: it, too, starts from what was drafted. */
export function reviewWarning(warning: ReviewedWarning, ask: LevelAsk): Result<Changed, Refusal> {
  const no = findHindrance(warning, ask) ?? findWrongReason(ask.why);
  if (no) return refuse(no);
  if (warning.published) return refuse({ kind: 'warningReview.published' });
  if (ask.level === warning.level) return refuse({ kind: 'warningReview.same', level: ask.level });
  const drafted = warning.drafted ?? pickStanding(warning);
  if (ask.level === drafted.level) return refuse({ kind: 'warningReview.asDrafted', level: ask.level });
  const reason = { kind: 'warning.override', from: drafted.level, ...tellAsk(ask) };
  return accept({ ...stand(drafted, ask.level, reason), drafted });
}

/** Back to what was drafted. */
export function undoReview(warning: ReviewedWarning, ask: ReviewAsk): Result<Changed, Refusal> {
  const no = findHindrance(warning, ask);
  if (no) return refuse(no);
  if (warning.published) return refuse({ kind: 'warningReview.published' });
  if (warning.drafted === null) return refuse({ kind: 'warningReview.unreviewed' });
  return accept({ ...warning.drafted, drafted: null });
}

/** After publication a level rises at once and never falls; what was published stays readable beside it. */
export function raiseInMonth(warning: ReviewedWarning, ask: LevelAsk): Result<Changed, Refusal> {
  const no = findHindrance(warning, ask) ?? findWrongReason(ask.why);
  if (no) return refuse(no);
  if (!warning.published) return refuse({ kind: 'warningReview.notPublished' });
  if (rank(ask.level) <= rank(warning.level))
    return refuse({ kind: 'warningReview.notHigher', from: warning.level, to: ask.level });
  const reason = { kind: 'warning.raisedInMonth', from: warning.level, ...tellAsk(ask) };
  return accept({ ...stand(warning, ask.level, reason), drafted: warning.drafted ?? pickStanding(warning) });
}

export interface MayChange {
  readonly review: boolean;
  readonly undo: boolean;
  readonly raise: boolean;
}

/** What an office may do with a warning in its region now: what a screen offers, and no more than the deeds themselves allow. */
export function tellMayChange(warning: ReviewedWarning, office: string): MayChange {
  const free = findHindrance(warning, { office, seen: warning.steps }) === null;
  return {
    review: free && !warning.published,
    undo: free && !warning.published && warning.drafted !== null,
    raise: free && warning.published && warning.level !== 'red',
  };
}

function findHindrance(warning: ReviewedWarning, { office, seen }: ReviewAsk): Refusal | null {
  if (seen !== warning.steps) return { kind: 'warningReview.moved' };
  // What the city's office decided its districts do not undo.
  if (warning.lastBy !== null && warning.lastBy !== office && containsRegion(warning.lastBy, office))
    return { kind: 'warningReview.above' };
  return null;
}

function findWrongReason(why: string): Refusal | null {
  const length = [...why.trim()].length;
  return length < WHY_LENGTH.least || length > WHY_LENGTH.most ? { kind: 'warningReview.reason', ...WHY_LENGTH } : null;
}

function tellAsk({ level, why, office }: LevelAsk) {
  return { to: level, office: regionLevel(office), why: why.trim() };
}

function stand(before: Standing, level: WarningLevel, reason: Reason): Standing {
  return { level, kinds: level === 'none' ? [] : before.kinds, reasons: [reason, ...before.reasons] };
}

function pickStanding({ level, kinds, reasons }: Standing): Standing {
  return { level, kinds, reasons };
}
