// What waits for whom: the queues of a desk by role, and how a list of problems may be ordered.
import type { Role } from '../people/role.ts';

/** WARNING: on the wire and in addresses; add, never rename. */
export const PROBLEM_QUEUES = [
  'mine',
  'toAccept',
  'toAssign',
  'toVerify',
  'deferAsked',
  'overdue',
  'supervised',
  'returned',
  'onMyReaches',
  'handledByUs',
] as const;

export type ProblemQueue = (typeof PROBLEM_QUEUES)[number];

export const PROBLEM_SORTS = ['due', 'reported', 'state'] as const;

export type ProblemSort = (typeof PROBLEM_SORTS)[number];

/** The first is the one that a desk opens with. */
const QUEUES_OF_ROLE: Readonly<Partial<Record<Role, readonly ProblemQueue[]>>> = {
  office: ['toAccept', 'toAssign', 'toVerify', 'deferAsked', 'overdue', 'supervised', 'returned', 'mine'],
  handler: ['mine', 'handledByUs'],
  chief: ['mine', 'onMyReaches', 'toVerify'],
  inspector: ['toVerify', 'overdue', 'mine'],
  assistant: ['mine'],
};

export function queuesOf(role: Role): readonly ProblemQueue[] {
  return QUEUES_OF_ROLE[role] ?? [];
}
