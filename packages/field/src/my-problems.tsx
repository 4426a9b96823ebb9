// What the person reported: first what still waits on this phone, then what the server holds, with its state and date.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ProblemRowBody } from '@xunhe/contract/problem';
import { sayDay, sayInstant } from '@xunhe/ui/dates';
import { ask, holdsRight } from '@xunhe/ui/session';
import { SharedTag } from '@xunhe/ui/shared-tag.tsx';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { pickName, useWords } from '@xunhe/ui/words';
import { PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { Button } from 'antd-mobile';
import { useCityDay, useOutbox, useSurroundings } from './house.ts';
import { OutboxRow } from './outbox-row.tsx';
import { FIELD_WORDS } from './words-field.ts';

export function MyProblems() {
  const say = useWords(FIELD_WORDS);
  const { me } = useSurroundings();
  const navigate = useNavigate();
  const waiting = useOutbox().filter(({ kind, state }) => kind === 'problem' && state !== 'sent');
  const mine = useQuery({
    queryKey: ['problems', 'mine', me.person],
    queryFn: () => ask('problems', { query: { mine: true, limit: 100 } }),
  });
  return (
    <>
      {waiting.length > 0 && (
        <section aria-label={say('waitingProblems')}>
          <h2 className="list-head">{say('waitingProblems')}</h2>
          <ul className="rows">
            {waiting.map((item) => (
              <OutboxRow key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )}
      <section aria-label={say('myProblems')}>
        <h2 className="list-head">{say('myProblems')}</h2>
        <Answered query={mine}>
          {({ rows }) =>
            rows.length === 0 ? (
              <EmptyState>{say('noProblems')}</EmptyState>
            ) : (
              <ul className="rows">
                {rows.map((row) => (
                  <ProblemRow key={row.id} row={row} />
                ))}
              </ul>
            )
          }
        </Answered>
      </section>
      {holdsRight(me, 'problem.report') && !holdsRight(me, 'duty.readOwn') && (
        <p className="muted foot">{say('reportNeedsReach')}</p>
      )}
      {holdsRight(me, 'problem.report') && holdsRight(me, 'duty.readOwn') && (
        <div className="thumb">
          <Button color="primary" block className="big" onClick={() => void navigate({ to: '/report', search: {} })}>
            {say('report')}
          </Button>
        </div>
      )}
    </>
  );
}

function ProblemRow({ row }: { readonly row: ProblemRowBody }) {
  const say = useWords(FIELD_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const day = useCityDay();
  return (
    <li>
      <Link to="/problems/$id" params={{ id: row.id }} className="row">
        <span className="row-head">
          <strong>{sayType.any(row.type)}</strong>
          <span>{sayState.any(row.state)}</span>
        </span>
        <span className="row-about">
          {pickName(say.language, row.reachName, row.reachNameEn)}
          {row.shared && <SharedTag />}
        </span>
        <span className="row-about muted">
          {sayInstant(row.reportedAt, day, say.language)}
          {row.dueDay &&
            row.closedAt === null &&
            ` · ${say('due', { day: sayDay(row.dueDay, day.today, say.language) })}`}
        </span>
      </Link>
    </li>
  );
}
