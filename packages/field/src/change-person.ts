// Another person takes the phone, or nobody does: what was fetched for the one before is forgotten, and who works here is kept for the hours
// without a network. The question who is signed in stays, because the frame waits on it.
import { useQueryClient } from '@tanstack/react-query';
import type { MeBody } from '@xunhe/contract/people';
import { useHouse } from './house.ts';

export function useChangePerson(): (me: MeBody | null) => Promise<void> {
  const { store, now } = useHouse();
  const queries = useQueryClient();
  return async (me) => {
    if (me) await store.keep('me', { value: me, keptMs: now() }, '').catch(() => undefined);
    else await store.forget('me');
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    queries.setQueryData(['me'], me);
  };
}

/** The same person, of whom something changed: nothing is forgotten. */
export function useKeepMe(): (me: MeBody) => Promise<void> {
  const { store, now } = useHouse();
  const queries = useQueryClient();
  return async (me) => {
    await store.keep('me', { value: me, keptMs: now() }, '').catch(() => undefined);
    queries.setQueryData(['me'], me);
  };
}
