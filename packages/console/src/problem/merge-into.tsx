// The problem into which another goes: the likely ones first, then those of the reach, or a number that is typed.
import { useQuery } from '@tanstack/react-query';
import type { ProblemPage } from '@xunhe/contract/problem';
import { sayInstant } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { MOVE_NEED_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { AutoComplete, Form } from 'antd';
import { useSurroundings } from '../parts/surroundings.ts';
import { useDuplicates } from './problem-duplicates.tsx';

const WORDS = defineWords({
  mergeInto: ['并入的问题', 'Merge into'],
  mergeHint: ['选择同河段的问题，或填写编号', 'Choose a problem of the same reach, or type a number'],
  badId: ['编号只含字母、数字和 . _ : -', 'A number holds letters, digits and . _ : - only'],
  likely: ['可能重复', 'perhaps the same'],
});

export function MergeInto({ problem }: { readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const sayNeed = useWords(MOVE_NEED_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const { city } = useSurroundings();
  const likely = useDuplicates(problem).data?.rows ?? [];
  const near = useQuery({
    queryKey: ['problems', 'of', problem.reach, 'toMerge'],
    queryFn: ({ signal }) => ask('problems', { query: { reach: problem.reach, limit: 50 }, signal }),
  });
  const isLikely = (id: string) => likely.some((one) => one.id === id);
  const rows = [...likely, ...(near.data?.rows ?? []).filter(({ id }) => !isLikely(id))];
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
        options={rows
          .filter(({ id, state }) => id !== problem.id && state !== 'merged')
          .map((row) => ({
            value: row.id,
            label: [
              isLikely(row.id) && say('likely'),
              sayType.any(row.type),
              sayInstant(row.reportedAt, city, say.language),
              row.id,
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
      />
    </Form.Item>
  );
}
