// The phone's questions to the server, each with the answer it falls back on.
import { useQuery } from '@tanstack/react-query';
import type { MeBody } from '@xunhe/contract/people';
import { client, RefusalError } from '@xunhe/ui/session';
import { type FieldHouse, useHouse, useSurroundings } from './house.ts';
import { askAboutOrRecall, askOrRecall } from './kept-query.ts';

const ME = 'me';

/** Who is signed in: `null` for nobody. Without a network the person who was signed in last goes on working. */
export function meQuery({ store, now }: FieldHouse) {
  return {
    queryKey: ['me'],
    queryFn: async (): Promise<MeBody | null> => {
      const answer = await client.call('me');
      if (answer.ok) {
        await store.keep(ME, { value: answer.value, keptMs: now() }, '').catch(() => undefined);
        return answer.value;
      }
      const { kind } = answer.refusal;
      if (kind === 'session.missing' || kind === 'account.disabled') return null;
      const kept = await store.kept(ME, '');
      // Without a network nothing can be set up, and the river does not wait: what is due is asked for when the server is back.
      if (kept) return { ...(kept.value as MeBody), todo: null };
      throw new RefusalError(answer.refusal);
    },
    staleTime: 5 * 60_000,
  };
}

export function cityQuery(house: FieldHouse) {
  return { queryKey: ['city'], queryFn: () => askOrRecall({ ...house, client }, 'city', ''), staleTime: 5 * 60_000 };
}

export function useToday() {
  const house = useHouse();
  const { me } = useSurroundings();
  return useQuery({
    queryKey: ['today', me.person],
    queryFn: () => askOrRecall({ ...house, client }, 'today', me.person),
    staleTime: 60_000,
    refetchOnReconnect: true,
  });
}

/** A month of one's own patrols, whole; without a month the one that runs. */
export function useMyPatrols(month: string | undefined) {
  const house = useHouse();
  const { me } = useSurroundings();
  return useQuery({
    queryKey: ['myPatrols', me.person, month],
    queryFn: () =>
      askAboutOrRecall({ ...house, client }, 'myPatrols', {
        whose: me.person,
        key: `${me.person}/${month ?? 'now'}`,
        input: { query: month === undefined ? {} : { month } },
      }),
    staleTime: 60_000,
    refetchOnReconnect: true,
    placeholderData: (before) => before,
  });
}
