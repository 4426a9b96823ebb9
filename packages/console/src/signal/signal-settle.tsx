// Settling a signal: one of three answers and the reason in writing. A settled one shows who said what and when.
import { useQueryClient } from '@tanstack/react-query';
import type { SettleSignalBody, SignalPage } from '@xunhe/contract/signal';
import type { Refusal } from '@xunhe/domain/ground/result';
import { sayInstant } from '@xunhe/ui/dates';
import { client } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Fact, Facts } from '../parts/facts.tsx';
import { Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { SIGNAL_STATE_WORDS } from './words-signals.ts';

const WORDS = defineWords({
  settle: ['核实结果', 'What it means'],
  choose: ['选择核实结果', 'Choose an answer'],
  note: ['核实经过和理由', 'How it was checked, and why'],
  noteNeeded: ['请写明核实经过和理由（至少 4 个字）', 'Say how it was checked and why (at least 4 characters)'],
  send: ['提交核实结果', 'Settle'],
  once: ['提交后不能修改，并记入审计。', 'It cannot be changed afterwards and stands in the record.'],
  noRight: ['由河长办核实并填写结果。', 'The River Chief Office looks at it and settles it.'],
  answer: ['结果', 'Answer'],
  by: ['核实人', 'By'],
  at: ['时间', 'When'],
  why: ['理由', 'Why'],
});

const ANSWERS = ['explained', 'confirmed', 'dismissed'] as const;

export function SignalSettle({ signal }: { readonly signal: SignalPage }) {
  const say = useWords(WORDS);
  const sayState = useWords(SIGNAL_STATE_WORDS);
  const may = useRight('signal.settle');
  const { city } = useSurroundings();
  const { settled } = signal;
  if (settled)
    return (
      <Section title={say('settle')}>
        <Facts>
          <Fact term={say('answer')}>{sayState(signal.state)}</Fact>
          <Fact term={say('by')}>{settled.byName ?? settled.by}</Fact>
          <Fact term={say('at')}>{sayInstant(settled.at, city, say.language)}</Fact>
          <Fact term={say('why')}>
            <span className="wrap">{settled.note}</span>
          </Fact>
        </Facts>
      </Section>
    );
  return (
    <Section title={say('settle')}>
      {may ? <SettleForm id={signal.id} /> : <p className="muted">{say('noRight')}</p>}
    </Section>
  );
}

function SettleForm({ id }: { readonly id: string }) {
  const say = useWords(WORDS);
  const sayState = useWords(SIGNAL_STATE_WORDS);
  const queries = useQueryClient();
  const [state, setState] = useState<SettleSignalBody['state'] | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async ({ note }: { readonly note: string }) => {
    if (state === null) return;
    setBusy(true);
    const answer = await client.call('settleSignal', { params: { id }, body: { state, note: note.trim() } });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) queries.setQueryData(['signal', id], answer.value);
    void queries.invalidateQueries({ queryKey: ['signals'] });
  };
  return (
    <>
      <fieldset className="chips" aria-label={say('choose')}>
        {ANSWERS.map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={one === state} onClick={() => setState(one)}>
            {sayState(one)}
          </button>
        ))}
      </fieldset>
      {state !== null && (
        <Form layout="vertical" requiredMark={false} onFinish={(typed: { note: string }) => void send(typed)}>
          <Form.Item
            name="note"
            label={say('note')}
            rules={[{ required: true, whitespace: true, min: 4, message: say('noteNeeded') }]}
          >
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>
            {say('send')}
          </Button>
        </Form>
      )}
      <div role="alert">{refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}</div>
      <p className="muted">{say('once')}</p>
    </>
  );
}
