// The notices for this person, on the phone before they are opened. What they are read by is fetched after the first screen.
import { useQuery } from '@tanstack/react-query';
import { client } from '@xunhe/ui/session';
import { useHouse } from './house.ts';

export function useCirculars(person: string) {
  const house = useHouse();
  return useQuery({
    queryKey: ['circulars', person],
    queryFn: async () => (await import('./circulars/receipt-box.ts')).readCirculars({ ...house, client }, person),
    staleTime: 60_000,
    refetchInterval: 300_000,
    refetchOnReconnect: 'always',
  });
}
