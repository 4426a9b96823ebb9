// The case law of a problem as one table: from which state which move leads where, who may make it and what it must bring. Nothing else in
// the product decides this; a move that is not here is refused with its reason, which becomes the words on the switched-off button.
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import type { Role } from '../people/role.ts';

/** WARNING: stored and on the wire; add, never rename. */
export const PROBLEM_STATES = [
  'reported',
  'accepted',
  'assigned',
  'rectifying',
  'handled',
  'deferred',
  'closed',
  'rejected',
  'merged',
] as const;

export type ProblemState = (typeof PROBLEM_STATES)[number];

/** Nothing more is to be done. */
export const ENDED_STATES: readonly ProblemState[] = ['closed', 'rejected', 'merged'];

export const EVIDENCE_OF_MOVE = ['note', 'department', 'mergeInto', 'anotherPerson'] as const;

export type MoveNeed = (typeof EVIDENCE_OF_MOVE)[number];

export interface Transition {
  readonly move: string;
  readonly from: readonly ProblemState[];
  readonly to: ProblemState;
  readonly roles: readonly Role[];
  readonly needs: readonly MoveNeed[];
}

const OFFICE: readonly Role[] = ['office'];
const HANDS: readonly Role[] = ['office', 'handler'];
const NEAR: readonly Role[] = ['office', 'chief'];

export const TRANSITIONS: readonly Transition[] = [
  { move: 'accept', from: ['reported'], to: 'accepted', roles: OFFICE, needs: [] },
  { move: 'reject', from: ['reported'], to: 'rejected', roles: OFFICE, needs: ['note'] },
  { move: 'merge', from: ['reported', 'accepted'], to: 'merged', roles: OFFICE, needs: ['mergeInto'] },
  { move: 'selfHandle', from: ['reported', 'accepted'], to: 'handled', roles: NEAR, needs: ['note'] },
  { move: 'assign', from: ['accepted'], to: 'assigned', roles: OFFICE, needs: ['department'] },
  { move: 'transfer', from: ['assigned', 'rectifying'], to: 'assigned', roles: OFFICE, needs: ['department', 'note'] },
  { move: 'return', from: ['assigned'], to: 'accepted', roles: HANDS, needs: ['note'] },
  { move: 'start', from: ['assigned'], to: 'rectifying', roles: HANDS, needs: [] },
  { move: 'handle', from: ['rectifying', 'assigned'], to: 'handled', roles: HANDS, needs: ['note'] },
  { move: 'defer', from: ['assigned', 'rectifying'], to: 'deferred', roles: OFFICE, needs: ['note'] },
  { move: 'resume', from: ['deferred'], to: 'rectifying', roles: HANDS, needs: [] },
  {
    move: 'verify',
    from: ['handled'],
    to: 'closed',
    roles: ['office', 'chief', 'inspector'],
    needs: ['note', 'anotherPerson'],
  },
  { move: 'sendBack', from: ['handled'], to: 'rectifying', roles: ['office', 'chief', 'inspector'], needs: ['note'] },
  { move: 'reopen', from: ['closed', 'rejected'], to: 'accepted', roles: OFFICE, needs: ['note'] },
];

export interface MoveAsked {
  readonly state: ProblemState;
  readonly move: string;
  readonly role: Role;
  readonly person: string;
  /** Who said that it is fixed: verification is another person's. */
  readonly handledBy: string | null;
  readonly note: string;
  readonly department: string | null;
  readonly mergeInto: string | null;
}

export interface Moved {
  readonly from: ProblemState;
  readonly to: ProblemState;
  readonly move: string;
}

/** Refuses with `problem.illegalMove` (not from this state), `problem.role` (not by this role) or `problem.missing` (what it lacks). */
export function moveProblem(asked: MoveAsked): Result<Moved, Refusal> {
  const transition = findTransition(asked.state, asked.move);
  if (!transition) return refuse({ kind: 'problem.illegalMove', state: asked.state, move: asked.move });
  if (!transition.roles.includes(asked.role))
    return refuse({ kind: 'problem.role', move: asked.move, role: asked.role, roles: transition.roles });
  const missing = transition.needs.filter((need) => !brings(asked, need));
  if (missing.length > 0) return refuse({ kind: 'problem.missing', move: asked.move, missing });
  return accept({ from: asked.state, to: transition.to, move: asked.move });
}

export interface NextMove {
  readonly move: string;
  readonly to: ProblemState;
  readonly allowed: boolean;
  /** The kind of refusal when it is not allowed. */
  readonly why: string | null;
  readonly needs: readonly MoveNeed[];
}

/** Every move out of a state, in the order of the table, with whether a role may make it. */
export function movesFrom(state: ProblemState, role: Role): NextMove[] {
  return TRANSITIONS.filter((transition) => transition.from.includes(state)).map((transition) => {
    const allowed = transition.roles.includes(role);
    return {
      move: transition.move,
      to: transition.to,
      allowed,
      why: allowed ? null : 'problem.role',
      needs: transition.needs,
    };
  });
}

export function findTransition(state: ProblemState, move: string): Transition | null {
  return TRANSITIONS.find((transition) => transition.move === move && transition.from.includes(state)) ?? null;
}

function brings(asked: MoveAsked, need: MoveNeed): boolean {
  switch (need) {
    case 'note':
      return asked.note.trim() !== '';
    case 'department':
      return asked.department !== null;
    case 'mergeInto':
      return asked.mergeInto !== null;
    case 'anotherPerson':
      return asked.handledBy !== asked.person;
  }
}
