// A reach split where somebody points at its line, or so many kilometres below its upper end.
import type { Refusal } from '@xunhe/domain/ground/result';
import { partsOf } from '@xunhe/domain/place/line';
import { lineLengthM } from '@xunhe/domain/place/line-cut';
import { REACH_PARTS, type ReachPart } from '@xunhe/domain/place/reach-split';
import type { Shape } from '@xunhe/domain/place/shape';
import { client } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useSayAct } from '../parts/surroundings.ts';
import { ReachSplitMap } from './reach-split-map.tsx';
import type { ReachStepProps } from './reach-step.ts';
import { sayRegisterRefusal } from './say-register.ts';
import { REACH_SPLIT_WORDS } from './words-reach-split.ts';
import { REGISTER_WORDS } from './words-register.ts';

export function ReachSplit({ record, onDone, onCancel }: ReachStepProps) {
  const say = useWords(REACH_SPLIT_WORDS);
  const sayAll = useWords(REGISTER_WORDS);
  const shape = (record.values.geometry ?? null) as Shape | null;
  const lengthM = shape ? lineLengthM(shape) : (record.values.lengthM ?? 0);
  const form = useSplitForm({ record, onDone, lengthM });
  if (shape && partsOf(shape).length === 0)
    return (
      <div className="register-retire">
        <p className="refused">{sayRefusal({ kind: 'cut.area' }, say.language)}</p>
        <Button onClick={onCancel}>{sayAll('cancel')}</Button>
      </div>
    );
  const { atM, keeps } = form;
  const lengths = { upper: atM, lower: lengthM - atM };
  return (
    <form
      className="register-retire"
      aria-label={say('split')}
      onSubmit={(event) => {
        event.preventDefault();
        void form.send();
      }}
    >
      <p className="muted">{say('splitHint')}</p>
      {shape ? <ReachSplitMap {...{ shape, atM }} onPlace={form.setAtM} /> : <p>{say('splitUnit')}</p>}
      <Labelled label={say('at')} id="split-at">
        <InputNumber
          id="split-at"
          className="register-number"
          controls={false}
          min={0}
          max={lengthM / 1000}
          precision={3}
          value={atM / 1000}
          onChange={(km) => form.setAtM((km ?? 0) * 1000)}
        />
      </Labelled>
      <Radio.Group
        aria-label={say('keeps', { id: record.id })}
        className="reach-parts"
        value={keeps}
        onChange={({ target }) => form.setKeeps(target.value as ReachPart)}
        options={REACH_PARTS.map((part) => ({
          value: part,
          label: (
            <span className={`reach-part reach-part-${part}`}>
              {say('part', { part: say(part), km: (lengths[part] / 1000).toFixed(3) })}
              {part === keeps && <span className="muted"> {say('keptIs')}</span>}
            </span>
          ),
        }))}
      />
      {(['id', 'name', 'nameEn'] as const).map((field) => (
        <Labelled
          key={field}
          id={`split-${field}`}
          label={say(field === 'id' ? 'freshId' : field === 'name' ? 'freshName' : 'freshNameEn')}
          error={form.faultOf(field)}
        >
          <Input
            id={`split-${field}`}
            autoComplete="off"
            maxLength={field === 'id' ? 80 : 200}
            value={form.fresh[field]}
            onChange={({ target }) => form.setFresh(field, target.value)}
          />
        </Labelled>
      ))}
      <Labelled label={sayAll('reasonMay')} id="split-reason">
        <Input
          id="split-reason"
          autoComplete="off"
          maxLength={500}
          value={form.reason}
          onChange={({ target }) => form.setReason(target.value)}
        />
      </Labelled>
      <div role="alert">{form.refused && <p className="refused">{form.refused}</p>}</div>
      <div className="register-buttons">
        <Button type="primary" htmlType="submit" loading={form.busy}>
          {say('splitDo')}
        </Button>
        <Button onClick={onCancel}>{sayAll('cancel')}</Button>
      </div>
    </form>
  );
}

interface LabelledProps {
  readonly id: string;
  readonly label: string;
  readonly error?: string | null;
  readonly children: React.ReactNode;
}

function Labelled({ id, label, error, children }: LabelledProps) {
  return (
    <div className="reach-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {error && (
        <p role="alert" className="refused">
          {error}
        </p>
      )}
    </div>
  );
}

function useSplitForm({
  record,
  onDone,
  lengthM,
}: Pick<ReachStepProps, 'record' | 'onDone'> & { readonly lengthM: number }) {
  const say = useWords(REACH_SPLIT_WORDS);
  const sayAt = useSayAct();
  const [atM, setAtM] = useState(lengthM / 2);
  const [chosen, setKeeps] = useState<ReachPart | null>(null);
  const [fresh, setFresh] = useState({ id: '', name: '', nameEn: '' });
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  // As long as nobody says otherwise, the past stays with the longer part.
  const keeps = chosen ?? (atM >= lengthM / 2 ? 'upper' : 'lower');
  const send = async () => {
    const empty = (['id', 'name'] as const).find((field) => fresh[field].trim() === '');
    if (empty) {
      setRefusal({ kind: 'value.empty', path: `/body/fresh/${empty}` });
      return document.getElementById(`split-${empty}`)?.focus();
    }
    setBusy(true);
    const names = { id: fresh.id.trim(), name: fresh.name.trim(), nameEn: fresh.nameEn.trim() || null };
    const body = { atM, keeps, fresh: names, seen: record.version, reason };
    const answer = await client.call('splitReach', { params: { id: record.id }, body });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onDone(say('splitDone', { id: answer.value.fresh, ...answer.value.moved }));
  };
  const field = typeof refusal?.path === 'string' ? /^\/body\/fresh\/(\w+)$/.exec(refusal.path)?.[1] : undefined;
  const told = refusal && sayRegisterRefusal(refusal, say.language, sayAt);
  return {
    ...{ atM, setAtM, keeps, setKeeps, fresh, reason, setReason, busy, send },
    setFresh: (name: keyof typeof fresh, to: string) => setFresh((all) => ({ ...all, [name]: to })),
    faultOf: (name: string) => (field === name ? told : null),
    refused: field === undefined ? told : null,
  };
}
