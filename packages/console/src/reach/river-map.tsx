// 一张图: the rivers of the city, full bleed, coloured by class, warning or duty, and beside them what changed and what waits.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReachState } from '@xunhe/contract/place';
import { sayChanceOfWorse } from '@xunhe/ui/figures';
import { RiverMap } from '@xunhe/ui/map.tsx';
import type { Bounds } from '@xunhe/ui/map-canvas';
import { MapLegend } from '@xunhe/ui/map-legend.tsx';
import { MAP_MODE_WORDS, MAP_MODES, type MapMode, paintReaches } from '@xunhe/ui/map-paint';
import { ask } from '@xunhe/ui/session';
import { SharedTag } from '@xunhe/ui/shared-tag.tsx';
import { ErrorState } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { CLASS_WORDS, LEVEL_WORDS } from '@xunhe/ui/words-shared';
import { useMemo } from 'react';
import { Chips } from '../parts/filters.tsx';
import { NoRight } from '../parts/lost.tsx';
import './river-map.css';
import { sayMonth } from '@xunhe/ui/dates';
import { useMonth, useRight, useSurroundings } from '../parts/surroundings.ts';
import { WaitingPanel } from './waiting-panel.tsx';

const WORDS = defineWords({
  map: ['河流地图。同样的内容见台账和预警列表。', 'Map of the rivers. The same is listed under Register and Warnings.'],
  show: ['着色', 'Colour by'],
  duty: ['巡河 {done} / {asked} 天次', '{done} of {asked} day-visits'],
  noMonth: [
    '首个月度周期尚未运行，暂无类别和预警。',
    'The first monthly cycle has not run yet: no classes and no warnings.',
  ],
});

const route = getRouteApi('/');

export function RiverMapScreen() {
  const may = useRight('place.read');
  return may ? <MapWithPanel /> : <NoRight />;
}

function MapWithPanel() {
  const say = useWords(WORDS);
  const sayMode = useWords(MAP_MODE_WORDS);
  const { city } = useSurroundings();
  const { month, inForce } = useMonth();
  const { mode = 'class' } = route.useSearch();
  const navigate = route.useNavigate();
  const states = useQuery({
    queryKey: ['reachStates', month],
    queryFn: ({ signal }) => ask('reachStates', { params: { month: month! }, signal }),
    enabled: month !== null,
  });
  const shapes = useQuery({
    queryKey: ['regionShapes'],
    queryFn: ({ signal }) => ask('regionShapes', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const rows = states.data?.rows;
  const paints = useMemo(() => paintReaches(rows ?? [], mode, say.language), [rows, mode, say.language]);
  const stateById = useMemo(() => new Map((rows ?? []).map((row) => [row.id, row])), [rows]);
  const shownMonth = mode === 'class' ? month : inForce;
  return (
    <div className="map-screen">
      <h1 className="sr-only">{sayMode(mode)}</h1>
      <RiverMap
        label={say('map')}
        bounds={city.bounds as Bounds | null}
        paints={paints}
        regions={shapes.data}
        onPick={(id) => void navigate({ to: '/reaches/$id', params: { id } })}
        describe={(id) => <Described state={stateById.get(id)} targetClass={city.targetClass} />}
      >
        <div className="map-modes">
          <Chips<MapMode>
            label={say('show')}
            chips={MAP_MODES.map((value) => ({ value, words: sayMode(value) }))}
            value={mode}
            onChange={(value) => void navigate({ search: (before) => ({ ...before, mode: value }) })}
          />
        </div>
        <div className="map-key">
          <strong>
            {sayMode(mode)}
            {shownMonth && ` · ${sayMonth(shownMonth, say.language)}`}
          </strong>
          <MapLegend mode={mode} />
        </div>
        {states.error && (
          <div className="map-notice">
            <ErrorState error={states.error} onRetry={() => void states.refetch()} />
          </div>
        )}
        {month === null && <div className="map-notice map-notice-text">{say('noMonth')}</div>}
      </RiverMap>
      <WaitingPanel />
    </div>
  );
}

function Described({ state, targetClass }: { readonly state: ReachState | undefined; readonly targetClass: number }) {
  const say = useWords(WORDS);
  const sayClass = useWords(CLASS_WORDS);
  const sayLevel = useWords(LEVEL_WORDS);
  if (!state) return null;
  return (
    <>
      <div>
        {sayClass.any(String(state.wqClass ?? 'none'))} · {sayLevel(state.level ?? 'none')}
      </div>
      {state.probability !== null && (
        <div>{sayChanceOfWorse(state.probability, sayClass.any(String(targetClass)), say.language)}</div>
      )}
      {state.shared && <SharedTag />}
      {state.visitsAsked > 0 && <div>{say('duty', { done: state.visitsDone, asked: state.visitsAsked })}</div>}
    </>
  );
}
