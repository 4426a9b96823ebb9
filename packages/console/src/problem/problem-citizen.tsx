// The citizen behind a problem that was reported on a public page: what he was told, what he says of the end, and his number for questions, which
// is shown when it is asked for and recorded then.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CitizenSide } from '@xunhe/contract/citizen';
import type { ProblemPage } from '@xunhe/contract/problem';
import type { Refusal } from '@xunhe/domain/ground/result';
import type { Satisfaction } from '@xunhe/domain/problem/satisfaction';
import { sayInstant } from '@xunhe/ui/dates';
import { ask, client } from '@xunhe/ui/session';
import { defineWords, type Pair, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Fact, Facts } from '../parts/facts.tsx';
import { Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  title: ['反映人', 'The citizen'],
  phone: ['联系电话', 'Telephone'],
  noPhone: ['未留或已到期删除', 'none was left, or it was deleted in time'],
  look: ['查看电话', 'Show the number'],
  looked: ['查看会记入审计，只用于核实情况。', 'A look stands in the record; for questions about this report only.'],
  satisfaction: ['办结评价', 'On the end'],
  notSaid: ['尚未评价', 'nothing said yet'],
  unsolved: [
    '市民认为没有解决。请“重新受理”，或核实后留言、答复市民。',
    'The citizen says that it is not solved. Take it up again, or look into it and comment or answer.',
  ],
  answer: ['对市民的答复', 'Answer to the citizen'],
  by: ['{name},{at}', '{name}, {at}'],
  edit: ['填写答复（市民凭查询码可见）', 'What the citizen reads under his code'],
  hint: [
    '上面各步的说明只在内部可见。请在这里写给市民看的话，不要写他人的姓名和电话。',
    'Notes of the steps are seen inside only. Write here what the citizen shall read; leave out names and numbers of others.',
  ],
  noAnswer: ['不予受理，市民还没有得到理由。', 'It was turned down, and the citizen was not told why.'],
  fromNote: ['用不予受理的说明', 'Use the note of the refusal'],
  needed: ['请填写答复', 'Write an answer'],
  send: ['公开答复', 'Publish the answer'],
});

const SATISFACTION_WORDS = defineWords({
  satisfied: ['满意', 'Satisfied'],
  partly: ['部分解决', 'Partly solved'],
  not_solved: ['没有解决', 'Not solved'],
} satisfies Readonly<Record<Satisfaction, Pair>>);

export function ProblemCitizen({ problem }: { readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const may = useRight('citizen.answer');
  const { id, source, shared } = problem;
  const side = useQuery({
    queryKey: ['citizen', id],
    queryFn: ({ signal }) => ask('citizenSide', { params: { id }, signal }),
    enabled: may && source === 'citizen' && !shared,
  });
  const citizen = side.data?.citizen;
  if (!citizen) return null;
  return (
    <Section title={say('title')}>
      <Known id={id} citizen={citizen} />
      {problem.state === 'rejected' && !citizen.answer && <p className="refused">{say('noAnswer')}</p>}
      <AnswerForm key={citizen.answer?.at ?? ''} problem={problem} citizen={citizen} />
    </Section>
  );
}

function Known({ id, citizen }: { readonly id: string; readonly citizen: CitizenSide }) {
  const say = useWords(WORDS);
  const saySatisfaction = useWords(SATISFACTION_WORDS);
  const { city } = useSurroundings();
  const { satisfaction, answer, hasPhone } = citizen;
  return (
    <Facts>
      <Fact term={say('phone')}>{hasPhone ? <Phone id={id} /> : <span className="muted">{say('noPhone')}</span>}</Fact>
      <Fact term={say('satisfaction')}>
        {satisfaction ? (
          <>
            <strong>{saySatisfaction(satisfaction.said)}</strong>{' '}
            <span className="muted">{sayInstant(satisfaction.at, city, say.language)}</span>
            {satisfaction.text !== '' && <div className="wrap">{satisfaction.text}</div>}
            {satisfaction.said === 'not_solved' && <div className="muted">{say('unsolved')}</div>}
          </>
        ) : (
          <span className="muted">{say('notSaid')}</span>
        )}
      </Fact>
      {answer && (
        <Fact term={say('answer')}>
          <div className="wrap">{answer.text}</div>
          <span className="muted">
            {say('by', { name: answer.byName ?? '–', at: sayInstant(answer.at, city, say.language) })}
          </span>
        </Fact>
      )}
    </Facts>
  );
}

function Phone({ id }: { readonly id: string }) {
  const say = useWords(WORDS);
  const [phone, setPhone] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const look = async () => {
    const answer = await client.call('citizenPhone', { params: { id } });
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setPhone(answer.value.phone ?? say('noPhone'));
  };
  if (phone !== null) return <strong>{phone}</strong>;
  return (
    <>
      <Button size="small" onClick={() => void look()}>
        {say('look')}
      </Button>{' '}
      <span className="muted">{say('looked')}</span>
      <div role="alert">{refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}</div>
    </>
  );
}

function AnswerForm({ problem, citizen }: { readonly problem: ProblemPage; readonly citizen: CitizenSide }) {
  const say = useWords(WORDS);
  const queries = useQueryClient();
  const [form] = Form.useForm<{ text: string }>();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { id } = problem;
  const reason = problem.moves.findLast(({ move }) => move === 'reject')?.note.trim();
  const send = async ({ text }: { readonly text: string }) => {
    setBusy(true);
    const answer = await client.call('answerCitizen', { params: { id }, body: { text: text.trim() } });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) queries.setQueryData(['citizen', id], { citizen: answer.value });
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="move-form"
      initialValues={{ text: citizen.answer?.text ?? '' }}
      onFinish={(typed) => void send(typed)}
    >
      <Form.Item
        name="text"
        label={say('edit')}
        extra={say('hint')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        {say('send')}
      </Button>{' '}
      {problem.state === 'rejected' && reason && (
        <Button onClick={() => form.setFieldsValue({ text: reason.slice(0, 1000) })}>{say('fromNote')}</Button>
      )}
      <div role="alert">{refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}</div>
    </Form>
  );
}
