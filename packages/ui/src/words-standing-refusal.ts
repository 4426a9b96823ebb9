// Why an objection to a number is not taken, or not answered. A phone fetches them with the screen that may hear them.
import { defineWords } from './words.ts';

export const STANDING_REFUSALS = defineWords({
  'standing.conflict': [
    '同一编号的异议已提交，内容不同。请返回后重新填写。',
    'An objection with this number was made with other words. Go back and write it anew.',
  ],
  'standing.late': ['异议期限已过。', 'The time for objections is over.'],
  'standing.moved': ['此数据刚有更新。请刷新后再提。', 'These figures were just set anew. Reload, then object.'],
  'standing.noText': ['请写明哪里不对。', 'Say what is wrong.'],
  'standing.rows': ['所选条目已不计入，请刷新后重试。', 'What you chose no longer counts. Reload and try again.'],
  'standing.waiting': ['该项异议正在等待答复。', 'An objection to this number waits for its answer.'],
  'standing.decided': ['该异议已答复。', 'This objection was answered already.'],
  'standing.noReason': ['请写明理由。', 'Give the reason.'],
  'standing.noRows': [
    '采纳时请至少选一条不计入的条目；不采纳时不能选。',
    'To grant it, choose at least one case that is left out; to decline it, none.',
  ],
  'standing.own': ['不能答复本人提出的异议。', 'You cannot answer an objection of your own.'],
});
