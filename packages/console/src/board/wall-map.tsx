// The rivers of the city in the middle of the large screen, coloured by their warnings.
import { useQuery } from '@tanstack/react-query';
import { RiverMap } from '@xunhe/ui/map.tsx';
import { LegendList } from '@xunhe/ui/map-legend.tsx';
import type { Bounds } from '@xunhe/ui/map-options';
import { listLegend, paintReaches } from '@xunhe/ui/map-paint';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { useMemo } from 'react';
import { useSurroundings } from '../parts/surroundings.ts';
import { WALL_QUERY } from './wall-query.ts';

const WORDS = defineWords({ map: ['河流预警地图', 'Map of the warnings'] });

export function WallMap({ month }: { readonly month: string | null }) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const states = useQuery({
    ...WALL_QUERY,
    queryKey: ['reachStates', month],
    queryFn: ({ signal }) => ask('reachStates', { params: { month: month! }, signal }),
    enabled: month !== null,
    placeholderData: (before) => before,
  });
  const shapes = useQuery({
    queryKey: ['regionShapes'],
    queryFn: ({ signal }) => ask('regionShapes', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const rows = states.data?.rows;
  const paints = useMemo(() => paintReaches(rows ?? [], 'warning', say.language), [rows, say.language]);
  return (
    <div className="wall-map">
      <RiverMap
        label={say('map')}
        bounds={city.bounds as Bounds | null}
        paints={paints}
        regions={shapes.data}
        controls={false}
      >
        <div className="wall-key">
          <LegendList entries={listLegend('warning', say.language)} />
        </div>
      </RiverMap>
    </div>
  );
}
