// The candidates of a tracing on the river, with the numbers that they have in the list. Whoever has no place on record is in the list alone.
import { useNavigate } from '@tanstack/react-router';
import type { ReachPage } from '@xunhe/contract/place';
import type { CandidateBody } from '@xunhe/contract/tracing';
import { boundsOf, RiverMap } from '@xunhe/ui/map.tsx';
import type { MapMark } from '@xunhe/ui/map-options';
import type { ReachPaints } from '@xunhe/ui/map-paint';
import { tone } from '@xunhe/ui/tones';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { useMemo } from 'react';

const WORDS = defineWords({
  map: ['{reach}溯源线索的位置', 'Where the candidates of {reach} lie'],
});

const NO_PAINTS: ReachPaints = new Map();

interface TracingMapProps {
  readonly reach: ReachPage;
  readonly candidates: readonly CandidateBody[];
  /** So many stand out. */
  readonly first: number;
}

export function TracingMap({ reach, candidates, first }: TracingMapProps) {
  const say = useWords(WORDS);
  const navigate = useNavigate();
  const marks = useMemo(
    () =>
      candidates
        .flatMap(({ id, lon, lat }, i): MapMark[] =>
          lon === null || lat === null
            ? []
            : [{ id, at: [lon, lat], label: String(i + 1), colour: tone(i < first ? 'brand' : 'muted') }],
        )
        // The first is drawn last, over the others.
        .reverse(),
    [candidates, first],
  );
  const bounds = useMemo(
    () => boundsOf([reach, { geometry: { coordinates: marks.map(({ at }) => at) } }]),
    [reach, marks],
  );
  if (!bounds || marks.length === 0) return null;
  return (
    <div className="file-map">
      <RiverMap
        label={say('map', { reach: pickName(say.language, reach.name, reach.nameEn) })}
        bounds={bounds}
        paints={NO_PAINTS}
        chosen={reach.id}
        marks={marks}
        onPick={(id) => void navigate({ to: '/reaches/$id', params: { id } })}
      />
    </div>
  );
}
