// The words of the list of reminders and of its settings.
import { defineWords } from '@xunhe/ui/words';

/** The two screens. */
export const REMINDER_SCREEN_WORDS = defineWords({
  title: ['提醒', 'Reminders'],
  new: ['未读', 'Unread'],
  none: ['还没有提醒。', 'No reminders yet.'],
  readAll: ['全部标为已读', 'Mark all as read'],
  settings: ['提醒设置', 'Reminder settings'],
  older: ['只显示最近 {n} 条。', 'The newest {n} are shown.'],
  asOf: ['离线数据，更新于 {time}', 'Offline data of {time}'],
  pushTitle: ['手机推送', 'Pushes to this phone'],
  explain: [
    '开启后，有新提醒时手机会响，应用未打开时也能收到。夜间（22 时至 7 时）不推送；不紧急的只在工作日推送，多条合为一条。推送经由浏览器厂商的推送服务，内容加密，该服务无法读取。',
    'When this is on, the phone rings for new reminders even while the app is closed. Never at night (22:00 to 7:00); what is not urgent on working days alone, and several as one. Pushes go through the service of the browser’s maker, encrypted so that it cannot read them.',
  ],
  basis: [
    '无论是否开启，所有提醒都在“提醒”列表中。国产手机如没有谷歌服务，多数浏览器收不到推送，请经常打开应用查看。',
    'On or off, every reminder is in the list. Phones without Google services, as most are in China, get no pushes in most browsers: open the app often.',
  ],
  turnOn: ['开启推送', 'Turn pushes on'],
  turnOff: ['关闭推送', 'Turn pushes off'],
  on: ['本机推送已开启。', 'Pushes to this phone are on.'],
  off: ['本系统未启用推送，提醒请在列表中查看。', 'This service sends no pushes. Look at the list.'],
  unsupported: ['此浏览器不支持推送。提醒请在列表中查看。', 'This browser knows no pushes. Look at the list.'],
  install: [
    'iPhone 和 iPad 须先把应用添加到主屏幕（iOS 16.4 及以上）：在 Safari 点“分享”，选“添加到主屏幕”，再从主屏幕打开，回到这里开启。',
    'On iPhone and iPad first add the app to the home screen (iOS 16.4 or newer): in Safari tap Share, choose Add to Home Screen, open it from there and come back to this page.',
  ],
  denied: [
    '此浏览器已禁止本站通知。如需推送，请在浏览器或系统设置中允许通知，再回到这里开启。',
    'Notifications of this site are blocked. Allow them in the settings of the browser or the phone, then come back to this page.',
  ],
  dismissed: ['尚未允许通知，推送未开启。', 'Notifications were not allowed, so pushes stay off.'],
  noService: [
    '手机连不上推送服务（例如没有谷歌服务），推送未开启。提醒请在列表中查看。',
    'The phone cannot reach its push service (there may be no Google services), so pushes stay off. Look at the list.',
  ],
  kinds: ['哪些提醒要推送', 'What the phone rings for'],
  fixed: ['本市规定必须推送', 'settled by the city'],
  kindsHint: ['不推送的仍在列表中。', 'What does not ring is still in the list.'],
  lastPush: ['最近一次推送：{time}，{state}', 'Last push: {time}, {state}'],
  needNetwork: ['设置须在有网络时查看和修改。', 'Settings need a network.'],
});

export const DELIVERY_WORDS = defineWords({
  waiting: ['等待重试', 'will be tried again'],
  sending: ['发送中', 'being sent'],
  sent: ['推送服务已接收', 'taken by the push service'],
  gone: ['推送地址已失效', 'the push address had expired'],
  refused: ['推送服务拒绝', 'refused by the push service'],
  blocked: ['推送地址不允许', 'the push address is not allowed'],
  expired: ['推送服务长时间不可用，已放弃', 'given up: the push service was out of order'],
  unknown: ['结果不明', 'outcome unknown'],
});
