// An objection to one number, in the chief's own words, with the cases that should not count. It goes up at once or waits as a draft.
import { useQueryClient } from '@tanstack/react-query';
import type { StandingPage } from '@xunhe/contract/standing';
import type { StandingNumber } from '@xunhe/domain/evaluation/standing-rule';
import { client } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { teachRefusals } from '@xunhe/ui/words-refusal';
import { STANDING_NUMBER_WORDS } from '@xunhe/ui/words-standing-number';
import { STANDING_REFUSALS } from '@xunhe/ui/words-standing-refusal';
import { useState } from 'react';
import type { FormKeeper } from '../drafts/form-draft.ts';
import { OwnWords } from '../drafts/own-words.tsx';
import { OwnCases } from './own-cases.tsx';
import { PHONE_STANDING_WORDS } from './words-standing.ts';

interface FormProps {
  readonly number: StandingNumber;
  readonly page: StandingPage;
  readonly keeper: FormKeeper;
  readonly onClose: () => void;
}

teachRefusals(STANDING_REFUSALS);

const MOST_CHARS = 2000;

export function ObjectionForm({ number, page, keeper, onClose }: FormProps) {
  const say = useWords(PHONE_STANDING_WORDS);
  const sayNumber = useWords(STANDING_NUMBER_WORDS);
  const queries = useQueryClient();
  const own = page.cases.filter((one) => one.number === number);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(casesOf(keeper)));
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((one) => one !== id)));
  const { month, version } = page.standing;
  const cases = own.map(({ id }) => id).filter((id) => chosen.has(id));
  const onSend = async (id: string, text: string) => {
    const answer = await client.call('objectToStanding', { body: { number, cases, text, id, month, version } });
    return answer.ok ? null : answer.refusal;
  };
  const onSent = () => void queries.invalidateQueries({ queryKey: ['myStanding'] }).then(onClose);
  return (
    <OwnWords
      keeper={keeper}
      reachName={sayNumber(number)}
      beside={{ month, number, cases }}
      words={{ label: say('why'), hint: say('whyHint'), send: say('send'), cancel: say('cancel') }}
      language={say.language}
      mostChars={MOST_CHARS}
      offline={say('offline')}
      onSend={onSend}
      onSent={onSent}
      onCancel={onClose}
    >
      <p>{say('which')}</p>
      <OwnCases cases={own} chosen={chosen} onChoose={choose} />
    </OwnWords>
  );
}

function casesOf({ found }: FormKeeper): string[] {
  const cases = found?.fields.cases;
  return Array.isArray(cases) ? cases.filter((one): one is string => typeof one === 'string') : [];
}
