// The words of a problem: types and sources [S], the states and moves of its life, and what a move must bring.
import type { MoveNeed, ProblemState } from '@xunhe/domain/problem/flow';
import type { PartState } from '@xunhe/domain/problem/part';
import type { ProblemSource } from '@xunhe/domain/problem/problem-type';
import { PROBLEM_TYPE_NAMES } from '@xunhe/domain/problem/problem-type-names';
import { defineWords, type Pair } from './words.ts';

type Words<K extends string> = Readonly<Record<K, Pair>>;

export const PROBLEM_TYPE_WORDS = defineWords(PROBLEM_TYPE_NAMES);

export const PROBLEM_SOURCE_WORDS = defineWords({
  chief: ['河长', 'Chief'],
  civil_chief: ['民间河长', 'Civil chief'],
  citizen: ['市民', 'Citizen'],
  city_inspector: ['市巡查', 'City inspector'],
  media: ['媒体', 'Media'],
  opinion: ['舆情', 'Public opinion'],
  undercover: ['暗访', 'Undercover visit'],
  hotline: ['热线', 'Hotline'],
} satisfies Words<ProblemSource>);

export const PROBLEM_STATE_WORDS = defineWords({
  reported: ['待受理', 'Reported'],
  accepted: ['已受理', 'Accepted'],
  assigned: ['已交办', 'Assigned'],
  rectifying: ['整改中', 'Being fixed'],
  handled: ['已办结', 'Handled'],
  deferAsked: ['挂账待批', 'Deferral asked for'],
  deferred: ['挂账', 'Deferred'],
  closed: ['已销号', 'Closed'],
  rejected: ['不予受理', 'Rejected'],
  merged: ['已并案', 'Merged'],
} satisfies Words<ProblemState>);

export const PART_STATE_WORDS = defineWords({
  assigned: ['待整改', 'Not begun'],
  rectifying: ['整改中', 'Being fixed'],
  handled: ['已办结', 'Handled'],
  returned: ['已退回', 'Returned'],
  withdrawn: ['不再承办', 'No longer with it'],
} satisfies Words<PartState>);

/** On buttons, so verbs. */
export const PROBLEM_MOVE_WORDS = defineWords({
  report: ['上报', 'Report'],
  accept: ['受理', 'Accept'],
  reject: ['不予受理', 'Reject'],
  merge: ['并案', 'Merge'],
  selfHandle: ['自行处理', 'Handle myself'],
  assign: ['交办', 'Assign'],
  transfer: ['转办', 'Transfer'],
  return: ['退回', 'Return'],
  start: ['开始整改', 'Start fixing'],
  handle: ['办结', 'Mark as handled'],
  defer: ['挂账', 'Defer'],
  askDefer: ['申请挂账', 'Ask to defer'],
  approveDefer: ['同意挂账', 'Grant the deferral'],
  refuseDefer: ['不同意挂账', 'Refuse the deferral'],
  resume: ['恢复整改', 'Resume'],
  verify: ['复核销号', 'Verify and close'],
  sendBack: ['退回整改', 'Send back'],
  reopen: ['重新受理', 'Reopen'],
  supervise: ['督办', 'Supervise'],
  changeType: ['更正类型', 'Correct the type'],
  comment: ['留言', 'Comment'],
  handOver: ['跟踪人交接', 'Handed over'],
  takeIn: ['并入一件', 'Took in another'],
});

export const MOVE_NEED_WORDS = defineWords({
  note: ['需填写说明', 'a note is needed'],
  department: ['需选择整改单位', 'a department must be chosen'],
  until: ['需填写挂账期限', 'the day to which it is deferred is needed'],
  type: ['需选择类型', 'a type must be chosen'],
  photoBefore: ['需整改前照片', 'a picture of before is needed'],
  photoAfter: ['需整改后照片', 'a picture of after is needed'],
  mergeInto: ['需填写并入的问题编号', 'the number of the other problem is needed'],
  anotherPerson: ['须由办结人以外的人复核', 'someone other than the one who handled it'],
  photosArrived: ['整改后照片须全部传到', 'every picture of after must have arrived'],
} satisfies Words<MoveNeed>);
