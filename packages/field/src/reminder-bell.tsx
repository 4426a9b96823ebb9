// The bell on the line above every tab, with how many reminders are unread.
import { Link } from '@tanstack/react-router';
import { useWords } from '@xunhe/ui/words';
import { BellOutline } from 'antd-mobile-icons';
import { useReminders } from './use-reminders.ts';
import { REMINDER_BELL_WORDS } from './words-bell.ts';
import './reminders.css';

export function ReminderBell() {
  const say = useWords(REMINDER_BELL_WORDS);
  const unread = useReminders().data?.value.unread ?? 0;
  return (
    <Link to="/reminders" className="bell" aria-label={unread > 0 ? say('unread', { n: unread }) : say('allRead')}>
      <BellOutline aria-hidden />
      {unread > 0 && (
        <span className="bell-count" aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
