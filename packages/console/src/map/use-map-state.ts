// What is on the map: its address, and what the address asks of the server.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { addMonths } from '@xunhe/domain/ground/month';
import { listFreshnessLegend, paintFreshness } from '@xunhe/ui/map-freshness';
import { type LegendEntry, listLegend, paintReaches, type ReachPaints } from '@xunhe/ui/map-paint';
import { useLanguage } from '@xunhe/ui/words';
import { useEffect, useMemo } from 'react';
import { useMonth, useSurroundings } from '../parts/surroundings.ts';
import { freshnessOf, statesOf } from './map-queries.ts';

const route = getRouteApi('/');

export function useMapState() {
  const language = useLanguage();
  const { city } = useSurroundings();
  const { month, inForce } = useMonth();
  const { mode = 'class' } = route.useSearch();
  const queries = useQueryClient();
  // The colours of the month before stay until those of the next are there: the map never goes grey between two months.
  const states = useQuery({ ...statesOf(month), placeholderData: keepPreviousData });
  const isByAge = mode === 'freshness';
  const ages = useQuery({
    ...freshnessOf(month),
    enabled: isByAge && month !== null,
    placeholderData: keepPreviousData,
  });
  const rows = states.data?.rows;
  const ageRows = ages.data?.rows;
  const paints: ReachPaints = useMemo(
    () => (isByAge ? paintFreshness(ageRows ?? [], month ?? '1900-01') : paintReaches(rows ?? [], mode, language)),
    [isByAge, ageRows, month, rows, mode, language],
  );
  const legend: LegendEntry[] = useMemo(
    () => (isByAge ? listFreshnessLegend(language) : listLegend(mode, language)),
    [isByAge, mode, language],
  );
  const shown = isByAge ? ages : states;
  const isDrawn = shown.data?.month === month && !shown.isPlaceholderData;
  const last = city.latestCycle;
  useEffect(() => {
    // The next month is asked for while this one is looked at.
    if (!isDrawn || month === null || last === null || month >= last) return;
    const next = addMonths(month, 1);
    if (isByAge) void queries.prefetchQuery(freshnessOf(next));
    else void queries.prefetchQuery(statesOf(next));
  }, [isDrawn, isByAge, month, last, queries]);
  const byId = useMemo(() => new Map((rows ?? []).map((row) => [row.id, row])), [rows]);
  return { mode, month, inForce, paints, legend, byId, isDrawn, error: shown.error, again: shown.refetch };
}
