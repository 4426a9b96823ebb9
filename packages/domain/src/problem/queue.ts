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
  'unsatisfied',
] as const;

export type ProblemQueue = (typeof PROBLEM_QUEUES)[number];

export const PROBLEM_SORTS = ['due', 'reported', 'state'] as const;

export type ProblemSort = (typeof PROBLEM_SORTS)[number];

/** The first is the one that a desk opens with. */
const QUEUES_OF_ROLE: Readonly<Partial<Record<Role, readonly ProblemQueue[]>>> = {
  office: [
    'toAccept',
    'toAssign',
    'toVerify',
    'deferAsked',
    'overdue',
    'supervised',
    'returned',
    'unsatisfied',
    'mine',
  ],
  handler: ['mine', 'handledByUs'],
  chief: ['mine', 'onMyReaches', 'toVerify'],
  inspector: ['toVerify', 'overdue', 'mine'],
  assistant: ['mine'],
};

/** These hold what has ended. */
const ENDED: readonly ProblemQueue[] = ['unsatisfied'];

export function isEndedQueue(queue: ProblemQueue): boolean {
  return ENDED.includes(queue);
}

/** How a list is ordered where nobody asks: what waits by its deadline, what has none any more by its report. */
export function sortOfQueue(queue: ProblemQueue | undefined): ProblemSort {
  return queue !== undefined && !isEndedQueue(queue) ? 'due' : 'reported';
}

export function queuesOf(role: Role): readonly ProblemQueue[] {
  return QUEUES_OF_ROLE[role] ?? [];
}
