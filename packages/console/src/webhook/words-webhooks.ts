// The words of webhooks: what they are, how each kind is set up, and what became of a message.
import type { WEBHOOK_KINDS, WEBHOOK_STATES } from '@xunhe/contract/webhook';
import type { NoticeKind } from '@xunhe/domain/problem/notice';
import { defineWords, type Pair } from '@xunhe/ui/words';

type Words<K extends string> = Readonly<Record<K, Pair>>;
type Kind = (typeof WEBHOOK_KINDS)[number];

export const WEBHOOK_WORDS = defineWords({
  title: ['消息推送', 'Webhooks'],
  about: [
    '问题和预警发生时通知群机器人、短信网关或其他系统；内容不含个人信息',
    'tells group robots, gateways and other systems of problems and warnings, without personal data',
  ],
  none: ['还没有推送。', 'There is no webhook yet.'],
  noneHint: [
    '先在企业微信或钉钉的群里添加机器人，复制它的地址，再点“新建推送”。',
    'Add a robot to a group in WeCom or DingTalk, copy its address, then choose “New webhook”.',
  ],
  noLink: [
    '未设置 XUNHE_URL，消息中没有控制台链接。',
    'XUNHE_URL is not set, so messages carry no link to the console.',
  ],
  make: ['新建推送', 'New webhook'],
  name: ['名称', 'Name'],
  kind: ['类型', 'Kind'],
  region: ['区域', 'Region'],
  events: ['推送内容', 'What is told'],
  keyOnly: ['仅重点问题', 'Key problems only'],
  state: ['状态', 'State'],
  last: ['最近一次', 'Last message'],
  noLast: ['尚无消息', 'None yet'],
  waiting: ['{n} 条待发送', '{n} waiting'],
  on: ['启用', 'On'],
  off: ['停用', 'Off'],
  failing: ['{at} 起发送失败', 'Failing since {at}'],
  actions: ['操作', 'Actions'],
  actionsOf: ['操作：{name}', 'Actions: {name}'],
  log: ['发送记录', 'Messages'],
  test: ['发送测试', 'Send a test'],
  edit: ['修改', 'Change'],
  turnOn: ['启用', 'Switch on'],
  turnOff: ['停用', 'Switch off'],
  remove: ['删除', 'Remove'],
  removeSure: [
    '删除后不再推送，发送记录一并删除，且不能恢复；审计记录保留。',
    'Nothing is sent any more and the list of its messages goes too. This cannot be undone; the record of the system stays.',
  ],
  turnOffSure: ['停用后不再推送，待发送的消息不再发出。', 'Nothing is sent any more, and what waits is given up.'],
  turnOnSure: [
    '从现在起发生的事项开始推送，停用期间的不补发。',
    'It is told what happens from now on; what it missed is not made up.',
  ],
  cancel: ['取消', 'Cancel'],
  close: ['关闭', 'Close'],
  save: ['保存', 'Save'],
  testing: ['正在发送测试消息…', 'Sending the test…'],
  answer: ['对方回复', 'Answer'],
  noAnswer: ['无内容', 'nothing'],
  status: ['HTTP 状态', 'HTTP status'],
  newTitle: ['新建推送', 'New webhook'],
  editTitle: ['修改推送', 'Change the webhook'],
  nameHint: ['例如：防汛值班群', 'Such as: duty group'],
  url: ['地址', 'Address'],
  secret: ['密钥', 'Secret'],
  makeSecret: ['生成', 'Make one'],
  secretOnce: [
    '保存后不再显示，请先复制给对方系统。',
    'It is not shown again: copy it to the other system before you save.',
  ],
  language: ['消息语言', 'Language'],
  zh: ['中文', 'Chinese'],
  en: ['英文', 'English'],
  template: ['请求内容模板', 'Body of the request'],
  format: ['格式', 'Format'],
  json: ['JSON', 'JSON'],
  form: ['表单', 'Form'],
  header: ['密钥所在请求头', 'Header for the secret'],
  headerHint: ['例如 Authorization；不需要密钥则留空', 'Such as Authorization; empty when no secret is needed'],
  expects: ['成功回复须包含', 'A good answer holds'],
  expectsHint: ['例如 "code":0；留空则只看 HTTP 状态', 'Such as "code":0; empty: the HTTP status is enough'],
  replace: ['更换地址和密钥', 'Change address and secret'],
  replaceHint: [
    '现地址在 {host}；地址和密钥不回显，更换时须全部重新填写。',
    'It is at {host}. Address and secret are not shown; to change them, enter both anew.',
  ],
  needed: ['请填写', 'Fill this in'],
  hosts: ['允许的主机：{hosts}', 'Allowed hosts: {hosts}'],
  anyPublic: ['允许任何 https 公网主机', 'Any public https host is allowed'],
  noHosts: [
    '运维人员尚未允许其他主机（XUNHE_WEBHOOK_HOSTS）。',
    'The operator has not allowed any other host yet (XUNHE_WEBHOOK_HOSTS).',
  ],
  lost: ['没有这个推送，或不在您的区域内。', 'There is no such webhook in your region.'],
  back: ['返回消息推送', 'Back to the webhooks'],
  at: ['发生时间', 'Happened'],
  sentAt: ['发送时间', 'Sent'],
  message: ['消息', 'Message'],
  result: ['结果', 'Outcome'],
  attempts: ['次数', 'Tries'],
  again: ['{at} 重试', 'again {at}'],
  allStates: ['全部', 'All'],
  allEvents: ['全部内容', 'Everything'],
  noMessages: ['没有符合条件的消息。', 'No message matches.'],
});

