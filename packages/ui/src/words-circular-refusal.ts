// Why a notice is not kept, published, withdrawn or reminded of.
import { defineWords } from './words.ts';

export const CIRCULAR_REFUSALS = defineWords({
  'circular.allAnswered': ['所有人都已阅读或确认，无需提醒。', 'Everybody has answered; there is nobody to remind.'],
  'circular.lastDay': ['截止日期已过，请改为今天或以后。', 'The last day is past. Choose today or a later day.'],
  'circular.level': [
    '通知由市、区河长办发布；上级河长办的通知只能查看。',
    'Notices are published by the offices of the city and of districts; those of an office above can only be read.',
  ],
  'circular.moved': [
    '草稿已被他人修改或发布，您的修改未保存。请复制内容后刷新页面。',
    'Somebody else changed or published this draft; your change is not saved. Copy your text, then reload the page.',
  ],
  'circular.nobody': [
    '所选范围内没有可以接收的账号，未发布。',
    'Nobody with an open account is in these groups and this region; nothing was published.',
  ],
  'circular.notInForce': ['该通知已失效，不能再提醒。', 'This notice is no longer in force; nobody is reminded of it.'],
  'circular.reason': ['请填写撤回理由，不超过 300 字。', 'Give a reason of at most 300 characters.'],
  'circular.remindedToday': ['今天已提醒过，请明天再试。', 'They were reminded today. Try again tomorrow.'],
  'circular.replaced': [
    '原通知已撤回、已被更正，或不由您发布，不能再更正。',
    'The notice to be replaced is withdrawn, replaced already, or not yours.',
  ],
  'circular.text': ['请填写正文，不超过 5000 字。', 'Write a text of at most 5000 characters.'],
  'circular.title': ['请填写标题，不超过 80 字。', 'Write a title of at most 80 characters.'],
  'circular.withdrawn': ['该通知已撤回。', 'This notice is withdrawn already.'],
});
