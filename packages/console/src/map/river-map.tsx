// 一张图: the rivers of the city, full bleed, coloured by class, warning, duty or the age of the data, with what stands and happens on them, through the
// months; and beside them what changed and what waits. What is seen is in the address, so that it can be sent.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { sayMonth } from '@xunhe/ui/dates';
import { preloadMap, RiverMap } from '@xunhe/ui/map.tsx';
import type { MapCanvas } from '@xunhe/ui/map-canvas';
import { LegendList } from '@xunhe/ui/map-legend.tsx';
import type { Bounds, LonLat } from '@xunhe/ui/map-options';
import { MAP_MODE_WORDS } from '@xunhe/ui/map-paint';
import { TILE_POINTS, type TilePoint } from '@xunhe/ui/map-point-layers';
import { ErrorState } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { useMemo, useRef, useState } from 'react';
import { Chips } from '../parts/filters.tsx';
import { NoRight } from '../parts/lost.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { useBase } from '../parts/use-base.ts';
import {
  type MapLayer,
  readLayers,
  readView,
  VIEW_MODES,
  type ViewMode,
  writeLayers,
  writeView,
} from './map-address.ts';
import { MapBaseChoice } from './map-base-choice.tsx';
import { LAYER_SIGNS, LAYER_WORDS, MapLayers } from './map-layers.tsx';
import { usePatrolMarks, useProblemMarks } from './map-marks.ts';
import { shapesQuery } from './map-queries.ts';
import { MapTip } from './map-tip.tsx';
import { MapTools } from './map-tools.tsx';
import { MeasureBar } from './measure-bar.tsx';
import { MonthSlider } from './month-slider.tsx';
import { PrintSheet } from './print-sheet.tsx';
import './river-map.css';
import { useMapState } from './use-map-state.ts';
import { useTracks } from './use-tracks.ts';
import { WaitingPanel } from './waiting-panel.tsx';

const WORDS = defineWords({
  map: ['河流地图。同样的内容见台账和预警列表。', 'Map of the rivers. The same is listed under Register and Warnings.'],
  show: ['着色', 'Colour by'],
  noMonth: [
    '首个月度周期尚未运行，暂无类别和预警。',
    'The first monthly cycle has not run yet: no classes and no warnings.',
  ],
  firstHour: ['查看还缺什么', 'See what is missing'],
});

const MODE_WORDS = defineWords({ ...MAP_MODE_WORDS, freshness: ['数据新旧', 'Age of the data'] });

const route = getRouteApi('/');

preloadMap();

export function RiverMapScreen() {
  const may = useRight('place.read');
  return may ? <MapWithPanel /> : <NoRight />;
}

