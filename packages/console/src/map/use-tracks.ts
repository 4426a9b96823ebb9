// The tracks of today's patrols. Each that is fetched is put on record as looked at, so they come only for whoever ticks their layer, and few at once.
import { useQueries } from '@tanstack/react-query';
import type { LonLat } from '@xunhe/ui/map-options';
import { ask } from '@xunhe/ui/session';
import { useMemo } from 'react';
import { cutTrack } from '../parts/cut-track.ts';

/** The newest; all of them are in the list of patrols. */
export const MOST_TRACKS = 30;

const NONE: readonly (readonly LonLat[])[] = [];

export function useTracks(patrols: readonly string[], isShown: boolean): readonly (readonly LonLat[])[] {
  const asked = isShown ? patrols.slice(0, MOST_TRACKS) : [];
  const tracks = useQueries({
    queries: asked.map((id) => ({
      queryKey: ['track', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask('patrolTrack', { params: { id }, signal }),
      // A track does not change: looking at it once is one entry in the record.
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  return useMemo(() => (tracks.length === 0 ? NONE : tracks.flatMap(cutTrack)), [tracks]);
}
