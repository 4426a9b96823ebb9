// Where one is signed in, and how to end what one does not know.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '@xunhe/contract/client';
import type { Refusal } from '@xunhe/domain/ground/result';
import { useState } from 'react';
import './account.css';
import { sayDevice } from './device-words.ts';
import { ask, client } from './session.ts';
import { Answered } from './states.tsx';
import { useWords } from './words.ts';
import { ACCOUNT_WORDS, SESSION_KIND_WORDS } from './words-account.ts';
import { sayRefusal } from './words-refusal.ts';

type Session = AnswerOf<'sessions'>['rows'][number];

export function SessionList({ sayAt }: { readonly sayAt: (instant: string) => string }) {
  const say = useWords(ACCOUNT_WORDS);
  const queries = useQueryClient();
  const query = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => ask('sessions', { signal }) });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [ended, setEnded] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const end = async (id?: string) => {
    setBusy(true);
    const answer = await client.call('endSessions', { body: id === undefined ? {} : { id } });
    await queries.invalidateQueries({ queryKey: ['sessions'] });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    setEnded(answer.ok ? answer.value.ended : null);
  };
  return (
    <Answered query={query}>
      {({ rows }) => (
        <>
          <ul className="session-list">
            {rows.map((row) => (
              <SessionItem key={row.id} row={row} sayAt={sayAt} busy={busy} onEnd={() => void end(row.id)} />
            ))}
          </ul>
          <p role="status">{ended !== null && say('ended', { n: ended })}</p>
          <p className="labelled-error" role="alert">
            {refusal && sayRefusal(refusal, say.language)}
          </p>
          {rows.length > 1 ? (
            <button type="button" className="button" disabled={busy} onClick={() => void end()}>
              {say('endOthers')}
            </button>
          ) : (
            <p className="muted">{say('noOthers')}</p>
          )}
        </>
      )}
    </Answered>
  );
}

interface SessionItemProps {
  readonly row: Session;
  readonly sayAt: (instant: string) => string;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function SessionItem({ row, sayAt, busy, onEnd }: SessionItemProps) {
  const say = useWords(ACCOUNT_WORDS);
  const sayKind = useWords(SESSION_KIND_WORDS);
  const device = sayDevice(row.device, say.language);
  return (
    <li>
      <div>
        <strong title={row.device}>{device}</strong>{' '}
        {row.current && <span className="session-current">{say('thisOne')}</span>}
        <p className="muted">
          {sayKind.any(row.kind)} · {row.address || '–'} · {say('seen', { time: sayAt(row.seenAt) })} ·{' '}
          {say('since', { time: sayAt(row.madeAt) })}
        </p>
      </div>
      {!row.current && (
        <button
          type="button"
          className="button"
          disabled={busy}
          aria-label={say('endThat', { device })}
          onClick={onEnd}
        >
          {say('end')}
        </button>
      )}
    </li>
  );
}
