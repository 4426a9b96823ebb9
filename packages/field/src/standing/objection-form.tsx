// An objection to one number, in the chief's own words. The same words keep their id however often they are sent, so that an answer lost on the
// way makes no second objection; what was typed stays until it is stored.
import { useQueryClient } from '@tanstack/react-query';
import type { SentObjection, StandingPage } from '@xunhe/contract/standing';
import type { StandingNumber } from '@xunhe/domain/evaluation/standing-rule';
import { makeId } from '@xunhe/domain/ground/id';
import type { Refusal } from '@xunhe/domain/ground/result';
import { client } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal, teachRefusals } from '@xunhe/ui/words-refusal';
import { STANDING_REFUSALS } from '@xunhe/ui/words-standing-refusal';
import { Button, TextArea } from 'antd-mobile';
import { useId, useRef, useState } from 'react';
import { useHouse, useOnline } from '../house.ts';
import { OwnCases } from './own-cases.tsx';
import { PHONE_STANDING_WORDS } from './words-standing.ts';

interface FormProps {
  readonly number: StandingNumber;
  readonly page: StandingPage;
  readonly onClose: () => void;
}

teachRefusals(STANDING_REFUSALS);

const MOST_CHARS = 2000;

export function ObjectionForm({ number, page, onClose }: FormProps) {
  const say = useWords(PHONE_STANDING_WORDS);
  const online = useOnline();
  const label = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { busy, refusal, send } = useSend(page, onClose);
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <form
      className="appeal-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send({ number, cases: [...chosen], text: text.trim() });
      }}
    >
      <p>{say('which')}</p>
      <OwnCases cases={page.cases.filter((one) => one.number === number)} chosen={chosen} onChoose={choose} />
      <label htmlFor={label}>{say('why')}</label>
      <p className="muted" id={`${label}-hint`}>
        {say('whyHint')}
      </p>
      <TextArea
        id={label}
        rows={4}
        autoSize={{ minRows: 4, maxRows: 10 }}
        maxLength={MOST_CHARS}
        value={text}
        onChange={setText}
        aria-describedby={`${label}-hint`}
      />
      <p role="alert" className="refused">
        {refusal ? sayRefusal(refusal, say.language) : online ? '' : say('offline')}
      </p>
      <div className="two-buttons">
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button color="primary" type="submit" loading={busy} disabled={text.trim() === '' || !online}>
          {say('send')}
        </Button>
      </div>
    </form>
  );
}

function useSend(page: StandingPage, onSent: () => void) {
  const { now, random } = useHouse();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const made = useRef<{ readonly said: string; readonly id: string } | null>(null);
  const send = async (said: Pick<SentObjection, 'number' | 'cases' | 'text'>) => {
    if (made.current?.said !== JSON.stringify(said))
      made.current = { said: JSON.stringify(said), id: makeId(now(), random(10)) };
    const { month, version } = page.standing;
    setBusy(true);
    const answer = await client.call('objectToStanding', { body: { ...said, id: made.current.id, month, version } });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    await queries.invalidateQueries({ queryKey: ['myStanding'] });
    onSent();
  };
  return { busy, refusal, send };
}
