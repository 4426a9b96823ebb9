// Where a problem lies, on its reach. Without a place of its own the reach is shown.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ProblemPage } from '@xunhe/contract/problem';
import { boundsOf, RiverMap } from '@xunhe/ui/map.tsx';
import type { MapMark } from '@xunhe/ui/map-options';
import type { ReachPaints } from '@xunhe/ui/map-paint';
import { ask } from '@xunhe/ui/session';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { useMemo } from 'react';
import { useBase } from '../parts/use-base.ts';

const WORDS = defineWords({
  map: ['问题在{reach}上的位置', 'Where the problem lies on {reach}'],
});

const NO_PAINTS: ReachPaints = new Map();

export function ProblemMap({ problem }: { readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const { base } = useBase();
  const navigate = useNavigate();
  const { lon, lat } = problem;
  const reach = useQuery({
    queryKey: ['reach', problem.reach],
    queryFn: ({ signal }) => ask('reach', { params: { id: problem.reach }, signal }),
  });
  const marks: MapMark[] = useMemo(
    () => (lon === null || lat === null ? [] : [{ id: problem.id, at: [lon, lat] }]),
    [problem.id, lon, lat],
  );
  const bounds = useMemo(
    () =>
      boundsOf([{ geometry: reach.data?.geometry ?? null }, { geometry: { coordinates: marks.map(({ at }) => at) } }]),
    [reach.data, marks],
  );
  if (reach.isPending || !bounds) return null;
  return (
    <div className="small-map">
      <RiverMap
        label={say('map', { reach: pickName(say.language, problem.reachName, problem.reachNameEn) })}
        bounds={bounds}
        base={base}
        paints={NO_PAINTS}
        chosen={problem.reach}
        marks={marks}
        onPick={(id) => void navigate({ to: '/reaches/$id', params: { id } })}
      />
    </div>
  );
}
