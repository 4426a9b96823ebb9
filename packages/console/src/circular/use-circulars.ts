// The notices for oneself, and the way back of a receipt.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReceiptsBody } from '@xunhe/contract/circular';
import { mayTell } from '@xunhe/domain/people/circular';
import { sayDay } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { CIRCULAR_WORDS } from '@xunhe/ui/words-circular';
import { useRegionNames } from '../parts/filters.tsx';
import { useRight, useSayAct, useSurroundings } from '../parts/surroundings.ts';

export function useCirculars() {
  const may = useRight('place.read');
  return useQuery({
    queryKey: ['circulars'],
    queryFn: ({ signal }) => ask('circulars', { signal }),
    staleTime: 60_000,
    refetchInterval: 300_000,
    enabled: may,
  });
}

export function useReceipt() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (receipt: Omit<ReceiptsBody['receipts'][number], 'at'>) =>
      ask('sendReceipts', { body: { receipts: [{ ...receipt, at: new Date().toISOString() }] } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['circulars'] }),
  });
}

/** An office of a town has the right to the desk and passes on what comes from above. */
export function useMayPublish(): boolean {
  const { me } = useSurroundings();
  return useRight('circular.publish') && mayTell(me.region, me.region);
}

export function useSayOffice(): (of: { readonly office: string; readonly officeName: string }) => string {
  const say = useWords(CIRCULAR_WORDS);
  const sayRegion = useRegionNames();
  return ({ office, officeName }) => say('office', { region: sayRegion(office, officeName) });
}

/** Who published it, and when. */
export function useSayFrom() {
  const sayOffice = useSayOffice();
  const sayAt = useSayAct();
  return (row: { readonly office: string; readonly officeName: string; readonly publishedAt: string }) =>
    `${sayOffice(row)} · ${sayAt(row.publishedAt)}`;
}

export function useSayLastDay(): (day: string | null) => string | null {
  const { city } = useSurroundings();
  const { language } = useWords(CIRCULAR_WORDS);
  return (day) => day && sayDay(day, city.today, language);
}
