// Lists of problems and single ones, each with its last answer kept on the phone.
import { useQuery } from '@tanstack/react-query';
import type { ProblemQueue } from '@xunhe/domain/problem/queue';
import { client, holdsRight } from '@xunhe/ui/session';
import { useHouse, useSurroundings } from '../house.ts';
import { askAboutOrRecall, askOrRecall } from '../kept-query.ts';

/** Nobody looks through more on a phone. */
export const MOST_SHOWN = 100;
const FRESH_MS = 30_000;

export function useProblemQueues() {
  const house = useHouse();
  const { me } = useSurroundings();
  return useQuery({
    queryKey: ['problemQueues', me.person],
    queryFn: () => askOrRecall({ ...house, client }, 'problemQueues', me.person),
    staleTime: FRESH_MS,
    refetchOnReconnect: 'always',
  });
}

/** `mine` of whoever reports is all that he ever reported, ended too; every other list is a queue of what is open. */
export function useProblemList(queue: ProblemQueue, enabled = true) {
  const house = useHouse();
  const { me } = useSurroundings();
  const asked = queue === 'mine' && me.role !== 'handler' ? { mine: true } : { queue };
  return useQuery({
    queryKey: ['problems', queue, me.person],
    queryFn: () =>
      askAboutOrRecall({ ...house, client }, 'problems', {
        whose: me.person,
        key: `${me.person}/${queue}`,
        input: { query: { ...asked, limit: MOST_SHOWN } },
      }),
    staleTime: FRESH_MS,
    refetchOnReconnect: 'always',
    enabled: enabled && holdsRight(me, 'problem.read'),
  });
}

export function useProblem(id: string) {
  const house = useHouse();
  const { me } = useSurroundings();
  return useQuery({
    queryKey: ['problem', id, me.person],
    queryFn: () =>
      askAboutOrRecall({ ...house, client }, 'problem', {
        whose: me.person,
        key: `${me.person}/${id}`,
        input: { params: { id } },
      }),
    staleTime: FRESH_MS,
    refetchOnReconnect: 'always',
  });
}
