// Where the first screen leads beside a patrol: the inventories of the running period, the people below who need help, the duty card.
import { Link } from '@tanstack/react-router';
import type { TodayBody } from '@xunhe/contract/duty';
import { useWords } from '@xunhe/ui/words';
import { useSurroundings } from './house.ts';
import { useOpenInventories } from './inventory-tasks.ts';
import { hasPeopleBelow, useSubordinates } from './queries-chief.ts';
import { useCirculars } from './use-circulars.ts';
import { TODAY_WORDS } from './words-today.ts';

export function TodayLinks({ today }: { readonly today: TodayBody }) {
  const say = useWords(TODAY_WORDS);
  const { me } = useSurroundings();
  return (
    <ul className="today-links">
      <NoticesLink />
      {today.reaches.some(({ inventory }) => inventory) && <InventoriesLink today={today} />}
      {hasPeopleBelow(me) && <SubordinatesLink />}
      <li>
        <Link to="/card" className="today-link">
          <strong>{say('card')}</strong>
          <span className="muted">{say('cardHint')}</span>
        </Link>
      </li>
    </ul>
  );
}

/** Only while something waits to be read. */
export function NoticesLink() {
  const say = useWords(TODAY_WORDS);
  const { me } = useSurroundings();
  const n = useCirculars(me.person).data?.value.waiting ?? 0;
  if (n === 0) return null;
  return (
    <li>
      <Link to="/notices" className="today-link">
        <strong>{say('notices')}</strong>
        <span className="late">{say('noticesWaiting', { n })}</span>
      </Link>
    </li>
  );
}

function InventoriesLink({ today }: { readonly today: TodayBody }) {
  const say = useWords(TODAY_WORDS);
  const open = useOpenInventories(today).length;
  return (
    <li>
      <Link to="/inventories" className="today-link">
        <strong>{say('inventories')}</strong>
        <span className={open > 0 ? '' : 'done-words'}>
          {open > 0 ? say('inventoriesOpen', { n: open }) : say('inventoriesDone')}
        </span>
      </Link>
    </li>
  );
}

export function SubordinatesLink() {
  const say = useWords(TODAY_WORDS);
  const summary = useSubordinates().data?.value.summary;
  // A village without reach chiefs has nobody below.
  if (summary?.people === 0) return null;
  return (
    <li>
      <Link to="/subordinates" className="today-link">
        <strong>{say('subordinates')}</strong>
        {summary && (
          <span className={summary.inNeed > 0 ? '' : 'done-words'}>
            {summary.inNeed > 0
              ? say('subordinatesCount', { n: summary.inNeed, all: summary.people })
              : say('subordinatesNone', { all: summary.people })}
          </span>
        )}
      </Link>
    </li>
  );
}
