// The words of the outbox: what is safe, what waits and why, and how to carry it elsewhere.
import { defineWords } from '@xunhe/ui/words';

export const OUTBOX_WORDS = defineWords({
  title: ['上传记录', 'Outbox'],
  promise: [
    '显示“已存”的记录：联网后会完整上传一次且只有一次；如服务器不接收，连同原因和全部内容保留在这里。',
    'A record shown as saved reaches the server exactly once, byte for byte, once the phone is on line; or it stays here with the reason and its whole content.',
  ],
  empty: ['没有待上传的记录。', 'Nothing waits to be sent.'],
  patrol: ['巡河', 'Patrol'],
  problem: ['问题', 'Problem'],
  inventory: ['四个查清', 'Inventory'],
  appeal: ['申诉', 'Appeal'],
  state_waiting: ['待上传', 'To be sent'],
  state_stored: ['照片待上传', 'Pictures to be sent'],
  state_sent: ['已上传', 'Sent'],
  state_refused: ['未被接收', 'Not accepted'],
  photosDone: ['照片 {done} / {all} 已上传', '{done} of {all} pictures sent'],
  sendNow: ['立即上传', 'Send now'],
  export: ['导出为文件', 'Export to a file'],
  bring: ['导入文件', 'Import a file'],
  brought: ['已导入 {added} 条，另有 {known} 条本机已有。', '{added} imported; {known} were here already.'],
  others: [
    '本机还有其他账号的 {n} 条记录，已加密保存，该账号登录后自动上传。',
    '{n} record{n:s} of other accounts are kept sealed on this phone and go up when their owner signs in.',
  ],
  old: [
    '有记录超过 24 小时未上传。请连接网络；如手机将清理数据或更换，请先导出。',
    'A record has not been sent for more than 24 hours. Find a network; export it before the phone is cleared or changed.',
  ],
  notPersistent: [
    '浏览器未承诺长期保存数据。请把本应用添加到主屏幕，并尽快联网上传。',
    'The browser does not promise to keep the data. Add the app to the home screen and go on line soon.',
  ],
  clock: [
    '手机时间与服务器相差 {n} 分钟。记录照常保存，请在系统设置中校准时间。',
    'The phone’s clock is {n} minutes off. Records are kept as usual; set the clock in the system settings.',
  ],
  remove: ['从本机删除', 'Remove from this phone'],
  removeSure: [
    '服务器已保留此记录的全部内容和拒收原因。确定从本机删除？',
    'The server has kept the whole content and the reason. Remove it from this phone?',
  ],
  content: ['全部内容', 'Whole content'],
});
