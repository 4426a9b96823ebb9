// What is read of a reach's past, on its page and in its printed file: the series of its indicators, and for who sees risk its assessments.
import { useQuery } from '@tanstack/react-query';
import { ask } from '@xunhe/ui/session';
import { useRight } from '../parts/surroundings.ts';

export function useReachPast(id: string) {
  const seesRisk = useRight('warning.read');
  const params = { id };
  const series = useQuery({
    queryKey: ['reachSeries', id],
    queryFn: ({ signal }) => ask('reachSeries', { params, signal }),
    staleTime: 300_000,
  });
  const risk = useQuery({
    queryKey: ['reachRisk', id],
    queryFn: ({ signal }) => ask('reachRisk', { params, signal }),
    enabled: seesRisk,
  });
  return { seesRisk, series, risk };
}
