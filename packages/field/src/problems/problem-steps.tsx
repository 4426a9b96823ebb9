// What can be done about a problem: the next step as one large button, the others behind it, those that are for a desk named, and for a step that is
// nearly one's own the reason why it is not.
import { useSearch } from '@tanstack/react-router';
import type { ProblemPage } from '@xunhe/contract/problem';
import { makeId } from '@xunhe/domain/ground/id';
import { nextStepOf } from '@xunhe/domain/problem/next-step';
import { useWords } from '@xunhe/ui/words';
import { PROBLEM_MOVE_WORDS } from '@xunhe/ui/words-problem';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button } from 'antd-mobile';
import { useState } from 'react';
import { useHouse } from '../house.ts';
import { useLeftStep } from './left-step.ts';
import { StepForm } from './step-form.tsx';
import { isForPhone, type NextStep } from './step-needs.ts';
import { PROBLEM_LIST_WORDS } from './words-problems.ts';

interface Chosen {
  readonly move: string;
  /** Of the step and its draft; with it pictures are kept, and a step that is sent twice is made once. */
  readonly id: string;
}

export function ProblemSteps({ page }: { readonly page: ProblemPage }) {
  const say = useWords(PROBLEM_LIST_WORDS);
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const { recorder, random } = useHouse();
  const { step } = useSearch({ from: '/problems/$id' });
  const left = useLeftStep(page.id, step);
  const [chosen, setChosen] = useState<Chosen | null | undefined>(undefined);
  const allowed = page.next.filter((next) => next.allowed);
  const here = allowed.filter(isForPhone);
  const atDesk = allowed.filter((next) => !isForPhone(next));
  const first = nextStepOf(here.map(({ move }) => move));
  // What was left is opened again when the page is opened from the drafts, or when its step is chosen.
  const open = chosen === undefined ? (step === undefined ? null : left) : chosen;
  const next = here.find(({ move }) => move === open?.move);
  const choose = (move: string) => {
    if (move === open?.move) return setChosen(null);
    setChosen(left?.move === move ? left : { move, id: makeId(recorder.cityNow(), random(10)) });
  };
  // A step that is done closes its own form, not that of another that was opened meanwhile.
  const close = (id: string) => setChosen((now) => (now === undefined || now?.id === id ? null : now));
  return (
    <section aria-label={say('steps')} className="problem-steps">
      {first !== null && (
        <Button
          color="primary"
          block
          className="big"
          aria-expanded={open?.move === first}
          onClick={() => choose(first)}
        >
          {sayMove.any(first)}
        </Button>
      )}
      <div className="step-others">
        {here
          .filter(({ move }) => move !== first)
          .map(({ move }) => (
            <Button key={move} aria-expanded={open?.move === move} onClick={() => choose(move)}>
              {sayMove.any(move)}
            </Button>
          ))}
      </div>
      {next && open && <StepForm key={open.id} id={open.id} next={next} page={page} onClose={() => close(open.id)} />}
      <Cannot page={page} />
      {atDesk.length > 0 && (
        <p className="muted">
          {say('deskOnly', {
            list: atDesk.map(({ move }) => sayMove.any(move)).join(say.language === 'zh' ? '、' : ', '),
          })}
        </p>
      )}
    </section>
  );
}

/** Of another role, office or department, or of a part that is past this step. */
const NOT_HIS = ['problem.role', 'problem.level', 'problem.noPart', 'problem.otherDepartment', 'right.missing'];

/** Steps of other roles are nobody's question; those of one's own that do not go now are. */
function Cannot({ page }: { readonly page: ProblemPage }) {
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const near = page.next.filter(({ allowed, why }) => !allowed && !NOT_HIS.includes(why ?? ''));
  const reasons = [...new Set(near.map(({ why }) => why))];
  const name = (steps: readonly NextStep[]) =>
    steps.map(({ move }) => sayMove.any(move)).join(sayMove.language === 'zh' ? '、' : ', ');
  return reasons.map((why) => (
    <p key={why} className="muted">
      {name(near.filter((one) => one.why === why))}
      {sayMove.language === 'zh' ? '：' : ': '}
      {why && sayRefusal({ kind: why }, sayMove.language)}
    </p>
  ));
}
