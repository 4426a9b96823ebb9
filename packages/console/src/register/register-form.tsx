// The fields of a record as a form: judged by the same rules as at the server before it is sent, each fault beside its field.
import type { RegisterRecordBody } from '@xunhe/contract/register';
import type { Refusal } from '@xunhe/domain/ground/result';
import { checkNewValues, checkValues } from '@xunhe/domain/place/register-check';
import { REGISTER_FORMS, type RegisterKind, type RegisterValues } from '@xunhe/domain/place/register-form';
import { diffRecord } from '@xunhe/domain/place/register-record';
import { client } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useSayAct, useSurroundings } from '../parts/surroundings.ts';
import { inputId, RegisterFieldItem } from './register-field.tsx';
import { sayField, sayRegisterRefusal } from './say-register.ts';
import { REGISTER_WORDS } from './words-register.ts';

interface RegisterFormProps {
  readonly kind: RegisterKind;
  /** Null: a new one. */
  readonly record: RegisterRecordBody | null;
  readonly readOnly: boolean;
  readonly onSaved: (saved: { readonly id: string; readonly version: number }) => void;
  readonly onReload: () => void;
}

export function RegisterForm({ kind, record, readOnly, onSaved, onReload }: RegisterFormProps) {
  const say = useWords(REGISTER_WORDS);
  const form = useRecordForm({ kind, record, onSaved });
  const { values, faults, refusal } = form;
  return (
    <Form layout="vertical" className="register-form" onFinish={() => void form.send()} disabled={readOnly}>
      {!record && (
        <Form.Item
          label={sayField(kind === 'region' ? 'code' : 'id', say.language)}
          htmlFor={inputId('id')}
          required
          validateStatus={faults.id ? 'error' : ''}
          help={faults.id && <span role="alert">{faults.id}</span>}
        >
          <Input
            id={inputId('id')}
            autoFocus
            autoComplete="off"
            maxLength={80}
            value={form.id}
            onChange={({ target }) => form.setId(target.value)}
          />
        </Form.Item>
      )}
      <div className="register-fields">
        {Object.keys(REGISTER_FORMS[kind]).map((field) => (
          <RegisterFieldItem
            key={field}
            {...{ kind, field }}
            isNew={!record}
            value={values[field] ?? null}
            {...(record && { names: record.names })}
            error={faults[field]}
            disabled={readOnly}
            onChange={(to) => form.set(field, to)}
          />
        ))}
      </div>
      {!readOnly && (
        <>
          <Form.Item label={say('reasonMay')} htmlFor={inputId('reason')}>
            <Input
              id={inputId('reason')}
              maxLength={500}
              autoComplete="off"
              value={form.reason}
              onChange={({ target }) => form.setReason(target.value)}
            />
          </Form.Item>
          <div role="alert">
            {refusal && <p className="refused">{sayRegisterRefusal(refusal, say.language, form.sayAt)}</p>}
            {refusal?.kind === 'register.moved' && (
              <Button size="small" onClick={onReload}>
                {say('reload')}
              </Button>
            )}
          </div>
          <Button type="primary" htmlType="submit" loading={form.busy} disabled={!form.isDifferent}>
            {say('save')}
          </Button>
        </>
      )}
    </Form>
  );
}

type FormAsked = Pick<RegisterFormProps, 'kind' | 'record' | 'onSaved'>;

function useRecordForm({ kind, record, onSaved }: FormAsked) {
  const say = useWords(REGISTER_WORDS);
  const sayAt = useSayAct();
  const before = { values: (record?.values ?? {}) as RegisterValues, retiredOn: null };
  const { city } = useSurroundings();
  const [values, setValues] = useState<RegisterValues>(record ? before.values : beginWith(kind, city.today));
  const [id, setId] = useState('');
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const diff = diffRecord(before, { values });
  const send = async () => {
    const faults = [...checkValues(kind, values, before.values), ...(record ? [] : checkNewValues(kind, values))];
    const wrong = faults.map((fault) => [fault.field, sayRefusal(fault, say.language)] as const);
    const noId =
      !record && id.trim() === '' ? [['id', sayRefusal({ kind: 'value.empty' }, say.language)] as const] : [];
    setFaults(Object.fromEntries([...noId, ...wrong].toReversed()));
    setRefusal(null);
    const first = [...noId, ...wrong][0]?.[0];
    if (first) return document.getElementById(inputId(first))?.focus();
    if (!diff) return;
    setBusy(true);
    const changed = diff.after.values as RegisterRecordBody['values'];
    const answer = record
      ? await client.call('editRecord', {
          params: { kind, id: record.id },
          body: { values: changed, seen: record.version, reason },
        })
      : await client.call('createRecord', { params: { kind }, body: { id: id.trim(), values: changed, reason } });
    setBusy(false);
    if (answer.ok) return onSaved(answer.value);
    const path = typeof answer.refusal.path === 'string' ? answer.refusal.path : '';
    const field = path.startsWith('/body/values/') ? path.split('/')[3]! : path === '/body/id' ? 'id' : null;
    if (field && !answer.refusal.kind.startsWith('request.'))
      setFaults({ [field]: sayRegisterRefusal(answer.refusal, say.language, sayAt) });
    else setRefusal(answer.refusal);
  };
  return {
    ...{ values, id, setId, reason, setReason, faults, refusal, busy, send, sayAt },
    isDifferent: diff !== null,
    set: (field: string, to: RegisterValues[string]) => setValues((all) => ({ ...all, [field]: to })),
  };
}

/** What is made serves from today on, unless somebody says otherwise. */
function beginWith(kind: RegisterKind, today: string): RegisterValues {
  const days = Object.entries(REGISTER_FORMS[kind]).filter(([, { form, neededNew }]) => form === 'day' && neededNew);
  return Object.fromEntries(days.map(([field]) => [field, today]));
}
