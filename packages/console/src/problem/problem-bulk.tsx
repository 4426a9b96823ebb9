// One step for the chosen problems. Each is taken by itself; those that were refused stay chosen, with the reason beside them. The ids of the
// moves are made once for a choice, so a second press or an answer that got lost makes no move twice.
import { useQueryClient } from '@tanstack/react-query';
import type { ProblemRowBody } from '@xunhe/contract/problem';
import { MOST_MOVES, type ProblemMovesAnswer, type ProblemMovesBody } from '@xunhe/contract/problem-desk';
import { makeId } from '@xunhe/domain/ground/id';
import type { Refusal } from '@xunhe/domain/ground/result';
import { client } from '@xunhe/ui/session';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { PROBLEM_MOVE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import '../parts/bulk.css';
import { LeadOrder } from './lead-order.tsx';

const WORDS = defineWords({
  bar: ['批量办理', 'Many at once'],
  chosen: ['已选 {n} 件', '{n} chosen'],
  all: ['选择本页全部', 'Choose all on this page'],
  drop: ['取消选择', 'Drop the choice'],
  departments: ['承办单位（第一个主办）', 'Departments, the first leads'],
  note: ['统一说明（可不填）', 'One note for all (optional)'],
  done: ['已办理 {n} 件。', '{n} done.'],
  failed: ['{n} 件未办理，仍保持选中：', '{n} not done; they stay chosen:'],
  most: ['一次最多办理 {n} 件。', 'At most {n} at once.'],
});

interface BulkProps {
  readonly move: ProblemMovesBody['move'];
  readonly chosen: readonly ProblemRowBody[];
  readonly departments: readonly { readonly id: string; readonly name: string }[];
  readonly onAll: () => void;
  /** Those that stay chosen. */
  readonly onDone: (left: readonly string[]) => void;
}

export function ProblemBulk({ move, chosen, departments, onAll, onDone }: BulkProps) {
  const say = useWords(WORDS);
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const [given, setGiven] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const { send, busy, refusal, outcome } = useSendMany(onDone);
  const isTooMany = chosen.length > MOST_MOVES;
  const isReady = chosen.length > 0 && !isTooMany && (move !== 'assign' || given.length > 0);
  return (
    <section className="bulk" aria-label={say('bar')}>
      <div className="bulk-line">
        <strong>{say('chosen', { n: chosen.length })}</strong>
        <Button size="small" onClick={onAll}>
          {say('all')}
        </Button>
        {move === 'assign' && (
          <Select
            mode="multiple"
            size="small"
            className="bulk-departments"
            aria-label={say('departments')}
            placeholder={say('departments')}
            value={[...given]}
            onChange={(to: string[]) => setGiven(to)}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        )}
        <Input
          size="small"
          className="bulk-note"
          aria-label={say('note')}
          placeholder={say('note')}
          maxLength={4000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <Button
          type="primary"
          size="small"
          loading={busy}
          disabled={!isReady}
          onClick={() =>
            void send({ move, note: note.trim(), ...(move === 'assign' && { departments: [...given] }) }, chosen)
          }
        >
          {sayMove(move)}
        </Button>
        {chosen.length > 0 && (
          <Button size="small" type="text" onClick={() => onDone([])}>
            {say('drop')}
          </Button>
        )}
      </div>
      {move === 'assign' && given.length > 1 && (
        <LeadOrder chosen={given} departments={departments} onChange={setGiven} />
      )}
      {isTooMany && <p className="refused">{say('most', { n: MOST_MOVES })}</p>}
      <div role="status">{outcome && <Outcome outcome={outcome} />}</div>
      <div role="alert">{refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}</div>
    </section>
  );
}

interface SentMany {
  readonly rows: ProblemMovesAnswer['rows'];
  readonly asked: readonly ProblemRowBody[];
}

function Outcome({ outcome: { rows, asked } }: { readonly outcome: SentMany }) {
  const say = useWords(WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const failed = rows.filter(({ refusal }) => refusal !== null);
  const nameOf = (id: string) => {
    const row = asked.find((one) => one.id === id);
    return row ? `${sayType.any(row.type)} · ${pickName(say.language, row.reachName, row.reachNameEn)}` : id;
  };
  return (
    <>
      <p className="done">{say('done', { n: rows.length - failed.length })}</p>
      {failed.length > 0 && (
        <>
          <p className="refused">{say('failed', { n: failed.length })}</p>
          <ul className="bulk-failed">
            {failed.map(({ problem, refusal }) => (
              <li key={problem}>
                {nameOf(problem)} <span className="muted">{problem}</span> — {sayRefusal(refusal!, say.language)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function useSendMany(onDone: BulkProps['onDone']) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [outcome, setOutcome] = useState<SentMany | null>(null);
  const [ids] = useState(() => new Map<string, string>());
  const idOf = (key: string) => {
    if (!ids.has(key)) ids.set(key, makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10))));
    return ids.get(key)!;
  };
  const send = async (body: Omit<ProblemMovesBody, 'problems'>, asked: readonly ProblemRowBody[]) => {
    setBusy(true);
    const problems = asked.map(({ id }) => ({ problem: id, id: idOf(JSON.stringify([id, body])) }));
    const answer = await client.call('moveProblems', { body: { ...body, problems } });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    setOutcome(answer.ok ? { rows: answer.value.rows, asked } : null);
    if (!answer.ok) return;
    // What was answered is over: the same step may be taken once more, under another id.
    ids.clear();
    onDone(answer.value.rows.flatMap(({ problem, refusal: no }) => (no === null ? [] : problem)));
    for (const key of ['problems', 'problemQueues', 'panel']) void queries.invalidateQueries({ queryKey: [key] });
  };
  return { send, busy, refusal, outcome };
}
