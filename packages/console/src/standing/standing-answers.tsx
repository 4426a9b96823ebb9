// The objections of a chief to this month: those answered with their answers, and one that waits with the form that answers it.
import type { ObjectionBody, StandingPage } from '@xunhe/contract/standing';
import { sayInstant } from '@xunhe/ui/dates';
import { sayCase } from '@xunhe/ui/standing-case';
import { defineWords, useWords } from '@xunhe/ui/words';
import { STANDING_NUMBER_WORDS } from '@xunhe/ui/words-standing-number';
import { Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { StandingAnswerForm } from './standing-answer-form.tsx';

const WORDS = defineWords({
  objections: ['异议', 'Objections'],
  named: ['指明：', 'Cases named:'],
  granted: ['已采纳，{n} 条不计入', 'Granted: {n} case{n:s} left out'],
  declined: ['未采纳', 'Declined'],
  by: ['{name} · {time}', '{name}, {time}'],
});

export function StandingAnswers({ page }: { readonly page: StandingPage }) {
  const say = useWords(WORDS);
  const may = useRight('standing.settle');
  if (page.objections.length === 0) return null;
  return (
    <Section title={say('objections')}>
      {page.objections.map((objection) => (
        <article key={objection.id} className="standing-objection">
          <Said objection={objection} page={page} />
          {objection.answer ? (
            <Answer answer={objection.answer} />
          ) : (
            may && <StandingAnswerForm objection={objection} page={page} />
          )}
        </article>
      ))}
    </Section>
  );
}

function Said({ objection, page }: { readonly objection: ObjectionBody; readonly page: StandingPage }) {
  const say = useWords(WORDS);
  const sayOf = useWords(STANDING_NUMBER_WORDS);
  const { city } = useSurroundings();
  const named = page.cases.filter(({ number, id }) => number === objection.number && objection.cases.includes(id));
  return (
    <>
      <p className="standing-objection-head">
        <strong>{sayOf(objection.number)}</strong>
        <span className="muted">{sayInstant(objection.at, city, say.language)}</span>
      </p>
      <p className="wrap">{objection.text}</p>
      {named.length > 0 && (
        <p className="muted">
          {say('named')} {named.map((one) => sayCase(one, say.language)).join(say.language === 'zh' ? '；' : '; ')}
        </p>
      )}
    </>
  );
}

function Answer({ answer }: { readonly answer: NonNullable<ObjectionBody['answer']> }) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  return (
    <>
      <p>
        <strong>{answer.granted ? say('granted', { n: answer.leftOut.length }) : say('declined')}</strong>
      </p>
      <p className="wrap">{answer.reason}</p>
      <p className="muted">{say('by', { name: answer.by ?? '–', time: sayInstant(answer.at, city, say.language) })}</p>
    </>
  );
}
