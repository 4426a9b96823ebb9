// Why days away or days of a stand-in are not taken. A phone fetches them with the screen that may hear them.
import { defineWords } from './words.ts';

export const AWAY_REFUSALS = defineWords({
  'delegation.assistant': [
    '此人不是可以代巡的河长助理，或其管辖范围不含您的河段。',
    'This is not an assistant who can stand in, or the waters lie outside his area.',
  ],
  'absence.long': ['离岗时间过长，请办理交接。', 'This is too long: hand the post over.'],
  'absence.over': ['已开始或结束的离岗不能撤回。', 'Days that run or are over stay.'],
  'absence.past': ['离岗不能从过去开始。', 'Days away cannot begin in the past.'],
  'absence.twice': ['这些日期已报过离岗。', 'These days are told already.'],
  'delegation.long': ['代巡时间过长。长期离岗请办理交接。', 'This is too long. For a long absence hand the post over.'],
  'delegation.over': ['该委托已经结束。', 'This delegation is over.'],
  'delegation.past': ['委托不能从过去开始。', 'A delegation cannot begin in the past.'],
  'delegation.twice': ['这些日期已委托给此人。', 'These days are given to this person already.'],
});
