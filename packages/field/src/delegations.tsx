// Who stands in for me, or for whom I stand in. A chief gives days to an assistant here; both names stay on what is walked on them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DelegationBody } from '@xunhe/contract/post';
import { sayDay } from '@xunhe/ui/dates';
import { ask, holdsRight, refusalOf } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { AWAY_REFUSALS } from '@xunhe/ui/words-away-refusal';
import { sayRefusal, teachRefusals } from '@xunhe/ui/words-refusal';
import { DELEGATION_STATE_WORDS } from '@xunhe/ui/words-shared';
import { Button } from 'antd-mobile';
import { Absences } from './absences.tsx';
import { BackLine } from './back-line.tsx';
import { useSurroundings } from './house.ts';

teachRefusals(AWAY_REFUSALS);

const WORDS = defineWords({
  both: ['离岗与代巡', 'Days away, stand-ins'],
  title: ['委托代巡', 'Stand-ins'],
  hint: [
    '这些日期内，助理的巡河计入您的任务；记录上保留两人姓名。',
    'On these days the assistant’s patrols count for you; both names stay on each record.',
  ],
  assistant: ['助理', 'Assistant'],
  choose: ['请选择', 'Choose one'],
  from: ['自', 'From'],
  to: ['至', 'To'],
  give: ['委托', 'Give'],
  end: ['提前结束', 'End now'],
  endSure: ['今天之后不再代巡。确定结束？', 'From tomorrow the assistant no longer stands in. End it?'],
  none: ['没有委托记录。', 'Nobody has stood in yet.'],
  chiefTo: ['{chief} 委托 {assistant}', '{assistant} stands in for {chief}'],
});

export function Delegations() {
  const say = useWords(WORDS);
  const { me } = useSurroundings();
  const query = useQuery({ queryKey: ['delegations'], queryFn: () => ask('delegations', { query: { limit: 100 } }) });
  return (
    <>
      <BackLine to="/me" title={say('both')} />
      {holdsRight(me, 'delegation.give') && <Absences />}
      <h2 className="list-head">{say('title')}</h2>
      {holdsRight(me, 'delegation.give') && <GiveForm />}
      <Answered query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState>{say('none')}</EmptyState>
          ) : (
            <ul className="rows">
              {rows.map((row) => (
                <DelegationRow key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Answered>
    </>
  );
}

function DelegationRow({ row }: { readonly row: DelegationBody }) {
  const say = useWords(WORDS);
  const sayState = useWords(DELEGATION_STATE_WORDS);
  const { me, city } = useSurroundings();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => ask('endDelegation', { body: { id: row.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['delegations'] }),
  });
  const mayEnd = holdsRight(me, 'delegation.give') && (row.state === 'running' || row.state === 'coming');
  return (
    <li className="card">
      <strong>{say('chiefTo', { chief: row.chiefName, assistant: row.assistantName })}</strong>
      <p className="muted">
        {sayDay(row.from, city.today, say.language)} – {sayDay(row.to, city.today, say.language)} ·{' '}
        {sayState(row.state)}
      </p>
      {mayEnd && (
        <Button
          size="small"
          loading={end.isPending}
          onClick={() => {
            if (window.confirm(say('endSure'))) end.mutate();
          }}
        >
          {say('end')}
        </Button>
      )}
      {end.error && (
        <p role="alert" className="refused">
          {sayRefusal(refusalOf(end.error), say.language)}
        </p>
      )}
    </li>
  );
}

function GiveForm() {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const queries = useQueryClient();
  const standIns = useQuery({ queryKey: ['stand-ins'], queryFn: () => ask('standIns') });
  const give = useMutation({
    mutationFn: (form: FormData) =>
      ask('giveDelegation', {
        body: { assistant: textOf(form, 'assistant'), from: textOf(form, 'from'), to: textOf(form, 'to') },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['delegations'] }),
  });
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate(new FormData(event.currentTarget));
      }}
    >
      <p className="muted">{say('hint')}</p>
      <label className="field">
        <span>{say('assistant')}</span>
        <select name="assistant" required defaultValue="">
          <option value="" disabled>
            {say('choose')}
          </option>
          {(standIns.data?.rows ?? []).map((row) => (
            <option key={row.person} value={row.person}>
              {row.name} · {row.regionName}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{say('from')}</span>
        <input type="date" name="from" required min={city.today} defaultValue={city.today} />
      </label>
      <label className="field">
        <span>{say('to')}</span>
        <input type="date" name="to" required min={city.today} defaultValue={city.today} />
      </label>
      {give.error && (
        <p role="alert" className="refused">
          {sayRefusal(refusalOf(give.error), say.language)}
        </p>
      )}
      <Button type="submit" color="primary" block loading={give.isPending}>
        {say('give')}
      </Button>
    </form>
  );
}

function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '');
}
