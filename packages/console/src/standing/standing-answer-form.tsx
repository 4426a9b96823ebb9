// Answering an objection: granted, with the cases that are left out, or declined; the reason in writing either way.
import { useQueryClient } from '@tanstack/react-query';
import type { ObjectionBody, StandingPage } from '@xunhe/contract/standing';
import type { Refusal } from '@xunhe/domain/ground/result';
import { client } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { StandingCases } from './standing-cases.tsx';

const WORDS = defineWords({
  choose: ['选择答复', 'Choose an answer'],
  grant: ['采纳', 'Grant'],
  decline: ['不采纳', 'Decline'],
  leaveOut: ['勾选不再计入的条目：', 'Tick the cases that are left out:'],
  reason: ['理由（河长可见）', 'Reason, which the chief reads'],
  reasonNeeded: ['请写明理由（至少 4 个字）', 'Give the reason (at least 4 characters)'],
  sendGrant: ['采纳并重算', 'Grant and set anew'],
  sendDecline: ['不采纳并答复', 'Decline and answer'],
  once: [
    '答复后不能修改，记入审计并提醒河长。原数据保留为上一版。',
    'It cannot be changed afterwards, stands in the record, and the chief is told. The figures until now stay as the former version.',
  ],
});

interface FormProps {
  readonly objection: ObjectionBody;
  readonly page: StandingPage;
}

export function StandingAnswerForm({ objection, page }: FormProps) {
  const say = useWords(WORDS);
  const queries = useQueryClient();
  const [granted, setGranted] = useState<boolean | null>(null);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(() => new Set(objection.cases));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const cases = page.cases.filter(({ number }) => number === objection.number);
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(leftOut);
    if (isChosen) next.add(id);
    else next.delete(id);
    setLeftOut(next);
  };
  const send = async ({ reason }: { readonly reason: string }) => {
    if (granted === null) return;
    setBusy(true);
    const body = { granted, reason: reason.trim(), leftOut: granted ? [...leftOut] : [] };
    const answer = await client.call('answerObjection', { params: { id: objection.id }, body });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) queries.setQueryData(['standing', page.standing.month, page.person], answer.value);
    void queries.invalidateQueries({ queryKey: ['standingObjections'] });
    void queries.invalidateQueries({ queryKey: ['standings'] });
  };
  return (
    <>
      <fieldset className="chips" aria-label={say('choose')}>
        <button type="button" className="chip" aria-pressed={granted === true} onClick={() => setGranted(true)}>
          {say('grant')}
        </button>
        <button type="button" className="chip" aria-pressed={granted === false} onClick={() => setGranted(false)}>
          {say('decline')}
        </button>
      </fieldset>
      {granted === true && (
        <>
          <p>{say('leaveOut')}</p>
          <StandingCases cases={cases} chosen={leftOut} onChoose={choose} />
        </>
      )}
      {granted !== null && (
        <Form layout="vertical" requiredMark={false} onFinish={(typed: { reason: string }) => void send(typed)}>
          <Form.Item
            name="reason"
            label={say('reason')}
            rules={[{ required: true, whitespace: true, min: 4, message: say('reasonNeeded') }]}
          >
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy} disabled={granted && leftOut.size === 0}>
            {say(granted ? 'sendGrant' : 'sendDecline')}
          </Button>
        </Form>
      )}
      <div role="alert">{refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}</div>
      <p className="muted">{say('once')}</p>
    </>
  );
}
