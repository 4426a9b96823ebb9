// What a step must bring, asked for before it is sent, in the words of the case law. Whatever goes wrong on the way, what was typed and the
// pictures that were chosen stay.

import type { SentPhoto } from '@xunhe/contract/photo';
import type { ProblemPage, ProblemPart } from '@xunhe/contract/problem';
import { addDays } from '@xunhe/domain/ground/day';
import { type Part, partsMeant } from '@xunhe/domain/problem/part';
import { PROBLEM_TYPES } from '@xunhe/domain/problem/problem-type';
import { defineWords, useWords } from '@xunhe/ui/words';
import { MOVE_NEED_WORDS, PROBLEM_MOVE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { Button, Form, Input, Select } from 'antd';
import { useSurroundings } from '../parts/surroundings.ts';
import { LeadOrder } from './lead-order.tsx';
import { MergeInto } from './merge-into.tsx';
import { MovePhotos, useMovePhotos } from './move-photos.tsx';
import type { MoveSent } from './use-move.ts';

type Typed = Omit<MoveSent, 'move'>;

interface Fields {
  readonly note?: string;
  readonly departments?: string[];
  readonly part?: string;
  readonly mergeInto?: string;
  readonly until?: string;
  readonly type?: string;
}

const WORDS = defineWords({
  note: ['说明', 'Note'],
  noteFree: ['说明（可不填）', 'Note (optional)'],
  departments: ['承办单位（第一个主办，其余协办）', 'Departments: the first leads, the others take part'],
  chooseDepartments: ['选择承办单位', 'Choose departments'],
  part: ['针对的单位', 'Whose part'],
  allParts: ['全部单位', 'all of them'],
  until: ['挂账至（最晚 {day}）', 'Deferred to (at the latest {day})'],
  type: ['正确的类型', 'The right type'],
  noDepartment: [
    '您的账号还没有所属单位，不能代表单位办理。请联系河长办设置。',
    'Your account belongs to no department, so you cannot act for one. Ask the River Chief Office.',
  ],
});

interface MoveFormProps {
  readonly next: ProblemPage['next'][number];
  readonly problem: ProblemPage;
  readonly busy: boolean;
  readonly onSend: (typed: Typed) => Promise<void>;
}

export function MoveForm({ next, problem, busy, onSend }: MoveFormProps) {
  const say = useWords(WORDS);
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const sayNeed = useWords(MOVE_NEED_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const { city, me } = useSurroundings();
  const [form] = Form.useForm<Fields>();
  const given = Form.useWatch('departments', form) ?? [];
  const photos = useMovePhotos();
  const needs = (need: string) => next.needs.includes(need);
  const takesPhotos = needs('photoBefore') || needs('photoAfter');
  const needed = (need: 'note' | 'department' | 'until' | 'type') => [
    { required: true, ...(need === 'note' && { whitespace: true }), message: sayNeed(need) },
  ];
  const send = async (fields: Fields) => {
    const sent: SentPhoto[] | null = takesPhotos ? await photos.sendAll() : [];
    if (sent) await onSend(typedOf(fields, sent));
  };
  return (
    <Form<Fields> form={form} layout="vertical" requiredMark={false} className="move-form" onFinish={send}>
      {needs('department') && (
        <>
          <Form.Item name="departments" label={say('departments')} rules={needed('department')}>
            <Select
              autoFocus
              mode="multiple"
              maxCount={12}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={say('chooseDepartments')}
              options={problem.departments.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          {given.length > 1 && (
            <LeadOrder
              chosen={given}
              departments={problem.departments}
              onChange={(departments) => form.setFieldValue('departments', departments)}
            />
          )}
        </>
      )}
      <PartChoice next={next} problem={problem} />
      {needs('mergeInto') && <MergeInto problem={problem} />}
      {needs('until') && (
        <Form.Item name="until" label={say('until', { day: problem.latestUntil })} rules={needed('until')}>
          <Input type="date" min={addDays(city.today, 1)} max={problem.latestUntil} />
        </Form.Item>
      )}
      {needs('type') && (
        <Form.Item name="type" label={say('type')} rules={needed('type')}>
          <Select
            options={PROBLEM_TYPES.filter((type) => type !== problem.type).map((type) => ({
              value: type,
              label: sayType(type),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="note"
        label={say(needs('note') ? 'note' : 'noteFree')}
        rules={needs('note') ? needed('note') : []}
      >
        <Input.TextArea rows={3} maxLength={4000} autoFocus={!needs('department') && !needs('mergeInto')} />
      </Form.Item>
      {takesPhotos && <MovePhotos photos={photos} before={needs('photoBefore')} after={needs('photoAfter')} />}
      {needs('anotherPerson') && <p className="muted">{sayNeed('anotherPerson')}</p>}
      {me.role === 'handler' && problem.ownDepartment === null && <p className="refused">{say('noDepartment')}</p>}
      <Button type="primary" htmlType="submit" loading={busy || photos.isSending}>
        {sayMove.any(next.move)}
      </Button>
    </Form>
  );
}

function typedOf({ note, departments, part, mergeInto, until, type }: Fields, photos: SentPhoto[]): Typed {
  return {
    note: note?.trim() ?? '',
    ...(departments && { departments }),
    ...(part && { departments: [part] }),
    ...(mergeInto && { mergeInto: mergeInto.trim() }),
    ...(until && { until }),
    ...(type && { type: type as NonNullable<Typed['type']> }),
    ...(photos.length > 0 && { photos }),
  };
}

/** Whose part an office or a chief means, when several stand at this step; a handler's is his own. */
function PartChoice({ next, problem }: Pick<MoveFormProps, 'next' | 'problem'>) {
  const say = useWords(WORDS);
  const { me } = useSurroundings();
  const parts = partsMeant(next.move, problem.parts as readonly (ProblemPart & Part)[]);
  if (me.role === 'handler' || parts.length < 2) return null;
  return (
    <Form.Item name="part" label={say('part')}>
      <Select
        allowClear
        placeholder={say('allParts')}
        options={parts.map(({ department, name }) => ({ value: department, label: name }))}
      />
    </Form.Item>
  );
}
