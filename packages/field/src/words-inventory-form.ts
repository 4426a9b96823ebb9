// The words of the inventories on the phone.
import { defineWords } from '@xunhe/ui/words';

export const INVENTORY_FORM_WORDS = defineWords({
  title: ['四个查清', 'The four inventories'],
  about: [
    '每段河逐项填写，未发现也是结果。离线可填，联网后自动上传。',
    'Answer each item for each reach; “none found” is an answer. It works offline and goes up later.',
  ],
  none: ['您名下的河段没有清查任务。', 'No inventory is asked of you.'],
  period: ['{per} · {from}–{to}', '{per} · {from} – {to}'],
  open: ['待填', 'To answer'],
  answered: ['已填 {day}', 'Answered {day}'],
  here: ['已填，待上传', 'Answered, to be sent'],
  begun: ['草稿', 'Begun'],
  again: [
    '本期已填过。再填一次会另存一条，以最新的为准。',
    'Answered already in this period. Another answer is kept beside it, and the newest counts.',
  ],
  count: ['数量（可不填）', 'How many (optional)'],
  note: ['位置和情况', 'Where and what'],
  noteNone: ['备注（可不填）', 'Note (optional)'],
  report: ['同时上报为问题', 'Report it as a problem too'],
  missing: ['还有 {n} 项未填', '{n} item{n:s} without an answer'],
  noteMissing: ['有发现的项目请写明位置和情况', 'Say where and what for each item with a finding'],
  save: ['保存并上传', 'Save and send'],
  saved: ['已存在本机，联网后自动上传', 'Kept on this phone; it goes up with the next network'],
  savedReports: ['已保存，另上报 {n} 个问题', 'Kept, and {n} problem{n:s} reported'],
  reportsLost: [
    '清查结果已保存；本机存储已满，{n} 个问题未保存，请清理空间后到“问题”页上报。',
    'The inventory is kept; the phone is full and {n} problem{n:s} could not be. Free some space and report under Problems.',
  ],
  failed: [
    '本机存储已满，清查结果未保存。请清理手机空间后重试。',
    'The phone is full and the answers were not kept. Free some space and try again.',
  ],
  notHere: ['此河段没有您的清查任务。', 'No inventory of this reach is asked of you.'],
});
