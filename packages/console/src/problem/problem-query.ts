// What the desk of problems asks the server. It is asked as soon as it is known who is there, while the screen is still on its way: the router
// begins, and the screen finds the answer or waits for the same one.
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { PROBLEM_EXPORT_PATH } from '@xunhe/contract/map-export';
import type { MeBody } from '@xunhe/contract/people';
import type { ProblemRowBody } from '@xunhe/contract/problem';
import { type ProblemQueue, sortOfQueue } from '@xunhe/domain/problem/queue';
import { ask, holdsRight, meQuery } from '@xunhe/ui/session';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import { problemQueuesQuery } from '../parts/problem-queues-query.ts';
import type { ReadPage } from '../parts/read-whole-list.ts';
import type { ProblemSearch } from './problem-address.ts';

/** What is looked at: a queue, or a range of problems. */
export interface ProblemView {
  readonly queue: ProblemQueue | undefined;
  readonly show: NonNullable<ProblemSearch['show']> | undefined;
  readonly sort: NonNullable<ProblemSearch['sort']>;
}

/** Whoever handles problems comes to what his department has; everybody else to what is open. */
export function viewOf(search: ProblemSearch, { role }: Pick<MeBody, 'role'>): ProblemView {
  const isNarrowed = search.show !== undefined || search.state !== undefined || search.reach !== undefined;
  const queue = search.queue ?? (role === 'handler' && !isNarrowed ? 'mine' : undefined);
  return {
    queue,
    show: queue ? undefined : (search.show ?? 'open'),
    sort: search.sort ?? sortOfQueue(queue),
  };
}

/** Any part of the list, under the filters of the desk. */
export function problemPages(search: ProblemSearch, view: ProblemView): ReadPage<ProblemRowBody> {
  const { limit: _, offset: __, ...query } = queryOf(search, view);
  return (of, signal) => ask('problems', { query: { ...query, ...of }, signal });
}

/** The same problems as a file of a map program. */
export function problemPlaces(search: ProblemSearch, view: ProblemView): string {
  const { limit: _, offset: __, sort: ___, order: ____, ...filters } = queryOf(search, view);
  return `${PROBLEM_EXPORT_PATH}?${new URLSearchParams(Object.entries(filters).map(([key, value]) => [key, String(value)]))}`;
}

export function problemsQuery(search: ProblemSearch, view: ProblemView) {
  const query = queryOf(search, view);
  return queryOptions({ queryKey: ['problems', query], queryFn: ({ signal }) => ask('problems', { query, signal }) });
}

function queryOf(search: ProblemSearch, view: ProblemView) {
  const { queue, show, sort } = view;
  const { page, from, to, state, type, source, department, region, reach, q, dueFrom, dueTo } = search;
  const narrowed = { state, type, source, department, region, reach, q, dueFrom, dueTo };
  return {
    ...pageQuery(page),
    ...sortQuery({ sort, ...(search.order && { order: search.order }) }),
    ...(queue && { queue }),
    ...(show && show !== 'all' && { [show]: true }),
    ...(from && { reportedFrom: from }),
    ...(to && { reportedTo: to }),
    ...Object.fromEntries(Object.entries(narrowed).filter(([, value]) => value !== undefined)),
  };
}

/** For the router, which does not wait for it. A failure is left to the screen, which asks again and tells it. */
export async function askForDesk(queries: QueryClient, search: ProblemSearch): Promise<void> {
  const me = await queries.ensureQueryData(meQuery).catch(() => null);
  if (!me || me.todo !== null || !holdsRight(me, 'problem.read')) return;
  void queries.prefetchQuery(problemsQuery(search, viewOf(search, me)));
  void queries.prefetchQuery(problemQueuesQuery);
}
