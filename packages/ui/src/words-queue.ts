// The names of the queues of problems, as they stand on the chips of a desk and of a phone.
import type { ProblemQueue } from '@xunhe/domain/problem/queue';
import { defineWords, type Pair } from './words.ts';

export const PROBLEM_QUEUE_WORDS = defineWords({
  mine: ['我的问题', 'Mine'],
  toAccept: ['待受理', 'To accept'],
  toAssign: ['待交办', 'To assign'],
  toVerify: ['待复核', 'To verify'],
  deferAsked: ['挂账待批', 'Deferrals asked for'],
  overdue: ['逾期', 'Overdue'],
  supervised: ['督办', 'Supervised'],
  returned: ['被退回', 'Returned'],
  onMyReaches: ['我的河段', 'On my reaches'],
  handledByUs: ['已办待复核', 'Handled, to verify'],
  unsatisfied: ['市民不满意', 'Citizen not satisfied'],
} satisfies Readonly<Record<ProblemQueue, Pair>>);
