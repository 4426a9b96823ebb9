// What the map asks of the server for a month. The colours are what a desk waits for: they are asked for as soon as the month is known, before the
// screen itself has come.
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Month } from '@xunhe/domain/ground/month';
import { baseQuery } from '@xunhe/ui/base-choice';
import { ask, cityQuery, holdsRight, meQuery } from '@xunhe/ui/session';

export const statesOf = (month: Month | null) =>
  queryOptions({
    queryKey: ['reachStates', month],
    queryFn: ({ signal }) => ask('reachStates', { params: { month: month! }, signal }),
    enabled: month !== null,
  });

export const freshnessOf = (month: Month | null) =>
  queryOptions({
    queryKey: ['reachFreshness', month],
    queryFn: ({ signal }) => ask('reachFreshness', { params: { month: month! }, signal }),
    enabled: month !== null,
  });

export const panelQuery = queryOptions({
  queryKey: ['panel'],
  queryFn: ({ signal }) => ask('panel', { signal }),
});

export const shapesQuery = queryOptions({
  queryKey: ['regionShapes'],
  queryFn: ({ signal }) => ask('regionShapes', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Nothing is told of a failure here: the screen asks once more, and tells. */
export async function askEarly(queries: QueryClient, asked: Month | undefined): Promise<void> {
  try {
    const [me, city] = await Promise.all([queries.ensureQueryData(meQuery), queries.ensureQueryData(cityQuery)]);
    if (!me || !holdsRight(me, 'place.read')) return;
    const month = asked ?? city.latestCycle;
    if (month !== null) void queries.prefetchQuery(statesOf(month));
    for (const query of [panelQuery, shapesQuery, baseQuery]) void queries.prefetchQuery(query as typeof panelQuery);
  } catch {}
}
