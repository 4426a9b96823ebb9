// The words of the list of people below who need help.
import { defineWords } from '@xunhe/ui/words';

export const SUBORDINATE_WORDS = defineWords({
  title: ['需要帮助的下级', 'People who need help'],
  about: [
    '按轻重排列，供您了解情况、提供帮助，不作考核排名。',
    'The most pressing first: to see where to help, not to rank people.',
  ],
  none: ['您下面没有在岗的河长。', 'Nobody below you holds a post.'],
  allWell: ['下级河长均按计划履职。', 'Everybody below you is on track.'],
  onlyChiefs: ['此页供镇街级以上河长使用。', 'This page is for chiefs with people below them.'],
  inNeed: ['需帮助，共 {all}', 'Need help, of {all}'],
  redUnvisited: ['红色未巡', 'Red, not walked'],
  orangeUnvisited: ['橙色未巡', 'Orange, not walked'],
  overdueProblems: ['问题逾期', 'Overdue problems'],
  behind: ['进度落后', 'Behind'],
  silent: ['久未巡河', 'Silent'],
  people: ['{n} 人', '{n}'],
  progress: ['本月 {done} / {visits} 天次', '{done} of {visits} day-visits this month'],
  lastWalk: ['上次巡河 {day}', 'last patrol {day}'],
  call: ['致电', 'Call'],
  callName: ['致电{name} {phone}', 'Call {name}, {phone}'],
  onTrack: ['正常', 'On track'],
  unvisited: ['未巡：{names}', 'Not walked: {names}'],
  more: ['显示更多（{n} 人）', 'Show more ({n})'],
  moreOffline: ['其余 {n} 人联网后可看', '{n} more can be seen on line'],
  loading: ['正在加载', 'Loading'],
});
