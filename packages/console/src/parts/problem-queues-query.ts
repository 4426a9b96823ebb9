// How many problems stand in each queue of whoever is signed in: asked by the desk, and by the guides that tell what waits.
import { queryOptions } from '@tanstack/react-query';
import { ask } from '@xunhe/ui/session';

export const problemQueuesQuery = queryOptions({
  queryKey: ['problemQueues'],
  queryFn: ({ signal }) => ask('problemQueues', { signal }),
  staleTime: 15_000,
});
