// My days away: told here, and what they did to my duties.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AbsenceBody } from '@xunhe/contract/absence';
import { ABSENCE_KINDS, type AbsenceKind } from '@xunhe/domain/duty/absence';
import { sayDay } from '@xunhe/ui/dates';
import { ask, refusalOf } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { ABSENCE_KIND_WORDS, ABSENCE_STATE_WORDS, ABSENCE_WORDS } from '@xunhe/ui/words-absence';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd-mobile';
import { useSurroundings } from './house.ts';

export function Absences() {
  const say = useWords(ABSENCE_WORDS);
  const query = useQuery({ queryKey: ['absences'], queryFn: () => ask('absences', { query: { limit: 50 } }) });
  return (
    <section aria-label={say('title')}>
      <h2 className="list-head">{say('title')}</h2>
      <TellForm />
      <Answered query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState>{say('none')}</EmptyState>
          ) : (
            <ul className="rows">
              {rows.map((row) => (
                <AbsenceRow key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}

function AbsenceRow({ row }: { readonly row: AbsenceBody }) {
  const say = useWords(ABSENCE_WORDS);
  const sayKind = useWords(ABSENCE_KIND_WORDS);
  const sayState = useWords(ABSENCE_STATE_WORDS);
  const { city } = useSurroundings();
  const change = useChange(() => ask('takeBackAbsence', { body: { id: row.id } }));
  return (
    <li className="card">
      <strong>{sayKind(row.kind)}</strong>
      <p className="muted">
        {sayDay(row.from, city.today, say.language)} – {sayDay(row.to, city.today, say.language)} ·{' '}
        {sayState(row.state)}
      </p>
      {row.state === 'coming' && (
        <Button
          size="small"
          loading={change.isPending}
          onClick={() => {
            if (window.confirm(say('sure'))) change.mutate();
          }}
        >
          {say('takeBack')}
        </Button>
      )}
      <Refused error={change.error} />
    </li>
  );
}

function TellForm() {
  const say = useWords(ABSENCE_WORDS);
  const sayKind = useWords(ABSENCE_KIND_WORDS);
  const { city } = useSurroundings();
  const tell = useChange((form: FormData) =>
    ask('tellAbsence', {
      body: {
        kind: String(form.get('kind')) as AbsenceKind,
        from: String(form.get('from') ?? ''),
        to: String(form.get('to') ?? ''),
      },
    }),
  );
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        tell.mutate(new FormData(event.currentTarget));
      }}
    >
      <p className="muted">{say('hint')}</p>
      <label className="field">
        <span>{say('kind')}</span>
        <select name="kind">
          {ABSENCE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {sayKind(kind)}
            </option>
          ))}
        </select>
      </label>
      {(['from', 'to'] as const).map((side) => (
        <label key={side} className="field">
          <span>{say(side)}</span>
          <input type="date" name={side} required min={city.today} defaultValue={city.today} />
        </label>
      ))}
      <Refused error={tell.error} />
      {tell.data && (
        <p role="status" className="muted">
          {say('told', { moved: tell.data.moved, excused: tell.data.excused })}
        </p>
      )}
      <Button type="submit" color="primary" block loading={tell.isPending}>
        {say('tell')}
      </Button>
    </form>
  );
}

/** Whatever is told changes the list of duties as well. */
function useChange<A, T>(change: (asked: A) => Promise<T>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all(['absences', 'today'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

function Refused({ error }: { readonly error: unknown }) {
  const say = useWords(ABSENCE_WORDS);
  return error ? (
    <p role="alert" className="refused">
      {sayRefusal(refusalOf(error), say.language)}
    </p>
  ) : null;
}