export const WEBHOOK_KIND_WORDS = defineWords({
  wecom: ['企业微信群机器人', 'WeCom group robot'],
  dingtalk: ['钉钉群机器人', 'DingTalk group robot'],
  sms: ['短信网关', 'SMS gateway'],
  http: ['通用签名接口', 'Signed HTTP'],
} satisfies Words<Kind>);

/** Without slots: the double braces of the template are no slots of a sentence. */
export const WEBHOOK_HELP_WORDS = defineWords({
  wecom: [
    '企业微信群 → 群设置 → 群机器人 → 添加，复制 Webhook 地址粘贴到下面。地址中的 key 就是密钥，请勿外传。',
    'In the WeCom group: settings, group robot, add; copy its Webhook address. The key in it is the secret.',
  ],
  dingtalk: [
    '钉钉群 → 群设置 → 机器人 → 自定义，安全设置选“加签”，复制地址和 SEC 开头的密钥。若选“自定义关键词”，关键词填“巡河”，密钥留空。',
    'In the DingTalk group: settings, robots, custom. Choose “signature” and copy the address and the secret that begins with SEC; with keywords instead, use 巡河 and leave the secret empty.',
  ],
  sms: [
    '按网关的接口填写请求内容；接收号码写在模板里。正文用占位符 text（双花括号）表示，另有 title、link、time、kind、id。',
    'Write the body as your gateway wants it, with the receiving numbers in it. The placeholder text in double braces stands for the message; title, link, time, kind and id may be used too.',
  ],
  http: [
    '以 JSON 推送,按 Standard Webhooks 签名(HMAC-SHA-256);对方系统用同一密钥验签。说明见 docs/webhooks.md。',
    'Sends JSON, signed as Standard Webhooks says (HMAC-SHA-256); the receiver checks with the same secret. See docs/webhooks.md.',
  ],
} satisfies Words<Kind>);

export const NOTICE_WORDS = defineWords({
  'problem.reported': ['问题上报', 'Problem reported'],
  'problem.accepted': ['问题受理', 'Problem accepted'],
  'problem.assigned': ['问题交办', 'Problem assigned'],
  'problem.supervise': ['问题督办', 'Problem supervised'],
  'problem.escalated': ['超期升级', 'Problem escalated'],
  'problem.overdue': ['问题超期', 'Problem overdue'],
  'problem.closed': ['问题销号', 'Problem closed'],
  'warning.published': ['预警发布', 'Warnings published'],
  test: ['测试', 'Test'],
} satisfies Words<NoticeKind | 'test'>);

export const WEBHOOK_STATE_WORDS = defineWords({
  waiting: ['待发送', 'Waiting'],
  sending: ['发送中', 'Being sent'],
  sent: ['对方已接收', 'Taken'],
  refused: ['未被接收', 'Not taken'],
  expired: ['已放弃', 'Given up'],
  blocked: ['地址不允许', 'Address not allowed'],
  unknown: ['结果不明', 'Unknown'],
} satisfies Words<(typeof WEBHOOK_STATES)[number]>);

export const WEBHOOK_OFF_WORDS = defineWords({
  gone: ['对方已停用该地址，已自动停用', 'Switched off: the other side gave the address up'],
  failing: ['连续三天发送失败，已自动停用', 'Switched off: nothing came through for three days'],
  sealed: ['主密钥已更换，无法解开地址，已自动停用', 'Switched off: its seal does not open with the master key'],
});
