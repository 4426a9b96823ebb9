// A guide with the figures of whoever reads it: what waits for him, and what the review of the month came to.
import { useQuery } from '@tanstack/react-query';
import { sayMonth } from '@xunhe/ui/dates';
import { Guide, type GuideFigure } from '@xunhe/ui/guide.tsx';
import { ask } from '@xunhe/ui/session';
import { useLanguage } from '@xunhe/ui/words';
import type { GuideTask } from '@xunhe/ui/words-guide';
import { useMonth, useRight } from '../parts/surroundings.ts';
import { problemQueuesQuery } from './problem-queues-query.ts';

export function GuideBody({ task }: { readonly task: GuideTask }) {
  const queues = useQueueFigures(task);
  const review = useReviewFigures(task);
  return <Guide task={task} figures={[...queues, ...review]} />;
}

const QUEUES = {
  handle: ['mine', 'handledByUs'],
  verify: ['toVerify', 'overdue', 'unsatisfied'],
} as const;

function useQueueFigures(task: GuideTask): GuideFigure[] {
  const may = useRight('problem.read');
  const kinds = task === 'handle' || task === 'verify' ? QUEUES[task] : [];
  const { data } = useQuery({ ...problemQueuesQuery, enabled: may && kinds.length > 0 });
  return kinds.flatMap((kind) => {
    const row = data?.rows.find(({ queue }) => queue === kind);
    return row ? [{ kind, numbers: { n: row.count } }] : [];
  });
}

function useReviewFigures(task: GuideTask): GuideFigure[] {
  const may = useRight('warning.publish');
  const language = useLanguage();
  const { month } = useMonth();
  const { data } = useQuery({
    queryKey: ['warningLists', month],
    queryFn: ({ signal }) => ask('warningLists', { params: { month: month! }, signal }),
    enabled: may && task === 'review' && month !== null,
  });
  if (!data || task !== 'review') return [];
  const sum = (key: 'reviewedUp' | 'reviewedDown') => data.rows.reduce((all, row) => all + row[key], 0);
  return [
    { kind: 'drafts', numbers: { month: sayMonth(data.month, language), n: data.mine?.left ?? 0 } },
    { kind: 'reviewed', numbers: { up: sum('reviewedUp'), down: sum('reviewedDown') } },
  ];
}
