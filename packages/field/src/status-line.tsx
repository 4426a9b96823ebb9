// The line on top of every tab: the person's city, the network, and what waits on this phone.
import { Link, useLocation } from '@tanstack/react-router';
import { useWords } from '@xunhe/ui/words';
import { useOnline, useOutbox, useRecording } from './house.ts';
import { useIsOld } from './outbox-notes.tsx';
import { ReminderBell } from './reminder-bell.tsx';
import { FIELD_WORDS } from './words-field.ts';
import { OUTBOX_WORDS } from './words-outbox.ts';

const TITLES = {
  '/': 'today',
  '/map': 'map',
  '/problems': 'problems',
  '/me': 'me',
  '/my-data': 'me',
  '/patrols': 'me',
  '/standing': 'me',
  '/reports': 'me',
  '/account': 'me',
  '/delegations': 'me',
  '/outbox': 'me',
  '/drafts': 'me',
  '/reminders': 'me',
  '/notices': 'me',
  '/reminders/settings': 'me',
  '/reach': 'today',
  '/inventories': 'today',
  '/subordinates': 'today',
  '/card': 'today',
} as const;

export function StatusLine() {
  const say = useWords(FIELD_WORDS);
  const { pathname } = useLocation();
  const online = useOnline();
  const items = useOutbox();
  const recording = useRecording();
  const isOld = useIsOld();
  const sayOutbox = useWords(OUTBOX_WORDS);
  const waiting = items.filter((item) => item.state === 'waiting' || item.state === 'stored').length;
  const refused = items.filter((item) => item.state === 'refused').length;
  // A thing of a list stands under the title of its list.
  const title = TITLES[pathname.replace(/(.)\/.*$/, '$1') as keyof typeof TITLES];
  return (
    <>
      <header className="status-line">
        <h1>{title ? say(title) : say('problems')}</h1>
        <Link to="/outbox" className="status-words" aria-live="polite">
          <span className={online ? 'muted' : 'late'}>{say(online ? 'online' : 'offline')}</span>
          {waiting > 0 && <span> · {say('waiting', { n: waiting })}</span>}
          {refused > 0 && <span className="late"> · {say('refusedCount', { n: refused })}</span>}
        </Link>
        <ReminderBell />
      </header>
      {isOld && (
        <Link to="/outbox" className="under-way under-way-late">
          {sayOutbox('old')}
        </Link>
      )}
      {recording && (
        <Link to="/patrol" className="under-way">
          <span>{say('underWay', { reach: recording.draft.reachName })}</span>
          <strong>{say('continue')}</strong>
        </Link>
      )}
    </>
  );
}
