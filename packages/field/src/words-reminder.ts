// The words of reminders: on the list, in the settings, and in what the phone shows when it rings.
import { defineWords } from '@xunhe/ui/words';

/** What each kind is called where one chooses among them. */
export const REMINDER_KIND_WORDS = defineWords({
  'duty.published': ['每月巡河任务发布', 'The list of the month is out'],
  'level.raised': ['我的河段预警升级', 'A warning on my reaches rose'],
  'visits.due': ['巡河期限将到', 'Patrols are due soon'],
  'delegation.begins': ['委托代巡开始', 'A stand-in begins'],
  'patrol.review': ['巡河记录待复核', 'A patrol waits for review'],
  'patrol.judged': ['巡河记录改判', 'A patrol was judged anew'],
  'appeal.decided': ['申诉有结果', 'An appeal was decided'],
  'problem.moved': ['我上报的问题有进展', 'News of a problem I reported'],
  'problem.task': ['问题待我办理', 'A problem waits for me'],
  'problem.late': ['问题时限提醒和督办', 'Deadlines of problems'],
});

/** Sentences by kind; what varies within a kind stands behind the slash. */
export const REMINDER_WORDS = defineWords({
  'duty.published': [
    '{month}巡河任务已发布:{reaches} 个河段,共 {visits} 天次。',
    'The list for {month} is out: {visits} day-visit{visits:s} on {reaches} reach{reaches:es}.',
  ],
  'level.raised': ['{month},{reach}预警升为{level}。', 'For {month} the warning on {reach} rises to {level}.'],
  'level.raised/many': [
    '{month},您有 {n} 个河段预警升级,最高{level}:{reach}。',
    'For {month} the warning on {n} of your reaches rises, at most to {level}: {reach}.',
  ],
  'visits.due': [
    '{reach}还需巡河 {visits} 天次,{day}截止。',
    '{visits} day-visit{visits:s} still needed on {reach}; the last day is {day}.',
  ],
  'visits.due/many': [
    '{reach}等 {n} 个河段还需巡河 {visits} 天次,{day}截止。',
    '{visits} day-visit{visits:s} still needed on {n} reaches, {reach} among them; the last day is {day}.',
  ],
  'visits.due/behalf': ['代{chief}:', 'For {chief}: '],
  'delegation.begins/assistant': ['您自{from}至{to}代{other}巡河。', 'From {from} to {to} you stand in for {other}.'],
  'delegation.begins/chief': ['{other}自{from}至{to}代您巡河。', 'From {from} to {to} {other} stands in for you.'],
  'patrol.review': [
    '{day}{reach}的巡河记录待复核,复核前不计入任务。',
    'The patrol of {day} on {reach} waits for review; until then it does not count.',
  ],
  'patrol.judged': ['{day}{reach}的巡河记录改判为{verdict}。', 'The patrol of {day} on {reach} is now {verdict}.'],
  'appeal.decided/granted': [
    '{day}{reach}的申诉已通过,记录改判为{verdict}。',
    'Your appeal about {day} on {reach} is granted; the patrol is now {verdict}.',
  ],
  'appeal.decided/refused': [
    '{day}{reach}的申诉未通过,记录仍为{verdict}。',
    'Your appeal about {day} on {reach} is not granted; the patrol stays {verdict}.',
  ],
  'problem.moved/accepted': ['{reach}的问题已受理。', 'The problem on {reach} is accepted.'],
  'problem.moved/rejected': [
    '{reach}的问题未受理,理由见问题详情。',
    'The problem on {reach} is not accepted; its page says why.',
  ],
  'problem.moved/merged': [
    '{reach}的问题已并入同一问题一并办理。',
    'The problem on {reach} is handled together with another one.',
  ],
  'problem.moved/returned': ['{reach}的问题已退回重办。', 'The problem on {reach} goes back to be handled again.'],
  'problem.moved/closed': ['{reach}的问题已办结。', 'The problem on {reach} is closed.'],
  'problem.task/assigned': [
    '{reach}的问题已交办,{day}前办结。',
    'A problem on {reach} is with you, to be handled by {day}.',
  ],
  'problem.task/toVerify': ['{reach}的问题已办结,请复核。', 'The problem on {reach} is handled: please verify.'],
  'problem.task/deferAsked': ['{reach}的问题申请挂账,请审批。', 'A deferral is asked for the problem on {reach}.'],
  'problem.task/supervised': [
    '{reach}的问题已被督办,{day}前办结。',
    'The problem on {reach} is supervised, due by {day}.',
  ],
  'problem.late/soon': ['{reach}的问题{due}到期。', 'The problem on {reach} is due {due}.'],
  'problem.late/overdue': ['{reach}的问题已逾期,时限为{due}。', 'The problem on {reach} is overdue since {due}.'],
  'problem.late/town': [
    '{reach}的问题逾期,{day}起报镇街。',
    'The problem on {reach} is late: told to the town as of {day}.',
  ],
  'problem.late/district': [
    '{reach}的问题逾期,{day}起报区级并督办。',
    'The problem on {reach} is late: told to the district and supervised as of {day}.',
  ],
  'problem.late/city': [
    '{reach}的问题逾期,{day}起报市级。',
    'The problem on {reach} is late: told to the city as of {day}.',
  ],
  unknown: ['您有新的提醒,请打开应用查看。', 'There is a new reminder. Open the app to read it.'],
  several: ['您有 {n} 条新提醒', '{n} new reminders'],
  severalMore: ['{first}另有 {n} 条。', '{first} {n} more.'],
  product: ['巡河提醒', 'Xunhe'],
  unsentTitle: ['有记录尚未上传', 'Records wait to be sent'],
  unsent: [
    '{n} 条记录已在本机保存超过 24 小时,尚未上传。请在有网络时打开应用。',
    '{n} record{n:s} kept on this phone for more than 24 hours. Open the app where there is a network.',
  ],
});

