// 提醒: all that was said to the person, by day. This list is what counts; a phone that rings for it is an extra that not every phone has.
import { Link, useRouter } from '@tanstack/react-router';
import type { ReminderBody, ReminderListBody } from '@xunhe/contract/reminder';
import { groupBy } from '@xunhe/domain/ground/group';
import { instantToDay, sayDay, sayTime } from '@xunhe/ui/dates';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { REMINDER_KIND_WORDS } from '@xunhe/ui/words-reminder-kind';
import { Button } from 'antd-mobile';
import { BackLine } from './back-line.tsx';
import { useCityDay, useSurroundings } from './house.ts';
import { pathOf, sayReminder } from './reminder-sentence.ts';
import { useMarkRead, useReminders } from './use-reminders.ts';
import { REMINDER_SCREEN_WORDS } from './words-reminder-screen.ts';
import './reminders.css';

export function Reminders() {
  const say = useWords(REMINDER_SCREEN_WORDS);
  const { city } = useSurroundings();
  return (
    <>
      <BackLine title={say('title')} to="/me" />
      <Answered query={useReminders()}>
        {({ value, keptMs }) => (
          <>
            {keptMs !== null && <p className="notice">{say('asOf', { time: sayTime(keptMs, city.timezone) })}</p>}
            <ReminderList list={value} />
          </>
        )}
      </Answered>
    </>
  );
}

function ReminderList({ list }: { readonly list: ReminderListBody }) {
  const say = useWords(REMINDER_SCREEN_WORDS);
  const { city } = useSurroundings();
  const { today, timezone } = useCityDay();
  const mark = useMarkRead();
  const unread = list.rows.filter(({ read }) => !read).map(({ id }) => id);
  const dayOf = ({ at }: ReminderBody) => instantToDay(Date.parse(at) + city.clockOffsetMs, timezone);
  return (
    <>
      <div className="reminder-tools">
        <Link to="/reminders/settings">{say('settings')}</Link>
        {unread.length > 0 && (
          <Button size="small" loading={mark.isPending} onClick={() => mark.mutate(unread)}>
            {say('readAll')}
          </Button>
        )}
      </div>
      {list.rows.length === 0 && <EmptyState>{say('none')}</EmptyState>}
      {[...groupBy(list.rows, dayOf)].map(([day, rows]) => (
        <section key={day} aria-label={sayDay(day, today, say.language)}>
          <h2 className="list-head">{sayDay(day, today, say.language)}</h2>
          <ul className="rows">
            {rows.map((row) => (
              <ReminderRow key={row.id} row={row} onOpen={() => !row.read && mark.mutate([row.id])} />
            ))}
          </ul>
        </section>
      ))}
      {list.total > list.rows.length && <p className="muted foot">{say('older', { n: list.rows.length })}</p>}
    </>
  );
}

function ReminderRow({ row, onOpen }: { readonly row: ReminderBody; readonly onOpen: () => void }) {
  const say = useWords(REMINDER_SCREEN_WORDS);
  const sayKind = useWords(REMINDER_KIND_WORDS);
  const { city } = useSurroundings();
  const { today, timezone } = useCityDay();
  const router = useRouter();
  const path = `/m${pathOf(row)}`;
  return (
    <li>
      <a
        href={path}
        className={row.read ? 'row' : 'row reminder-new'}
        onClick={(event) => {
          event.preventDefault();
          onOpen();
          router.history.push(path);
        }}
      >
        <span className="row-head">
          <strong>
            {!row.read && <span className="reminder-dot" role="img" aria-label={say('new')} />}
            {sayKind.any(row.kind)}
          </strong>
          <span className="muted">{sayTime(Date.parse(row.at) + city.clockOffsetMs, timezone)}</span>
        </span>
        <span className="row-about">{sayReminder(row, today, say.language)}</span>
      </a>
    </li>
  );
}
