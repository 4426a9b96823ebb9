// What is done to a record as a whole: retired on a day and with a reason, or its last change taken back.
import type { RegisterChangeBody, RegisterRecordBody } from '@xunhe/contract/register';
import type { Refusal } from '@xunhe/domain/ground/result';
import type { RegisterKind } from '@xunhe/domain/place/register-form';
import { client } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { DayInput } from '../parts/day-input.tsx';
import { useSayAct, useSurroundings } from '../parts/surroundings.ts';
import { sayRegisterRefusal } from './say-register.ts';
import { REGISTER_WORDS } from './words-register.ts';

interface RegisterStepsProps {
  readonly kind: RegisterKind;
  readonly record: RegisterRecordBody;
  readonly last: RegisterChangeBody | undefined;
  readonly onDone: (said: string) => void;
}

export function RegisterSteps({ kind, record, last, onDone }: RegisterStepsProps) {
  const say = useWords(REGISTER_WORDS);
  const sayAt = useSayAct();
  const { city } = useSurroundings();
  const [retiring, setRetiring] = useState(false);
  const [on, setOn] = useState<string>(city.today);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const params = { kind, id: record.id };
  const seen = record.version;
  const retire = async () => {
    const answer = await client.call('retireRecord', { params, body: { on, seen, reason } });
    if (answer.ok) onDone(say('saved', { n: answer.value.version }));
    else setRefusal(answer.refusal);
  };
  const undo = async (whole: boolean) => {
    const answer = await client.call('undoRecord', { params, body: { seen, whole, reason: '' } });
    if (answer.ok) onDone(say('undone', { n: answer.value.version }));
    else setRefusal(answer.refusal);
  };
  return (
    <div className="register-steps">
      <div className="register-buttons">
        {last && last.deed !== 'split' && last.deed !== 'join' && (
          <Button onClick={() => void undo(false)}>{say('undo')}</Button>
        )}
        {last && last.together > 1 && (
          <Button onClick={() => void undo(true)}>{say('undoWhole', { n: last.together })}</Button>
        )}
        {record.retiredOn === null && !retiring && (
          <Button danger onClick={() => setRetiring(true)}>
            {say('retire')}
          </Button>
        )}
      </div>
      {retiring && (
        <form
          className="register-retire"
          onSubmit={(event) => {
            event.preventDefault();
            void retire();
          }}
        >
          <p className="muted">{say('retireHint')}</p>
          <DayInput label={say('retireOn')} value={on} max={city.today} onChange={(to) => setOn(to ?? city.today)} />
          <Input
            autoFocus
            aria-label={say('retireWhy')}
            placeholder={say('retireWhy')}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <div className="register-buttons">
            <Button danger type="primary" htmlType="submit">
              {say('retire')}
            </Button>
            <Button onClick={() => setRetiring(false)}>{say('cancel')}</Button>
          </div>
        </form>
      )}
      <div role="alert">{refusal && <p className="refused">{sayRegisterRefusal(refusal, say.language, sayAt)}</p>}</div>
    </div>
  );
}
