// The same value for one field of many chosen records: all of them, or none and the reason why.
import type { RegisterRecordBody } from '@xunhe/contract/register';
import type { Refusal } from '@xunhe/domain/ground/result';
import { BULK_FIELDS, type RegisterKind, type RegisterValue } from '@xunhe/domain/place/register-form';
import { client } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useSayAct } from '../parts/surroundings.ts';
import { RegisterControl } from './register-field.tsx';
import { sayField, sayRegisterRefusal } from './say-register.ts';
import { REGISTER_WORDS } from './words-register.ts';

interface RegisterBulkProps {
  readonly kind: RegisterKind;
  readonly chosen: readonly Pick<RegisterRecordBody, 'id' | 'version'>[];
  /** Chooses all on the page. */
  readonly onAll: () => void;
  readonly onDrop: () => void;
  readonly onDone: (changed: number) => void;
}

export function RegisterBulk({ kind, chosen, onAll, onDrop, onDone }: RegisterBulkProps) {
  const say = useWords(REGISTER_WORDS);
  const sayAt = useSayAct();
  const [field, setField] = useState(BULK_FIELDS[kind][0]!);
  const [value, setValue] = useState<RegisterValue>(null);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const records = chosen.map(({ id, version }) => ({ id, seen: version }));
    const body = { records, values: { [field]: value }, reason };
    const answer = await client.call('editRecords', { params: { kind }, body });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onDone(answer.value.changed);
  };
  return (
    <section className="register-bulk" aria-label={say('bulk')}>
      <div className="register-bulk-line">
        <strong>{say('chosen', { n: chosen.length })}</strong>
        <Button onClick={onAll}>{say('chooseAll')}</Button>
        <Select
          aria-label={say('bulkField')}
          className="register-bulk-field"
          value={field}
          onChange={(to: string) => {
            setField(to);
            setValue(null);
          }}
          options={BULK_FIELDS[kind].map((one) => ({ value: one, label: sayField(one, say.language) }))}
        />
        <span>{say('bulkValue')}</span>
        <div className="register-bulk-value">
          <RegisterControl key={field} {...{ kind, field, value }} onChange={setValue} />
        </div>
        <Input
          className="register-bulk-note"
          aria-label={say('reasonMay')}
          placeholder={say('reasonMay')}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button type="primary" loading={busy} onClick={() => void send()}>
          {say('bulk')}
        </Button>
        <Button type="text" onClick={onDrop}>
          {say('drop')}
        </Button>
      </div>
      <div role="alert">{refusal && <p className="refused">{sayRegisterRefusal(refusal, say.language, sayAt)}</p>}</div>
    </section>
  );
}
