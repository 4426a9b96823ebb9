// The problems of whoever holds the phone, by what they ask of him: to verify, reported by him, on his waters; a department's hands have theirs. Above his
// own stands what still waits on this phone.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ProblemQueuesBody } from '@xunhe/contract/problem-desk';
import type { ProblemQueue } from '@xunhe/domain/problem/queue';
import { holdsRight } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { PROBLEM_QUEUE_WORDS } from '@xunhe/ui/words-queue';
import { Button } from 'antd-mobile';
import { useOutbox, useSurroundings } from '../house.ts';
import { KeptLine } from '../kept-line.tsx';
import { OutboxRow } from '../outbox-row.tsx';
import { FIELD_WORDS } from '../words-field.ts';
import { useProblemList, useProblemQueues } from './problem-queries.ts';
import { ProblemRow } from './problem-row.tsx';
import { PROBLEM_LIST_WORDS } from './words-problems.ts';
import './problems.css';

export function ProblemLists() {
  const say = useWords(FIELD_WORDS);
  const { me } = useSurroundings();
  const queues = useProblemQueues();
  const navigate = useNavigate();
  const mayReport = holdsRight(me, 'problem.report');
  const isAtRiver = holdsRight(me, 'duty.readOwn');
  return (
    <>
      <Answered query={queues}>{({ value }) => <Lists queues={value} />}</Answered>
      {mayReport && !isAtRiver && me.role !== 'handler' && <p className="muted foot">{say('reportNeedsReach')}</p>}
      {mayReport && isAtRiver && (
        <div className="thumb">
          <Button color="primary" block className="big" onClick={() => void navigate({ to: '/report', search: {} })}>
            {say('report')}
          </Button>
        </div>
      )}
    </>
  );
}

function Lists({ queues }: { readonly queues: ProblemQueuesBody }) {
  const say = useWords(PROBLEM_LIST_WORDS);
  const asked = useSearch({ from: '/problems' }).queue;
  const queue = queues.rows.some((row) => row.queue === asked) ? asked! : firstOf(queues);
  return (
    <>
      {queues.rows.length > 1 && <QueueChips queues={queues} chosen={queue} />}
      {queues.withoutDepartment && <p className="notice">{say('noDepartment')}</p>}
      {queue === 'mine' && <Waiting />}
      {queue && <List key={queue} queue={queue} />}
    </>
  );
}

/** What waits to be verified goes first, because others wait for it; otherwise one's own. */
function firstOf({ rows }: ProblemQueuesBody): ProblemQueue | undefined {
  const toVerify = rows.find((row) => row.queue === 'toVerify' && row.count > 0);
  return (toVerify ?? rows.find((row) => row.queue === 'mine') ?? rows[0])?.queue;
}

function useQueueName(): (queue: ProblemQueue) => string {
  const say = useWords(PROBLEM_LIST_WORDS);
  const sayQueue = useWords(PROBLEM_QUEUE_WORDS);
  const { me } = useSurroundings();
  return (queue) => {
    if (queue === 'mine') return say(me.role === 'handler' ? 'department' : 'mineReported');
    if (queue === 'onMyReaches') return say('onMyReaches');
    return queue === 'toVerify' && me.role === 'chief' ? say('toVerifyMine') : sayQueue(queue);
  };
}

function QueueChips({ queues, chosen }: { readonly queues: ProblemQueuesBody; readonly chosen: string | undefined }) {
  const say = useWords(PROBLEM_LIST_WORDS);
  const nameOf = useQueueName();
  // A thumb finds first what waits for it, then what is its own.
  const order = (queue: ProblemQueue) => (queue === 'toVerify' ? 0 : queue === 'mine' ? 1 : 2);
  return (
    <nav className="chips" aria-label={say('queues')}>
      {queues.rows
        .toSorted((a, b) => order(a.queue) - order(b.queue))
        .map(({ queue, count }) => (
          <Link
            key={queue}
            to="/problems"
            search={{ queue }}
            replace
            className={`chip ${queue === chosen ? 'chip-on' : ''}`}
            aria-current={queue === chosen ? 'page' : undefined}
          >
            {nameOf(queue)}
            {count > 0 && <b className="chip-count">{count}</b>}
          </Link>
        ))}
    </nav>
  );
}

function Waiting() {
  const say = useWords(PROBLEM_LIST_WORDS);
  const waiting = useOutbox().filter(({ kind, state }) => kind === 'problem' && state !== 'sent');
  if (waiting.length === 0) return null;
  return (
    <section aria-label={say('waitingProblems')}>
      <h2 className="list-head">{say('waitingProblems')}</h2>
      <ul className="rows">
        {waiting.map((item) => (
          <OutboxRow key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function List({ queue }: { readonly queue: ProblemQueue }) {
  const say = useWords(PROBLEM_LIST_WORDS);
  const nameOf = useQueueName();
  const { me } = useSurroundings();
  const list = useProblemList(queue);
  const isOwn = queue === 'mine' && me.role !== 'handler';
  return (
    <section aria-label={nameOf(queue)}>
      <Answered query={list}>
        {({ value: { rows, total }, keptMs }) => (
          <>
            <KeptLine keptMs={keptMs} />
            {rows.length === 0 && (
              <EmptyState>{say(isOwn ? 'noProblems' : queue === 'toVerify' ? 'noneToVerify' : 'none')}</EmptyState>
            )}
            {rows.length > 0 && (
              <ul className="rows">
                {rows.map((row) => (
                  <ProblemRow key={row.id} row={row} />
                ))}
              </ul>
            )}
            {total > rows.length && <p className="muted foot">{say('more', { n: total, shown: rows.length })}</p>}
          </>
        )}
      </Answered>
    </section>
  );
}
