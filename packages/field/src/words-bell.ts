// What the phone says of reminders and of what waits on it, before any list is opened.
import { defineWords } from '@xunhe/ui/words';

/** Of records that wait too long, said by the phone itself. */
export const UNSENT_WORDS = defineWords({
  unsentTitle: ['有记录尚未上传', 'Records wait to be sent'],
  unsent: [
    '{n} 条记录已在本机保存超过 24 小时，尚未上传。请在有网络时打开应用。',
    '{n} record{n:s} kept on this phone for more than 24 hours. Open the app where there is a network.',
  ],
});

/** Of the bell on each screen. */
export const REMINDER_BELL_WORDS = defineWords({
  unread: ['提醒，{n} 条未读', 'Reminders, {n} unread'],
  allRead: ['提醒，无未读', 'Reminders, none unread'],
});
