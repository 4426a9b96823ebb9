// Why a mailbox is not taken, or a code does not serve.
import { defineWords } from './words.ts';

export const MAIL_REFUSALS = defineWords({
  'mail.address': ['这不是有效的邮箱地址，请核对后重试。', 'This is no mailbox. Check the address and try again.'],
  'mail.code': [
    '验证码不正确，请核对邮件后重试。',
    'This is not the code that was sent. Look at the letter and try again.',
  ],
  'mail.codeOver': [
    '验证码已过期或尝试次数过多，请重新发送。',
    'The code is too old or was tried too often. Have another sent.',
  ],
  'mail.none': ['请先填写邮箱地址。', 'Name a mailbox first.'],
  'mail.off': ['本系统未开通邮件提醒。', 'This service sends no e-mail.'],
  'mail.pace': ['今天发送验证码过多，请明天再试。', 'Too many codes were sent today. Try again tomorrow.'],
});
