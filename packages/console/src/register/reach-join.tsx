// A reach joined with the one below it: which of both stays is chosen here.
import { useQuery } from '@tanstack/react-query';
import type { RegisterRecordBody } from '@xunhe/contract/register';
import type { Refusal } from '@xunhe/domain/ground/result';
import { REACH_PARTS, type ReachPart } from '@xunhe/domain/place/reach-split';
import { ask, client } from '@xunhe/ui/session';
import { ErrorState } from '@xunhe/ui/states.tsx';
import { pickName, useWords } from '@xunhe/ui/words';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useSayAct } from '../parts/surroundings.ts';
import type { ReachStepProps } from './reach-step.ts';
import { sayRegisterRefusal } from './say-register.ts';
import { REACH_SPLIT_WORDS } from './words-reach-split.ts';
import { REGISTER_WORDS } from './words-register.ts';

export function ReachJoin({ record, onDone, onCancel }: ReachStepProps) {
  const sayAll = useWords(REGISTER_WORDS);
  const below = record.values.downstream!;
  const lower = useQuery({
    queryKey: ['registerRecord', 'reach', below],
    queryFn: ({ signal }) => ask('registerRecord', { params: { kind: 'reach', id: below }, signal }),
  });
  return (
    <div className="register-retire">
      {lower.error && <ErrorState error={lower.error} onRetry={() => void lower.refetch()} />}
      {lower.data ? (
        <JoinForm lower={lower.data.record} {...{ record, onDone, onCancel }} />
      ) : (
        <Button onClick={onCancel}>{sayAll('cancel')}</Button>
      )}
    </div>
  );
}

function JoinForm({
  record,
  lower,
  onDone,
  onCancel,
}: ReachStepProps & { readonly lower: Pick<RegisterRecordBody, 'id' | 'values' | 'version'> }) {
  const say = useWords(REACH_SPLIT_WORDS);
  const sayAll = useWords(REGISTER_WORDS);
  const sayAt = useSayAct();
  const both = { upper: record, lower };
  const isUpperLonger = (record.values.lengthM ?? 0) >= (lower.values.lengthM ?? 0);
  const [keeps, setKeeps] = useState<ReachPart>(isUpperLonger ? 'upper' : 'lower');
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const body = { keeps, seen: record.version, seenLower: lower.version, reason };
    const answer = await client.call('joinReaches', { params: { id: record.id }, body });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onDone(say('joinDone', { id: answer.value.retired, ...answer.value.moved }));
  };
  return (
    <form
      className="reach-join"
      aria-label={say('join')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className="muted">{say('joinHint')}</p>
      <Radio.Group
        aria-label={say('joinKeeps')}
        className="reach-parts"
        value={keeps}
        onChange={({ target }) => setKeeps(target.value as ReachPart)}
        options={REACH_PARTS.map((part) => {
          const { id, values } = both[part];
          const name = pickName(say.language, values.name ?? id, values.nameEn ?? null);
          const km = ((values.lengthM ?? 0) / 1000).toFixed(3);
          return { value: part, label: say('option', { part: say(part), name, id, km }) };
        })}
      />
      <Input
        aria-label={sayAll('reasonMay')}
        placeholder={sayAll('reasonMay')}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div role="alert">{refusal && <p className="refused">{sayRegisterRefusal(refusal, say.language, sayAt)}</p>}</div>
      <div className="register-buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          {say('joinDo')}
        </Button>
        <Button onClick={onCancel}>{sayAll('cancel')}</Button>
      </div>
    </form>
  );
}
