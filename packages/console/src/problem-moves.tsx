// The steps the signed-in person may take with a problem: choose one, bring what it needs, send. A step of others is named with the reason,
// and a "no" of the server stands beside the form with what is still missing; what was typed stays.
import { useQueryClient } from '@tanstack/react-query';
import type { ProblemPage } from '@xunhe/contract/problem';
import type { Refusal } from '@xunhe/domain/ground/result';
import { client } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { MOVE_NEED_WORDS, PROBLEM_MOVE_WORDS } from '@xunhe/ui/words-problem';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { useState } from 'react';
import { MoveForm, type MoveTyped } from './move-form.tsx';
import './problem-file.css';
import { Section } from './screen.tsx';
import { useRight } from './surroundings.ts';

const WORDS = defineWords({
  moves: ['办理', 'Next step'],
  choose: ['选择要办理的步骤', 'Choose a step'],
  ended: ['问题已结案,没有待办步骤。', 'The problem has ended; nothing is left to do.'],
  notYours: ['当前步骤由其他岗位办理:{moves}。', 'These steps are for other posts: {moves}.'],
  missing: ['{list}。', 'What it lacks: {list}.'],
});

export function ProblemMoves({ problem }: { readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const mayMove = useRight('problem.move');
  const cannot = problem.shared ? 'reach.readOnly' : mayMove ? null : 'right.missing';
  const [chosen, setChosen] = useState<string | null>(null);
  const { send, busy, refusal } = useMove(problem.id, () => setChosen(null));
  const allowed = problem.next.filter((next) => next.allowed);
  const others = problem.next.filter((next) => !next.allowed);
  const next = allowed.find(({ move }) => move === chosen);
  const list = (moves: readonly { readonly move: string }[]) =>
    moves.map(({ move }) => sayMove.any(move)).join(say.language === 'zh' ? '、' : ', ');
  return (
    <Section title={say('moves')}>
      {problem.next.length === 0 && <p className="muted">{say('ended')}</p>}
      {allowed.length > 0 && (
        <fieldset className="chips" aria-label={say('choose')}>
          {allowed.map(({ move }) => (
            <button
              key={move}
              type="button"
              className="chip"
              aria-pressed={move === chosen}
              onClick={() => setChosen(move === chosen ? null : move)}
            >
              {sayMove.any(move)}
            </button>
          ))}
        </fieldset>
      )}
      {next && (
        <MoveForm
          key={next.move}
          next={next}
          problem={problem}
          busy={busy}
          onSend={(typed) => void send({ move: next.move, ...typed })}
        />
      )}
      <div role="alert">{refusal && <Refused refusal={refusal} />}</div>
      {others.length > 0 && (
        <p className="muted">
          {cannot ? sayRefusal({ kind: cannot }, say.language) : say('notYours', { moves: list(others) })}
        </p>
      )}
    </Section>
  );
}

function Refused({ refusal }: { readonly refusal: Refusal }) {
  const say = useWords(WORDS);
  const sayNeed = useWords(MOVE_NEED_WORDS);
  const missing = (refusal.details as { readonly missing?: readonly string[] } | undefined)?.missing ?? [];
  return (
    <p className="refused">
      {sayRefusal(refusal, say.language)}
      {missing.length > 0 &&
        `${say.language === 'zh' ? '' : ' '}${say('missing', { list: missing.map((need) => sayNeed.any(need)).join(say.language === 'zh' ? '、' : ', ') })}`}
    </p>
  );
}

function useMove(id: string, onDone: () => void) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (body: MoveTyped & { readonly move: string }) => {
    setBusy(true);
    const answer = await client.call('moveProblem', { params: { id }, body });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) {
      onDone();
      queries.setQueryData(['problem', id], answer.value);
      for (const key of ['problems', 'panel']) void queries.invalidateQueries({ queryKey: [key] });
    } else if (answer.refusal.kind === 'problem.illegalMove') {
      // Somebody else was quicker: the file is read again, and the refusal stays beside it.
      void queries.invalidateQueries({ queryKey: ['problem', id] });
    }
  };
  return { send, busy, refusal };
}
