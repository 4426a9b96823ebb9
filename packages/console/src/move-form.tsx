// What a step must bring: a note, a department, the problem it is merged into. Asked for before sending, in the words of the case law.
import { useQuery } from '@tanstack/react-query';
import type { ProblemPage } from '@xunhe/contract/problem';
import { sayInstant } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { MOVE_NEED_WORDS, PROBLEM_MOVE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { AutoComplete, Button, Form, Input, Select } from 'antd';
import { useSurroundings } from './surroundings.ts';

export interface MoveTyped {
  readonly note: string;
  readonly departments?: string[];
  readonly mergeInto?: string;
}

interface Fields {
  readonly note?: string;
  readonly department?: string;
  readonly mergeInto?: string;
}

const WORDS = defineWords({
  note: ['说明', 'Note'],
  noteFree: ['说明(可不填)', 'Note (optional)'],
  department: ['整改单位', 'Department'],
  chooseDepartment: ['选择整改单位', 'Choose a department'],
  mergeInto: ['并入的问题', 'Merge into'],
  mergeHint: ['选择同河段的问题,或填写编号', 'Choose a problem of the same reach, or type a number'],
  badId: ['编号只含字母、数字和 . _ : -', 'A number holds letters, digits and . _ : - only'],
});

interface MoveFormProps {
  readonly next: ProblemPage['next'][number];
  readonly problem: ProblemPage;
  readonly busy: boolean;
  readonly onSend: (typed: MoveTyped) => void;
}

export function MoveForm({ next, problem, busy, onSend }: MoveFormProps) {
  const say = useWords(WORDS);
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const sayNeed = useWords(MOVE_NEED_WORDS);
  const needs = (need: string) => next.needs.includes(need);
  const send = ({ note, department, mergeInto }: Fields) =>
    onSend({
      note: note?.trim() ?? '',
      ...(department && { departments: [department] }),
      ...(mergeInto && { mergeInto: mergeInto.trim() }),
    });
  return (
    <Form<Fields> layout="vertical" requiredMark={false} className="move-form" onFinish={send}>
      {needs('department') && (
        <Form.Item
          name="department"
          label={say('department')}
          rules={[{ required: true, message: sayNeed('department') }]}
        >
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={say('chooseDepartment')}
            options={problem.departments.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      {needs('mergeInto') && <MergeInto problem={problem} />}
      <Form.Item
        name="note"
        label={say(needs('note') ? 'note' : 'noteFree')}
        rules={needs('note') ? [{ required: true, whitespace: true, message: sayNeed('note') }] : []}
      >
        <Input.TextArea rows={3} maxLength={4000} autoFocus={!needs('department') && !needs('mergeInto')} />
      </Form.Item>
      {needs('anotherPerson') && <p className="muted">{sayNeed('anotherPerson')}</p>}
      <Button type="primary" htmlType="submit" loading={busy}>
        {sayMove.any(next.move)}
      </Button>
    </Form>
  );
}

function MergeInto({ problem }: { readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const sayNeed = useWords(MOVE_NEED_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const { city } = useSurroundings();
  const near = useQuery({
    queryKey: ['problems', 'of', problem.reach, 'toMerge'],
    queryFn: ({ signal }) => ask('problems', { query: { reach: problem.reach, limit: 50 }, signal }),
  });
  return (
    <Form.Item
      name="mergeInto"
      label={say('mergeInto')}
      rules={[
        { required: true, whitespace: true, message: sayNeed('mergeInto') },
        { pattern: /^\s*[A-Za-z0-9._:-]{1,80}\s*$/, message: say('badId') },
      ]}
    >
      <AutoComplete
        placeholder={say('mergeHint')}
        options={(near.data?.rows ?? [])
          .filter(({ id, state }) => id !== problem.id && state !== 'merged')
          .map((row) => ({
            value: row.id,
            label: `${sayType.any(row.type)} · ${sayInstant(row.reportedAt, city, say.language)} · ${row.id}`,
          }))}
      />
    </Form.Item>
  );
}
