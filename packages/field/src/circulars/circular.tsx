// One notice: to open it is to have seen it, with a network or without.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CircularBody, CircularListBody } from '@xunhe/contract/circular';
import { isWaiting } from '@xunhe/domain/people/circular';
import { CircularText } from '@xunhe/ui/circular-text.tsx';
import { sayDay, sayInstant } from '@xunhe/ui/dates';
import { client } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { CIRCULAR_WORDS } from '@xunhe/ui/words-circular';
import { Button } from 'antd-mobile';
import { useEffect } from 'react';
import { BackLine } from '../back-line.tsx';
import { useCityDay, useHouse, useOnline, useSurroundings } from '../house.ts';
import { useCirculars } from '../use-circulars.ts';
import { addReceipt } from './receipt-box.ts';

export function CircularScreen() {
  const say = useWords(CIRCULAR_WORDS);
  const { me } = useSurroundings();
  const { id } = useParams({ from: '/notices/$id' });
  return (
    <>
      <BackLine title={say('title')} to="/notices" />
      <Answered query={useCirculars(me.person)}>
        {({ value: { rows } }) => {
          const row = rows.find((one) => one.id === id);
          return row ? <Reading key={id} row={row} rows={rows} /> : <EmptyState>{say('lost')}</EmptyState>;
        }}
      </Answered>
    </>
  );
}

function Reading({ row, rows }: { readonly row: CircularBody; readonly rows: CircularListBody['rows'] }) {
  const say = useWords(CIRCULAR_WORDS);
  const day = useCityDay();
  const online = useOnline();
  const { city } = useSurroundings();
  const { mutate, isPending } = useReceipt();
  const { id, seenAt, confirmedAt, lastDay, supersededBy } = row;
  useEffect(() => {
    if (seenAt === null) mutate({ id, confirmed: false });
  }, [id, seenAt, mutate]);
  const sayAt = (instant: string) => sayInstant(Date.parse(instant) + city.clockOffsetMs, day, say.language);
  const waits = row.state === 'published' && isWaiting(row, { seen: true, confirmed: confirmedAt !== null });
  return (
    <div className="card">
      <CircularText
        circular={row}
        from={`${say('office', { region: row.officeName })} · ${sayAt(row.publishedAt)}`}
        until={lastDay && sayDay(lastDay, day.today, say.language)}
        toNew={
          supersededBy !== null &&
          rows.some((one) => one.id === supersededBy) && (
            <Link to="/notices/$id" params={{ id: supersededBy }}>
              {say('seeNew')}
            </Link>
          )
        }
      />
      {confirmedAt !== null && (
        <p className="done-words">
          {say('confirmedAt', { time: sayAt(confirmedAt) })}
          {!online && ` · ${say('sentLater')}`}
        </p>
      )}
      {waits && (
        <Button color="primary" block loading={isPending} onClick={() => mutate({ id, confirmed: true })}>
          {say('confirm')}
        </Button>
      )}
    </div>
  );
}

/** Kept first, then the list is asked for again, which sends it. */
function useReceipt() {
  const { store, now } = useHouse();
  const { me } = useSurroundings();
  const queries = useQueryClient();
  return useMutation({
    // Without a network it is kept, which needs none.
    networkMode: 'always',
    mutationFn: (receipt: { readonly id: string; readonly confirmed: boolean }) =>
      addReceipt({ client, store, now }, me.person, receipt),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['circulars', me.person] });
      await queries.invalidateQueries({ queryKey: ['reminders', me.person] });
    },
  });
}
