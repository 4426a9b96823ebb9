// Another person sits down, or nobody: what was fetched for the one before is forgotten. The query of the person himself stays, because the
// frame is watching it.
import type { QueryClient } from '@tanstack/react-query';
import type { MeBody } from '@xunhe/contract/people';
import { meQuery } from '@xunhe/ui/session';

export function changePerson(queries: QueryClient, me: MeBody | null): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] });
  queries.setQueryData<MeBody | null>(meQuery.queryKey, me);
}
