// The words of notices that both faces share.
import { defineWords } from './words.ts';

export const CIRCULAR_GROUP_WORDS = defineWords({
  'chief.city': ['市级河长', 'Chiefs of the city'],
  'chief.district': ['区级河长', 'Chiefs of districts'],
  'chief.town': ['镇街河长', 'Chiefs of towns'],
  'chief.village': ['村居河长', 'Chiefs of villages'],
  'chief.reach': ['河段长', 'Reach chiefs'],
  assistant: ['河长助理', 'Assistants'],
  office: ['河长办', 'River Chief Offices'],
  handler: ['职能部门', 'Departments'],
  inspector: ['督查人员', 'Inspectors'],
});

export const CIRCULAR_STATE_WORDS = defineWords({
  published: ['有效', 'In force'],
  over: ['已到期', 'Past its last day'],
  superseded: ['已更正', 'Replaced'],
  withdrawn: ['已撤回', 'Withdrawn'],
});

export const CIRCULAR_WORDS = defineWords({
  title: ['通知', 'Notices'],
  none: ['还没有通知。', 'No notices yet.'],
  waiting: ['{n} 条待阅', '{n} to read'],
  sentLater: ['联网后自动上报', 'told to the office once there is a network'],
  unread: ['未读', 'Unread'],
  toConfirm: ['待确认', 'To be confirmed'],
  confirmed: ['已确认', 'Confirmed'],
  read: ['已读', 'Read'],
  confirm: ['我已知悉', 'I have taken note'],
  confirmedAt: ['{time} 已确认知悉', 'Confirmed {time}'],
  office: ['{region}河长办', '{region} River Chief Office'],
  until: ['有效期至{day}', 'In force until {day}'],
  withdrawn: ['该通知已撤回：{why}', 'This notice is withdrawn: {why}'],
  superseded: ['该通知已由新的通知更正。', 'Another notice has taken the place of this one.'],
  seeNew: ['查看新通知', 'Read the new one'],
  over: ['该通知已到期。', 'The last day of this notice is past.'],
  corrects: ['本通知更正此前的通知。', 'This notice takes the place of an earlier one.'],
  lost: ['没有这条通知，或不发给您。', 'There is no such notice, or it is not for you.'],
});
