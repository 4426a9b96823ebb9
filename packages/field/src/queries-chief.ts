// The duty card and the people below, each kept on the phone like today's list. The first screen asks for both while there is a network, so
// that they are there without one.
import { useQuery } from '@tanstack/react-query';
import type { MeBody } from '@xunhe/contract/people';
import { client, holdsRight } from '@xunhe/ui/session';
import { useHouse, useSurroundings } from './house.ts';
import { askOrRecall } from './kept-query.ts';

const FRESH_MS = 5 * 60_000;

export function useDutyCard(enabled = true) {
  const house = useHouse();
  const { me } = useSurroundings();
  return useQuery({
    queryKey: ['dutyCard', me.person],
    queryFn: () => askOrRecall({ ...house, client }, 'dutyCard', me.person),
    staleTime: FRESH_MS,
    refetchOnReconnect: 'always',
    enabled: enabled && holdsRight(me, 'duty.readOwn'),
  });
}

/** The first page, the worst first: what is kept. */
export function useSubordinates() {
  const house = useHouse();
  const { me } = useSurroundings();
  return useQuery({
    queryKey: ['subordinates', me.person],
    queryFn: () => askOrRecall({ ...house, client }, 'subordinates', me.person),
    staleTime: FRESH_MS,
    refetchOnReconnect: 'always',
    enabled: hasPeopleBelow(me),
  });
}

/** A reach chief has nobody below him, an assistant stands in for others; whoever owes nothing himself works at a desk. */
export function hasPeopleBelow(me: Pick<MeBody, 'rights' | 'role' | 'level'>): boolean {
  return me.role === 'chief' && me.level !== 'reach' && holdsRight(me, 'duty.read');
}
