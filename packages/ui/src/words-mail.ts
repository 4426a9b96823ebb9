// The words of e-mail as a way of reminders, on both faces.
import { defineWords } from './words.ts';

export const MAIL_WORDS = defineWords({
  title: ['邮件提醒', 'Reminders by e-mail'],
  off: ['本系统未开通邮件提醒。', 'This service sends no e-mail.'],
  about: [
    '夜间（22 时至 7 时）不发；不紧急的只在工作日发，多条合为一封。',
    'Never at night (22:00 to 7:00); what is not urgent on working days alone, and several in one letter.',
  ],
  address: ['邮箱', 'Mailbox'],
  sendCode: ['发送验证码', 'Send a code'],
  sendAgain: ['重新发送验证码', 'Send another code'],
  codeSent: ['验证码已发往 {address}，30 分钟内有效。', 'A code goes to {address}; it serves for 30 minutes.'],
  code: ['验证码', 'Code'],
  confirm: ['确认', 'Confirm'],
  confirmed: ['提醒发往 {address}', 'Reminders go to {address}'],
  change: ['更换邮箱', 'Another mailbox'],
  drop: ['停用邮件提醒', 'No more e-mail'],
  pace: ['发送方式', 'How often'],
  atOnce: ['有提醒就发', 'At once'],
  daily: ['每个工作日 8 时一封', 'One letter each working day at 8'],
  language: ['邮件语言', 'Language'],
  zh: ['中文', '中文'],
  en: ['English', 'English'],
  kinds: ['哪些提醒发邮件', 'Which reminders'],
  save: ['保存', 'Save'],
  saved: ['已保存', 'Saved'],
  log: ['发送记录', 'What was sent'],
  none: ['还没有发送过邮件。', 'No letter was sent yet.'],
  ofCode: ['验证码', 'Code'],
  ofReminders: ['提醒', 'Reminders'],
  tries: ['尝试 {n} 次', 'tried {n}×'],
});

export const MAIL_STATE_WORDS = defineWords({
  waiting: ['待发送', 'Waiting'],
  sending: ['发送中', 'Being sent'],
  sent: ['邮件服务器已接收', 'Taken by the mail server'],
  refused: ['被拒收', 'Refused'],
  expired: ['多次未成功，已放弃', 'Given up after many tries'],
  blocked: ['已取消', 'Called off'],
  gone: ['设备已退订', 'The device is gone'],
  unknown: ['结果不明，未重发', 'Unknown; not sent again'],
});