/** The two screens. */
export const REMINDER_SCREEN_WORDS = defineWords({
  title: ['提醒', 'Reminders'],
  unread: ['提醒,{n} 条未读', 'Reminders, {n} unread'],
  allRead: ['提醒,无未读', 'Reminders, none unread'],
  new: ['未读', 'Unread'],
  none: ['还没有提醒。', 'No reminders yet.'],
  readAll: ['全部标为已读', 'Mark all as read'],
  settings: ['提醒设置', 'Reminder settings'],
  older: ['只显示最近 {n} 条。', 'The newest {n} are shown.'],
  asOf: ['离线数据,更新于 {time}', 'Offline data of {time}'],
  pushTitle: ['手机推送', 'Pushes to this phone'],
  explain: [
    '开启后,有新提醒时手机会响,应用未打开时也能收到。夜间(22 时至 7 时)不推送;不紧急的只在工作日推送,多条合为一条。推送经由浏览器厂商的推送服务,内容加密,该服务无法读取。',
    'When this is on, the phone rings for new reminders even while the app is closed. Never at night (22:00 to 7:00); what is not urgent on working days alone, and several as one. Pushes go through the service of the browser’s maker, encrypted so that it cannot read them.',
  ],
  basis: [
    '无论是否开启,所有提醒都在“提醒”列表中。国产手机如没有谷歌服务,多数浏览器收不到推送,请经常打开应用查看。',
    'On or off, every reminder is in the list. Phones without Google services, as most are in China, get no pushes in most browsers: open the app often.',
  ],
  turnOn: ['开启推送', 'Turn pushes on'],
  turnOff: ['关闭推送', 'Turn pushes off'],
  on: ['本机推送已开启。', 'Pushes to this phone are on.'],
  off: ['本系统未启用推送,提醒请在列表中查看。', 'This service sends no pushes. Look at the list.'],
  unsupported: ['此浏览器不支持推送。提醒请在列表中查看。', 'This browser knows no pushes. Look at the list.'],
  install: [
    'iPhone 和 iPad 须先把应用添加到主屏幕(iOS 16.4 及以上):在 Safari 点“分享”,选“添加到主屏幕”,再从主屏幕打开,回到这里开启。',
    'On iPhone and iPad first add the app to the home screen (iOS 16.4 or newer): in Safari tap Share, choose Add to Home Screen, open it from there and come back to this page.',
  ],
  denied: [
    '此浏览器已禁止本站通知。如需推送,请在浏览器或系统设置中允许通知,再回到这里开启。',
    'Notifications of this site are blocked. Allow them in the settings of the browser or the phone, then come back to this page.',
  ],
  dismissed: ['尚未允许通知,推送未开启。', 'Notifications were not allowed, so pushes stay off.'],
  noService: [
    '手机连不上推送服务(例如没有谷歌服务),推送未开启。提醒请在列表中查看。',
    'The phone cannot reach its push service (there may be no Google services), so pushes stay off. Look at the list.',
  ],
  kinds: ['哪些提醒要推送', 'What the phone rings for'],
  kindsHint: ['不推送的仍在列表中。', 'What does not ring is still in the list.'],
  lastPush: ['最近一次推送:{time},{state}', 'Last push: {time}, {state}'],
  needNetwork: ['设置须在有网络时查看和修改。', 'Settings need a network.'],
});

export const DELIVERY_WORDS = defineWords({
  waiting: ['等待重试', 'will be tried again'],
  sending: ['发送中', 'being sent'],
  sent: ['推送服务已接收', 'taken by the push service'],
  gone: ['推送地址已失效', 'the push address had expired'],
  refused: ['推送服务拒绝', 'refused by the push service'],
  blocked: ['推送地址不允许', 'the push address is not allowed'],
  expired: ['推送服务长时间不可用,已放弃', 'given up: the push service was out of order'],
  unknown: ['结果不明', 'outcome unknown'],
});
