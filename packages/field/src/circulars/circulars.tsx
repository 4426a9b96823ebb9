// 通知: what offices tell this person, the newest first.
import { Link } from '@tanstack/react-router';
import type { CircularBody } from '@xunhe/contract/circular';
import { isWaiting } from '@xunhe/domain/people/circular';
import { sayInstant } from '@xunhe/ui/dates';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { CIRCULAR_STATE_WORDS, CIRCULAR_WORDS } from '@xunhe/ui/words-circular';
import { BackLine } from '../back-line.tsx';
import { useCityDay, useSurroundings } from '../house.ts';
import { KeptLine } from '../kept-line.tsx';
import { useCirculars } from '../use-circulars.ts';

export function Circulars() {
  const say = useWords(CIRCULAR_WORDS);
  const { me } = useSurroundings();
  return (
    <>
      <BackLine title={say('title')} to="/me" />
      <Answered query={useCirculars(me.person)}>
        {({ value: { rows }, keptMs }) => (
          <>
            <KeptLine keptMs={keptMs} />
            {rows.length === 0 && <EmptyState>{say('none')}</EmptyState>}
            <ul className="rows">
              {rows.map((row) => (
                <CircularRow key={row.id} row={row} />
              ))}
            </ul>
          </>
        )}
      </Answered>
    </>
  );
}

function CircularRow({ row }: { readonly row: CircularBody }) {
  const say = useWords(CIRCULAR_WORDS);
  const day = useCityDay();
  const { city } = useSurroundings();
  const time = sayInstant(Date.parse(row.publishedAt) + city.clockOffsetMs, day, say.language);
  return (
    <li>
      <Link to="/notices/$id" params={{ id: row.id }} className="row">
        <span className="row-head">
          <strong>{row.title}</strong>
          <Standing row={row} />
        </span>
        <span className="row-about muted">
          {say('office', { region: row.officeName })} · {time}
        </span>
      </Link>
    </li>
  );
}

function Standing({ row }: { readonly row: CircularBody }) {
  const say = useWords(CIRCULAR_WORDS);
  const sayState = useWords(CIRCULAR_STATE_WORDS);
  const { state, confirm, seenAt, confirmedAt } = row;
  if (state !== 'published') return <span className="muted">{sayState(state)}</span>;
  if (!isWaiting(row, { seen: seenAt !== null, confirmed: confirmedAt !== null }))
    return <span className="muted">{say(confirm ? 'confirmed' : 'read')}</span>;
  return <span className="late">{say(seenAt === null ? 'unread' : 'toConfirm')}</span>;
}
