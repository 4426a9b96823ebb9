// One move of a problem along the case law: asked by a person, answered by the state and the parts after it, or by the reason why not.
import { type Day, dayNumber } from '../ground/day.ts';
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import type { Role } from '../people/role.ts';
import type { RegionLevel } from '../place/region.ts';
import { DEFAULT_DEADLINES, type DeadlinePolicy } from './deadline.ts';
import { findTransition, type MoveNeed, type ProblemState, TRANSITIONS, type Transition } from './flow.ts';
import { moveParts, type Part, standing, stateOfParts } from './part.ts';

export interface Mover {
  readonly person: string;
  readonly role: Role;
  /** Of the region that his account stands for. */
  readonly level: RegionLevel;
  /** Null when he belongs to none. */
  readonly department: string | null;
}

export interface Case {
  readonly state: ProblemState;
  readonly parts: readonly Part[];
  /** Who said that it is fixed, since it was last sent back, and who asked for a deferral: what they did is judged by others. */
  readonly doneBy: readonly string[];
  readonly hasPhotoBefore: boolean;
  /** A phone that reported it as fixed on the spot has not sent every picture of after: nobody can judge it yet. */
  readonly awaitsPhotos: boolean;
}

export interface MoveAsked {
  readonly move: string;
  readonly note: string;
  /** `assign` and `transfer`: all that shall have it, the lead first. Other moves: whose part it is about. */
  readonly departments: readonly string[];
  readonly mergeInto: string | null;
  readonly until: Day | null;
  readonly type: string | null;
  /** What the pictures show that come with it. */
  readonly photoRoles: readonly string[];
}

export interface Moved {
  readonly from: ProblemState;
  readonly to: ProblemState;
  readonly move: string;
  readonly parts: readonly Part[];
}

/**
 * Refuses with `problem.illegalMove` (not from this state), `problem.role`, `problem.level` (not by this role or this office),
 * `problem.missing` (what it lacks), `problem.until` (too soon or too late), or as `moveParts` does.
 */
export function moveProblem(
  now: Case,
  mover: Mover,
  asked: MoveAsked & { readonly today: Day },
  policy: DeadlinePolicy = DEFAULT_DEADLINES,
): Result<Moved, Refusal> {
  const transition = findTransition(now.state, asked.move);
  if (!transition) return refuse({ kind: 'problem.illegalMove', state: now.state, move: asked.move });
  const cannot = whyNot(transition, mover);
  if (cannot) return refuse({ kind: cannot, move: asked.move, role: mover.role, roles: transition.roles });
  const missing = transition.needs.filter((need) => !brings(need, { now, mover, asked }));
  if (missing.length > 0) return refuse({ kind: 'problem.missing', move: asked.move, missing });
  const most = policy.deferDays.value;
  if (transition.needs.includes('until') && !isWithin(asked.until!, asked.today, most))
    return refuse({ kind: 'problem.until', path: '/body/until', most });
  const own = mover.role === 'handler' ? mover.department : null;
  const moved = moveParts(now.parts, { move: asked.move, departments: asked.departments, own });
  // With no department in it (fixed by a chief himself, or imported) whoever may move it moves it whole.
  if (!moved.ok && standing(now.parts).length > 0) return moved;
  const parts = moved.ok ? moved.value : now.parts;
  return accept({ from: now.state, to: nextState(transition, now, parts), move: asked.move, parts });
}

export interface NextMove {
  readonly move: string;
  readonly allowed: boolean;
  /** The kind of refusal when it is not allowed. */
  readonly why: string | null;
  readonly needs: readonly MoveNeed[];
}

/** Every move out of a state, in the order of the table, with whether this person may make it and why not. */
export function movesFrom(now: Case, mover: Mover): NextMove[] {
  return TRANSITIONS.filter((transition) => transition.from.includes(now.state)).map((transition) => {
    const why = whyNot(transition, mover) ?? whyNotHis(transition, now, mover);
    return { move: transition.move, allowed: why === null, why, needs: transition.needs };
  });
}

function whyNot({ roles, levels }: Transition, { role, level }: Mover): string | null {
  if (!roles.includes(role)) return 'problem.role';
  return levels !== undefined && role === 'office' && !levels.includes(level) ? 'problem.level' : null;
}

/** What can be said before anything is written: the part is another department's, or the work was his own. */
function whyNotHis({ move, needs }: Transition, now: Case, { role, department, person }: Mover): string | null {
  if (needs.includes('anotherPerson') && now.doneBy.includes(person)) return 'problem.ownWork';
  if (needs.includes('photosArrived') && now.awaitsPhotos) return 'problem.photosAwaited';
  if (standing(now.parts).length === 0) return null;
  const tried = moveParts(now.parts, { move, departments: [], own: role === 'handler' ? department : null });
  return tried.ok ? null : tried.refusal.kind;
}

function nextState({ move, to }: Transition, now: Case, parts: readonly Part[]): ProblemState {
  if (to === 'same') return now.state;
  if (to !== 'parts') return to;
  if (standing(parts).length > 0) return stateOfParts(parts);
  if (move === 'handle') return 'handled';
  return move === 'sendBack' || move === 'return' ? 'accepted' : 'rectifying';
}

function brings(
  need: MoveNeed,
  { now, mover, asked }: { readonly now: Case; readonly mover: Mover; readonly asked: MoveAsked },
): boolean {
  switch (need) {
    case 'note':
      return asked.note.trim() !== '';
    case 'department':
      return asked.departments.length > 0;
    case 'mergeInto':
      return asked.mergeInto !== null;
    case 'until':
      return asked.until !== null;
    case 'type':
      return asked.type !== null;
    case 'photoBefore':
      return now.hasPhotoBefore || asked.photoRoles.includes('before');
    case 'photoAfter':
      return asked.photoRoles.includes('after');
    case 'anotherPerson':
      return !now.doneBy.includes(mover.person);
    case 'photosArrived':
      return !now.awaitsPhotos;
  }
}

/** Later than today, and not later than so many days of the calendar. */
function isWithin(until: Day, today: Day, most: number): boolean {
  const days = dayNumber(until) - dayNumber(today);
  return days > 0 && days <= most;
}
