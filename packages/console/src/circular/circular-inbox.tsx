// The notices for oneself: the list on the left, the one that is read on the right. To open one is to have seen it.
import type { CircularBody } from '@xunhe/contract/circular';
import { isWaiting } from '@xunhe/domain/people/circular';
import { CircularText } from '@xunhe/ui/circular-text.tsx';
import { refusalOf } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { CIRCULAR_STATE_WORDS, CIRCULAR_WORDS } from '@xunhe/ui/words-circular';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useSayAct } from '../parts/surroundings.ts';
import { useCirculars, useReceipt, useSayFrom, useSayLastDay, useSayOffice } from './use-circulars.ts';

interface InboxProps {
  readonly notice: string | undefined;
  readonly onOpen: (notice: string) => void;
}

export function CircularInbox({ notice, onOpen }: InboxProps) {
  const say = useWords(CIRCULAR_WORDS);
  return (
    <Answered query={useCirculars()}>
      {({ rows }) => {
        const shown = rows.find(({ id }) => id === notice);
        if (rows.length === 0) return <EmptyState>{say('none')}</EmptyState>;
        return (
          <div className="circular-inbox">
            <nav className="circular-list" aria-label={say('title')}>
              {rows.map((row) => (
                <InboxRow key={row.id} row={row} isShown={row.id === notice} onOpen={() => onOpen(row.id)} />
              ))}
            </nav>
            {shown && <Reading key={shown.id} row={shown} rows={rows} onOpen={onOpen} />}
            {!shown && notice !== undefined && <EmptyState>{say('lost')}</EmptyState>}
          </div>
        );
      }}
    </Answered>
  );
}

interface RowProps {
  readonly row: CircularBody;
  readonly isShown: boolean;
  readonly onOpen: () => void;
}

function InboxRow({ row, isShown, onOpen }: RowProps) {
  const sayOffice = useSayOffice();
  const sayAt = useSayAct();
  return (
    <button type="button" className="circular-choice" aria-pressed={isShown} onClick={onOpen}>
      <strong>{row.title}</strong>
      <Standing row={row} />
      <small className="muted">
        {sayOffice(row)} · {sayAt(row.publishedAt)}
      </small>
    </button>
  );
}

function Standing({ row }: { readonly row: CircularBody }) {
  const say = useWords(CIRCULAR_WORDS);
  const sayState = useWords(CIRCULAR_STATE_WORDS);
  if (row.state !== 'published') return <span className="muted">{sayState(row.state)}</span>;
  if (!isWaiting(row, receiptOf(row))) return <span className="done">{say(row.confirm ? 'confirmed' : 'read')}</span>;
  return <span className="late">{say(row.seenAt === null ? 'unread' : 'toConfirm')}</span>;
}

interface ReadingProps extends Omit<RowProps, 'isShown' | 'onOpen'> {
  readonly rows: readonly CircularBody[];
  readonly onOpen: (notice: string) => void;
}

function Reading({ row, rows, onOpen }: ReadingProps) {
  const say = useWords(CIRCULAR_WORDS);
  const sayAt = useSayAct();
  const sayFrom = useSayFrom();
  const sayLastDay = useSayLastDay();
  const { mutate, isPending, error } = useReceipt();
  const { id, seenAt, confirmedAt } = row;
  useEffect(() => {
    if (seenAt === null) mutate({ id, confirmed: false });
  }, [id, seenAt, mutate]);
  const next = rows.find((one) => one.id === row.supersededBy);
  const waits = row.state === 'published' && isWaiting(row, { seen: true, confirmed: confirmedAt !== null });
  return (
    <section className="circular-reading" aria-label={row.title}>
      <CircularText
        circular={row}
        from={sayFrom(row)}
        until={sayLastDay(row.lastDay)}
        toNew={
          next && (
            <button type="button" className="link" onClick={() => onOpen(next.id)}>
              {say('seeNew')}
            </button>
          )
        }
      />
      {confirmedAt !== null && <p className="done">{say('confirmedAt', { time: sayAt(confirmedAt) })}</p>}
      {waits && (
        <Button type="primary" loading={isPending} onClick={() => mutate({ id, confirmed: true })}>
          {say('confirm')}
        </Button>
      )}
      <div role="alert">
        {error !== null && <p className="refused">{sayRefusal(refusalOf(error), say.language)}</p>}
      </div>
    </section>
  );
}

function receiptOf({ seenAt, confirmedAt }: CircularBody) {
  return { seen: seenAt !== null, confirmed: confirmedAt !== null };
}
