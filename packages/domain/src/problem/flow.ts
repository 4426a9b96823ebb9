// The case law of a problem as one table: from which state which move leads where, who may make it and what it must bring. Nothing else in
// the product decides this; a move that is not here is refused with its reason, which becomes the words on the switched-off button.

import type { Role } from '../people/role.ts';
import type { RegionLevel } from '../place/region.ts';

/** WARNING: stored and on the wire; add, never rename. */
export const PROBLEM_STATES = [
  'reported',
  'accepted',
  'assigned',
  'rectifying',
  'deferAsked',
  'deferred',
  'handled',
  'closed',
  'rejected',
  'merged',
] as const;

export type ProblemState = (typeof PROBLEM_STATES)[number];

/** Nothing more is to be done. */
export const ENDED_STATES: readonly ProblemState[] = ['closed', 'rejected', 'merged'];

export const EVIDENCE_OF_MOVE = [
  'note',
  'department',
  'mergeInto',
  'until',
  'type',
  'photoBefore',
  'photoAfter',
  'anotherPerson',
  'photosArrived',
] as const;

export type MoveNeed = (typeof EVIDENCE_OF_MOVE)[number];

export interface Transition {
  readonly move: string;
  readonly from: readonly ProblemState[];
  /** `parts`: what the departments' parts together make of it. `same`: the state stays. */
  readonly to: ProblemState | 'parts' | 'same';
  readonly roles: readonly Role[];
  /** Of the office that may; without it every level. */
  readonly levels?: readonly RegionLevel[];
  readonly needs: readonly MoveNeed[];
}

const OFFICE: readonly Role[] = ['office'];
const HANDS: readonly Role[] = ['office', 'handler'];
const NEAR: readonly Role[] = ['office', 'chief'];
const EYES: readonly Role[] = ['office', 'chief', 'inspector'];
const ALL: readonly Role[] = ['office', 'handler', 'chief', 'inspector'];
/** 挂账 and 督办 are a district's or the city's to decide [D]. */
const ABOVE_TOWN: readonly RegionLevel[] = ['city', 'district'];
const WITH_DEPARTMENT: readonly ProblemState[] = ['assigned', 'rectifying'];
const OPEN = PROBLEM_STATES.filter((state) => !ENDED_STATES.includes(state));
const IN_WORK: readonly ProblemState[] = [...WITH_DEPARTMENT, 'deferAsked', 'deferred', 'handled'];

export const TRANSITIONS: readonly Transition[] = [
  { move: 'accept', from: ['reported'], to: 'accepted', roles: OFFICE, needs: [] },
  { move: 'reject', from: ['reported'], to: 'rejected', roles: OFFICE, needs: ['note'] },
  { move: 'merge', from: ['reported', 'accepted'], to: 'merged', roles: OFFICE, needs: ['mergeInto'] },
  {
    move: 'selfHandle',
    from: ['reported', 'accepted'],
    to: 'handled',
    roles: NEAR,
    needs: ['note', 'photoBefore', 'photoAfter'],
  },
  { move: 'assign', from: ['accepted'], to: 'parts', roles: OFFICE, needs: ['department'] },
  { move: 'start', from: WITH_DEPARTMENT, to: 'parts', roles: HANDS, needs: [] },
  { move: 'handle', from: WITH_DEPARTMENT, to: 'parts', roles: HANDS, needs: ['note', 'photoAfter'] },
  { move: 'return', from: WITH_DEPARTMENT, to: 'parts', roles: HANDS, needs: ['note'] },
  { move: 'transfer', from: WITH_DEPARTMENT, to: 'parts', roles: OFFICE, needs: ['department', 'note'] },
  { move: 'askDefer', from: WITH_DEPARTMENT, to: 'deferAsked', roles: HANDS, needs: ['note', 'until'] },
  {
    move: 'approveDefer',
    from: ['deferAsked'],
    to: 'deferred',
    roles: OFFICE,
    levels: ABOVE_TOWN,
    needs: ['anotherPerson'],
  },
  { move: 'refuseDefer', from: ['deferAsked'], to: 'parts', roles: OFFICE, levels: ABOVE_TOWN, needs: ['note'] },
  { move: 'resume', from: ['deferred'], to: 'parts', roles: HANDS, needs: [] },
  { move: 'verify', from: ['handled'], to: 'closed', roles: EYES, needs: ['note', 'anotherPerson', 'photosArrived'] },
  { move: 'sendBack', from: ['handled'], to: 'parts', roles: EYES, needs: ['note'] },
  { move: 'reopen', from: ENDED_STATES, to: 'accepted', roles: OFFICE, needs: ['note'] },
  { move: 'supervise', from: IN_WORK, to: 'same', roles: OFFICE, levels: ABOVE_TOWN, needs: ['note'] },
  { move: 'changeType', from: OPEN, to: 'same', roles: OFFICE, needs: ['type'] },
  { move: 'comment', from: PROBLEM_STATES, to: 'same', roles: ALL, needs: ['note'] },
];

export function findTransition(state: ProblemState, move: string): Transition | null {
  return TRANSITIONS.find((transition) => transition.move === move && transition.from.includes(state)) ?? null;
}
