// The steps of a problem: the one that is next for the signed-in person as a button, the others behind it, each that he may not take with its
// reason. A "no" of the server stands beside the form with what is still missing; what was typed stays.
import type { ProblemPage } from '@xunhe/contract/problem';
import { nextStepOf } from '@xunhe/domain/problem/next-step';
import { defineWords, useWords } from '@xunhe/ui/words';
import { PROBLEM_MOVE_WORDS } from '@xunhe/ui/words-problem';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd';
import { useState } from 'react';
import { MoveForm } from './move-form.tsx';
import { Refused } from './move-refused.tsx';
import './problem-file.css';
import { Section } from '../parts/screen.tsx';
import { useMove } from './use-move.ts';

type Next = ProblemPage['next'][number];

const WORDS = defineWords({
  moves: ['办理', 'Next step'],
  others: ['其他步骤', 'Other steps'],
  cannot: ['您不能办理的步骤', 'Steps that are not yours'],
  close: ['收起', 'Close'],
  nothing: ['目前没有需要您办理的步骤。', 'No step waits for you now.'],
});

export function ProblemMoves({ problem }: { readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const [chosen, setChosen] = useState<string | null>(null);
  const { send, busy, refusal } = useMove(problem.id, () => setChosen(null));
  const allowed = problem.next.filter((next) => next.allowed);
  const cannot = problem.next.filter((next) => !next.allowed);
  const first = nextStepOf(allowed.map(({ move }) => move));
  const others = allowed.filter(({ move }) => move !== first);
  const next = allowed.find(({ move }) => move === chosen);
  const choose = (move: string) => setChosen(move === chosen ? null : move);
  // What one reason switches off alike is said once.
  const reasons = [...new Set(cannot.map(({ why }) => why))];
  return (
    <Section title={say('moves')}>
      {first === null && <p className="muted">{say('nothing')}</p>}
      <div className="steps">
        {first !== null && (
          <Button type="primary" size="large" aria-expanded={chosen === first} onClick={() => choose(first)}>
            {sayMove.any(first)}
          </Button>
        )}
        {others.length > 0 && (
          <fieldset className="chips" aria-label={say('others')}>
            {others.map(({ move }) => (
              <button
                key={move}
                type="button"
                className="chip"
                aria-pressed={move === chosen}
                onClick={() => choose(move)}
              >
                {sayMove.any(move)}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      {next && (
        <MoveForm
          key={next.move}
          next={next}
          problem={problem}
          busy={busy}
          onSend={(typed) => send({ move: next.move, ...typed })}
        />
      )}
      <div role="alert">{refusal && <Refused refusal={refusal} />}</div>
      {cannot.length > 0 && (
        <ul className="cannot" aria-label={say('cannot')}>
          {reasons.map((why) => (
            <Cannot key={why} why={why} moves={cannot.filter((one) => one.why === why)} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Cannot({ why, moves }: { readonly why: string | null; readonly moves: readonly Next[] }) {
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  return (
    <li>
      <span className="chips">
        {moves.map(({ move }) => (
          <button key={move} type="button" className="chip" disabled>
            {sayMove.any(move)}
          </button>
        ))}
      </span>{' '}
      <span className="muted">{why && sayRefusal({ kind: why }, sayMove.language)}</span>
    </li>
  );
}
