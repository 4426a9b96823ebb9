// Handing a post over: from whom to whom, on which day, which waters. What moved is told afterwards.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '@xunhe/contract/client';
import { ask, refusalOf } from '@xunhe/ui/session';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  open: ['办理交接', 'Hand over'],
  title: ['{name}的职务交接', 'Hand over the posts of {name}'],
  hint: [
    '未完成的任务和问题随职务转给接任者，记录中留痕；已完成的仍归交出者。',
    'What is still open goes to the successor and leaves a trace; what was done stays with the leaver.',
  ],
  to: ['接任者', 'Successor'],
  day: ['接任首日', 'First day of the successor'],
  reaches: ['河段（不选为全部）', 'Reaches (none chosen: all)'],
  needed: ['请选择', 'Choose one'],
  send: ['交接', 'Hand over'],
  done: [
    '已交接：河段 {posts} 个、任务 {duties} 项（尚需 {visits} 天次）、未办结问题 {problems} 个。',
    'Handed over: {posts} reaches, {duties} duties with {visits} day-visits still needed, {problems} open problems.',
  ],
});

interface Typed {
  readonly to: string;
  readonly day: string;
  readonly reaches?: string[];
}

export function HandOver({ page }: { readonly page: AnswerOf<'person'> }) {
  const say = useWords(WORDS);
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<AnswerOf<'handOver'> | null>(null);
  return (
    <>
      {done && <output className="muted">{say('done', { ...done })}</output>}
      <Button size="small" onClick={() => setOpen(true)}>
        {say('open')}
      </Button>
      <Modal
        open={isOpen}
        onCancel={() => setOpen(false)}
        footer={null}
        destroyOnHidden
        title={say('title', { name: page.person.name })}
      >
        <HandOverForm
          page={page}
          onDone={(told) => {
            setDone(told);
            setOpen(false);
          }}
        />
      </Modal>
    </>
  );
}

interface FormProps {
  readonly page: AnswerOf<'person'>;
  readonly onDone: (told: AnswerOf<'handOver'>) => void;
}

function HandOverForm({ page: { person, posts }, onDone }: FormProps) {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const { city } = useSurroundings();
  const queries = useQueryClient();
  const successors = useQuery({ queryKey: ['successors'], queryFn: ({ signal }) => ask('successors', { signal }) });
  const send = useMutation({
    mutationFn: ({ to, day, reaches = [] }: Typed) =>
      ask('handOver', { body: { from: person.id, to, day, ...(reaches.length > 0 && { reaches }) } }),
    onSuccess: async (told) => {
      onDone(told);
      await queries.invalidateQueries();
    },
  });
  const needed = [{ required: true, message: say('needed') }];
  return (
    <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => send.mutate(typed)}>
      <p className="muted">{say('hint')}</p>
      <Form.Item name="to" label={say('to')} rules={needed}>
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          loading={successors.isFetching}
          options={(successors.data?.rows ?? [])
            .filter((row) => row.person !== person.id)
            .map((row) => ({
              value: row.person,
              label: `${row.name} · ${row.level === 'chief' ? '' : `${sayPost.any(row.level)} · `}${row.regionName}`,
            }))}
        />
      </Form.Item>
      <Form.Item name="day" label={say('day')} rules={needed} initialValue={city.today}>
        <Input type="date" min={`${city.today.slice(0, 7)}-01`} />
      </Form.Item>
      <Form.Item name="reaches" label={say('reaches')}>
        <Select
          mode="multiple"
          options={posts
            .filter((post) => post.current)
            .map((post) => ({ value: post.reach, label: pickName(say.language, post.reachName, post.reachNameEn) }))}
        />
      </Form.Item>
      {send.error && (
        <p role="alert" className="refused">
          {sayRefusal(refusalOf(send.error), say.language)}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={send.isPending}>
        {say('send')}
      </Button>
    </Form>
  );
}
