// An appeal in the chief's own words. The finished record is handed on with its id and time; the same words keep their id however often they
// are sent, so that an answer lost on the way makes no second appeal. What was typed stays until it is stored.
import type { SentAppeal } from '@xunhe/contract/patrol-review';
import { makeId } from '@xunhe/domain/ground/id';
import type { Refusal } from '@xunhe/domain/ground/result';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, TextArea } from 'antd-mobile';
import { useId, useRef, useState } from 'react';
import { useHouse } from './house.ts';
import { MY_PATROL_WORDS } from './words-my-patrols.ts';

interface AppealFormProps {
  readonly patrol: string;
  /** Stores it; answers why not, or null. */
  readonly onSend: (sent: SentAppeal) => Promise<Refusal | null>;
  readonly onCancel: () => void;
}

const MOST_CHARS = 4000;

export function AppealForm({ patrol, onSend, onCancel }: AppealFormProps) {
  const say = useWords(MY_PATROL_WORDS);
  const { now, random, recorder } = useHouse();
  const label = useId();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const made = useRef<SentAppeal | null>(null);
  const send = async () => {
    const said = text.trim();
    if (made.current?.text !== said)
      made.current = {
        ...{ id: makeId(now(), random(10)), patrol, text: said },
        at: new Date(recorder.cityNow()).toISOString(),
      };
    setBusy(true);
    const refused = await onSend(made.current);
    setBusy(false);
    setRefusal(refused);
  };
  return (
    <form
      className="appeal-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label htmlFor={label}>{say('appealText')}</label>
      <p className="muted" id={`${label}-hint`}>
        {say('appealHint')}
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
        {refusal && sayRefusal(refusal, say.language)}
      </p>
      <div className="two-buttons">
        <Button onClick={onCancel}>{say('cancel')}</Button>
        <Button color="primary" type="submit" loading={busy} disabled={text.trim() === ''}>
          {say('send')}
        </Button>
      </div>
    </form>
  );
}
