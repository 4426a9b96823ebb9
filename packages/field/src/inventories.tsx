// My inventories of the running period, reach by reach.
import { Link } from '@tanstack/react-router';
import type { TodayBody } from '@xunhe/contract/duty';
import { sayDate, sayDay } from '@xunhe/ui/dates';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { INVENTORY_PERIOD_WORDS } from '@xunhe/ui/words-inventory';
import { BackLine } from './back-line.tsx';
import { GuideLink } from './guides/guide-link.tsx';
import { useCityDay } from './house.ts';
import { type ReachTask, useInventories } from './inventory-tasks.ts';
import { KeptLine } from './kept-line.tsx';
import { useToday } from './queries.ts';
import { nameReach } from './reach-card.tsx';
import { INVENTORY_FORM_WORDS } from './words-inventory-form.ts';

export function Inventories() {
  const say = useWords(INVENTORY_FORM_WORDS);
  const today = useToday();
  return (
    <>
      <BackLine title={say('title')} to="/">
        <GuideLink task="inventory" />
      </BackLine>
      <Answered query={today}>
        {({ value, keptMs }) => (
          <>
            <KeptLine keptMs={keptMs} />
            <TaskList today={value} />
          </>
        )}
      </Answered>
    </>
  );
}

function TaskList({ today }: { readonly today: TodayBody }) {
  const say = useWords(INVENTORY_FORM_WORDS);
  const tasks = useInventories(today);
  if (tasks.length === 0) return <EmptyState>{say('none')}</EmptyState>;
  const isDone = ({ task, isHere }: ReachTask) => task.answeredDay !== null || isHere;
  return (
    <>
      <p className="muted foot">{say('about')}</p>
      <ul className="rows">
        {tasks
          .toSorted((a, b) => Number(isDone(a)) - Number(isDone(b)))
          .map((one) => (
            <TaskRow key={one.reach.reach} one={one} />
          ))}
      </ul>
    </>
  );
}

function TaskRow({ one: { reach, task, isHere } }: { readonly one: ReachTask }) {
  const say = useWords(INVENTORY_FORM_WORDS);
  const sayPer = useWords(INVENTORY_PERIOD_WORDS);
  const { today } = useCityDay();
  const state = task.answeredDay
    ? say('answered', { day: sayDay(task.answeredDay, today, say.language) })
    : say(isHere ? 'here' : 'open');
  return (
    <li>
      <Link to="/inventories/$id" params={{ id: reach.reach }} className="row">
        <span className="row-head">
          <strong>{nameReach(reach, say.language)}</strong>
          <span className={task.answeredDay ? 'done-words' : ''}>{state}</span>
        </span>
        <span className="row-about muted">
          {say('period', {
            per: sayPer(task.per),
            from: sayDate(task.from, say.language),
            to: sayDate(task.to, say.language),
          })}
        </span>
      </Link>
    </li>
  );
}
