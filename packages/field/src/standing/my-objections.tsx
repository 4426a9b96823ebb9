// What one objected to in a month, and what was answered.
import type { ObjectionBody, StandingPage } from '@xunhe/contract/standing';
import { sayInstant } from '@xunhe/ui/dates';
import { useWords } from '@xunhe/ui/words';
import { STANDING_NUMBER_WORDS } from '@xunhe/ui/words-standing-number';
import { useCityDay } from '../house.ts';
import { PHONE_STANDING_WORDS } from './words-standing.ts';

export function MyObjections({ page }: { readonly page: StandingPage }) {
  const say = useWords(PHONE_STANDING_WORDS);
  if (page.objections.length === 0) return null;
  return (
    <section className="card" aria-label={say('objections')}>
      <h2>{say('objections')}</h2>
      {page.objections.map((objection) => (
        <OneObjection key={objection.id} objection={objection} />
      ))}
    </section>
  );
}

function OneObjection({ objection }: { readonly objection: ObjectionBody }) {
  const say = useWords(PHONE_STANDING_WORDS);
  const sayOf = useWords(STANDING_NUMBER_WORDS);
  const day = useCityDay();
  const { answer } = objection;
  return (
    <div className="standing-objection">
      <h3>{sayOf(objection.number)}</h3>
      <p>{objection.text}</p>
      {answer ? (
        <>
          <p>
            <strong>{answer.granted ? say('granted', { n: answer.leftOut.length }) : say('declined')}</strong>
          </p>
          <p>{answer.reason}</p>
          <p className="muted">
            {say('answeredBy', { name: answer.by ?? '–', time: sayInstant(answer.at, day, say.language) })}
          </p>
        </>
      ) : (
        <p className="muted">{say('waiting')}</p>
      )}
    </div>
  );
}
