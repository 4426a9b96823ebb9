// A person's own figures for the guide to a task, from answers that the phone keeps anyway. What is not known yet is left out.
import type { ProblemQueue } from '@xunhe/domain/problem/queue';
import type { GuideFigure } from '@xunhe/ui/guide.tsx';
import type { GuideTask } from '@xunhe/ui/words-guide';
import { useCityDay, useOutbox, useSurroundings } from '../house.ts';
import { listTasks } from '../inventory-tasks.ts';
import { useProblemList, useProblemQueues } from '../problems/problem-queries.ts';
import { useMyPatrols, useToday } from '../queries.ts';

export function useGuideFigures(task: GuideTask): GuideFigure[] {
  const visits = useVisits();
  const reported = useReported();
  const inventories = useInventoryCount();
  const queues = useQueueCounts();
  switch (task) {
    case 'patrol':
      return visits;
    case 'report':
      return reported;
    case 'inventory':
      return inventories;
    case 'handle':
      return pick(queues, ['mine', 'handledByUs']);
    case 'verify':
      return pick(queues, ['toVerify', 'overdue', 'unsatisfied']);
    default:
      return [];
  }
}

function useVisits(): GuideFigure[] {
  const today = useToday().data?.value;
  const month = useMyPatrols(undefined).data?.value;
  return [
    ...(today ? [{ kind: 'visits', numbers: { done: today.done, visits: today.visits } } as const] : []),
    ...(month && month.rows.length > 0
      ? [
          {
            kind: 'patrols',
            numbers: {
              n: month.rows.length,
              effective: month.rows.filter(({ verdict }) => verdict === 'effective').length,
            },
          } as const,
        ]
      : []),
  ];
}

function useReported(): GuideFigure[] {
  const { me } = useSurroundings();
  // Of a handler this is what his department has to do.
  const list = useProblemList('mine', me.role !== 'handler').data?.value;
  if (!list || list.total > list.rows.length) return [];
  const closed = list.rows.filter(({ state }) => state === 'closed').length;
  return [{ kind: 'reported', numbers: { n: list.total, closed } }];
}

function useInventoryCount(): GuideFigure[] {
  const today = useToday().data?.value;
  const day = useCityDay();
  const items = useOutbox();
  const { city } = useSurroundings();
  if (!today) return [];
  const tasks = listTasks(today.reaches, items, { ...day, offsetMs: city.clockOffsetMs });
  const done = tasks.filter(({ task, isHere }) => task.answeredDay !== null || isHere).length;
  return tasks.length === 0 ? [] : [{ kind: 'inventories', numbers: { n: tasks.length, done } }];
}

function useQueueCounts(): ReadonlyMap<ProblemQueue, number> {
  const rows = useProblemQueues().data?.value.rows ?? [];
  return new Map(rows.map(({ queue, count }) => [queue, count]));
}

function pick(
  counts: ReadonlyMap<ProblemQueue, number>,
  queues: readonly ('mine' | 'handledByUs' | 'toVerify' | 'overdue' | 'unsatisfied')[],
): GuideFigure[] {
  return queues.flatMap((kind) => {
    const n = counts.get(kind);
    return n === undefined ? [] : [{ kind, numbers: { n } }];
  });
}