function MapWithPanel() {
  const say = useWords(WORDS);
  const sayMode = useWords(MODE_WORDS);
  const sayLayer = useWords(LAYER_WORDS);
  const { city } = useSurroundings();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { mode, month, inForce, paints, legend, byId, isDrawn, error, again } = useMapState();
  const { choices, base } = useBase(search.base);
  const mayBegin = useRight('cycle.read');
  const may = { problem: useRight('problem.read'), patrol: useRight('patrol.read'), track: useRight('track.read') };
  const layers: MapLayer[] = [
    ...TILE_POINTS,
    ...(may.problem ? (['problem'] as const) : []),
    ...(may.patrol ? (['patrol'] as const) : []),
    ...(may.patrol && may.track ? (['track'] as const) : []),
  ];
  const shown = useMemo(() => readLayers(search.show), [search.show]);
  const points = useMemo(() => TILE_POINTS.filter((point): point is TilePoint => shown.includes(point)), [shown]);
  const problems = useProblemMarks(inForce, may.problem && shown.includes('problem'));
  const patrols = usePatrolMarks(may.patrol && shown.includes('patrol'));
  const walked = useMemo(() => patrols.marks.map(({ id }) => id), [patrols.marks]);
  const tracks = useTracks(walked, may.track && shown.includes('track'));
  const shapes = useQuery(shapesQuery);
  const [measured, setMeasured] = useState<readonly LonLat[] | null>(null);
  const [picture, setPicture] = useState<string | null>(null);
  const canvas = useRef<MapCanvas | null>(null);
  // Only the address with which the screen was opened says where to look: later ones are written by looking.
  const [view] = useState(() => readView(search.at));
  const shownMonth = mode === 'class' || mode === 'freshness' ? month : inForce;
  const subject = `${sayMode(mode)}${shownMonth ? ` · ${sayMonth(shownMonth, say.language)}` : ''}`;
  const router = useRouter();
  // A move that comes to rest after one has left for another screen must not lead back.
  const isHere = () => router.latestLocation.pathname === '/';
  const replace = (change: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <div className="map-screen">
      <h1 className="sr-only">{sayMode(mode)}</h1>
      <RiverMap
        label={say('map')}
        bounds={city.bounds as Bounds | null}
        view={view}
        paints={paints}
        regions={shapes.data}
        base={base}
        points={points}
        marks={problems.marks}
        walkers={patrols.marks}
        track={tracks}
        gathered
        measured={measured}
        onMeasure={(at) => setMeasured((before) => before && [...before, at])}
        onView={(at) => isHere() && replace({ at: writeView(at) })}
        onCanvas={(made) => {
          canvas.current = made;
        }}
        onPick={(id) => void navigate({ to: '/reaches/$id', params: { id } })}
        onPickMark={(id, source) =>
          void navigate({ to: source === 'marks' ? '/problems/$id' : '/patrols/$id', params: { id } })
        }
        describe={(hovered) => (
          <MapTip hovered={hovered} states={byId} problems={problems.byId} patrols={patrols.byId} />
        )}
      >
        <div className="map-top">
          <Chips<ViewMode>
            label={say('show')}
            chips={VIEW_MODES.map((value) => ({ value, words: sayMode(value) }))}
            value={mode}
            onChange={(value) => void navigate({ search: (before) => ({ ...before, mode: value }) })}
          />
          <MapTools
            mode={mode}
            isMeasuring={measured !== null}
            onMeasure={() => setMeasured(measured === null ? [] : null)}
            onPrint={async () => setPicture((await canvas.current?.picture()) ?? null)}
          />
        </div>
        <div className="map-key">
          <strong>{subject}</strong>
          <LegendList entries={legend} />
          <MapLayers
            layers={layers}
            shown={shown}
            counts={{ problem: problems.total, patrol: patrols.total }}
            onChange={(next) => replace({ show: writeLayers(next) })}
          />
          <MapBaseChoice choices={choices} base={base} onChange={(next) => replace({ base: next })} />
        </div>
        {month !== null && city.firstMonth !== null && city.latestCycle !== null && (
          <MonthSlider
            first={city.firstMonth}
            last={city.latestCycle}
            month={month}
            isDrawn={isDrawn}
            onChange={(next) => replace({ month: next })}
          />
        )}
        {measured !== null && <MeasureBar points={measured} onChange={setMeasured} />}
        {error && (
          <div className="map-notice">
            <ErrorState error={error} onRetry={() => void again()} />
          </div>
        )}
        {month === null && (
          <div className="map-notice map-notice-text">
            {say('noMonth')} {mayBegin && <Link to="/first-hour">{say('firstHour')}</Link>}
          </div>
        )}
      </RiverMap>
      <WaitingPanel />
      {picture !== null && (
        <PrintSheet
          picture={picture}
          subject={subject}
          baseCredit={base?.credit ?? null}
          entries={legend}
          layers={layers
            .filter((layer) => shown.includes(layer))
            .map((layer) => ({ sign: LAYER_SIGNS[layer], words: sayLayer(layer) }))}
          onDone={() => setPicture(null)}
        />
      )}
    </div>
  );
}
