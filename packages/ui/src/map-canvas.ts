// The river map itself, apart from React: MapLibre with a lifetime. Loaded only where a map is shown.
import 'maplibre-gl/dist/maplibre-gl.css';
import {
  type GeoJSONSource,
  Map as MapLibre,
  NavigationControl,
  prewarm,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
// Vite does not bundle the worker of MapLibre 6 by itself; without this line tiles never load in a build.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { BaseChoice } from './base-choice.ts';
import { showBase, watchBase } from './map-base.ts';
import { listen } from './map-events.ts';
import { type Bounds, type CanvasOptions, FIT, type LonLat, type MapMark, type ReachLine } from './map-options.ts';
import type { ReachPaints } from './map-paint.ts';
import { MARKS, type MarkSource, TILE_POINTS, type TilePoint } from './map-point-layers.ts';
import { MEASURE, makeStyle, nameField, POSITION, REACHES, REGIONS, TRACK } from './map-style.ts';
import { defineWords, type Language, speak } from './words.ts';

export interface MapCanvas {
  setPaints(paints: ReachPaints): void;
  setLines(lines: readonly ReachLine[]): void;
  setRegions(shapes: unknown): void;
  /** Parts of a track; a pause starts a new part. */
  setTrack(parts: readonly (readonly LonLat[])[]): void;
  setMarks(marks: readonly MapMark[], source?: MarkSource): void;
  /** Which points of the tiles are shown. */
  setPoints(points: readonly TilePoint[]): void;
  /** The map of others under ours; null for none. */
  setBase(choice: BaseChoice | null): void;
  setPosition(at: LonLat | null): void;
  setChosen(id: string | null): void;
  setLanguage(language: Language): void;
  /** While it is not null, a press on the map sets a point and opens nothing. */
  setMeasure(points: readonly LonLat[] | null): void;
  fit(bounds: Bounds): void;
  moveTo(at: LonLat): void;
  /** What is seen, as the address of a PNG. */
  picture(): Promise<string>;
  remove(): void;
}

const CONTROL_WORDS = defineWords({
  zoomIn: ['放大', 'Zoom in'],
  zoomOut: ['缩小', 'Zoom out'],
  map: ['河流地图', 'River map'],
});

/** Above so many reaches the signs on the lines would only cover each other. */
const MOST_SIGNS = 6000;

setWorkerUrl(workerUrl);
// The workers read their script while the page is still drawn around the map.
prewarm();

export function makeMapCanvas(container: HTMLElement, options: CanvasOptions): MapCanvas {
  const words = speak(CONTROL_WORDS, options.language);
  const map = new MapLibre({
    container,
    style: makeStyle(options),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 18,
    fadeDuration: 0,
    localIdeographFontFamily: getComputedStyle(document.body).fontFamily,
    locale: {
      'NavigationControl.ZoomIn': words('zoomIn'),
      'NavigationControl.ZoomOut': words('zoomOut'),
      'Map.Title': words('map'),
    },
    ...(options.view
      ? { center: [options.view.lon, options.view.lat] as [number, number], zoom: options.view.zoom }
      : options.bounds
        ? { bounds: [...options.bounds] as [number, number, number, number], fitBoundsOptions: FIT }
        : { center: [113.3, 23.1], zoom: 8 }),
  });
  map.touchZoomRotate.disableRotation();
  if (options.controls) {
    map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
    map.addControl(new ScaleControl({ maxWidth: 100 }), 'bottom-left');
  }
  const measuring = { on: false };
  listen(map, options, measuring);
  watchBase(map, options.onBaseAway);
  const inTiles = options.tiles !== null;
  const target = (id: string) => ({ source: REACHES, id, ...(inTiles ? { sourceLayer: 'reaches' } : {}) });
  let chosen: string | null = null;
  let paints: ReachPaints = new Map();

  /** Sources and states exist only once the style is there. */
  const whenReady = (act: () => void): void => {
    if (map.isStyleLoaded() || map.getSource(REACHES)) act();
    else map.once('styledata', act);
  };
  const fill = (source: string, features: readonly object[]) =>
    whenReady(() =>
      (map.getSource(source) as GeoJSONSource | undefined)?.setData({
        type: 'FeatureCollection',
        features: features as never,
      }),
    );
  const applyPaints = () => {
    for (const [id, { colour, width }] of paints) map.setFeatureState(target(id), { colour, width });
    map.setLayoutProperty('reach-sign', 'text-field', signField(paints));
    // For whoever measures how long one waits for the map.
    if (paints.size > 0) map.once('idle', () => performance.mark('map.painted'));
  };

  return {
    setPaints(next) {
      paints = next;
      whenReady(applyPaints);
    },
    setLines(lines) {
      fill(
        REACHES,
        lines
          .filter((line) => line.geometry !== null)
          .map(({ id, name, nameEn, geometry }) => feature(geometry, { id, name, name_en: nameEn ?? '' })),
      );
    },
    setRegions(shapes) {
      const features = (shapes as { features?: readonly RegionFeature[] } | null)?.features ?? [];
      fill(
        REGIONS,
        features
          .filter(({ geometry }) => geometry !== null)
          .map(({ geometry, properties }) =>
            feature(geometry, { ...properties, wide: String(properties.code ?? '').endsWith('000000') }),
          ),
      );
    },
    setTrack(parts) {
      fill(
        TRACK,
        parts.filter((part) => part.length > 1).map((part) => feature({ type: 'LineString', coordinates: part }, {})),
      );
    },
    setMarks(marks, source = MARKS) {
      fill(
        source,
        marks.map(({ id, at, colour = '', label = '' }) =>
          feature({ type: 'Point', coordinates: at }, { id, colour, label }),
        ),
      );
    },
    setPoints(points) {
      if (!inTiles) return;
      whenReady(() => {
        for (const point of TILE_POINTS)
          map.setLayoutProperty(point, 'visibility', points.includes(point) ? 'visible' : 'none');
      });
    },
    setBase(choice) {
      whenReady(() => showBase(map, choice));
    },
    setPosition(at) {
      fill(POSITION, at ? [feature({ type: 'Point', coordinates: at }, {})] : []);
    },
    setChosen(id) {
      whenReady(() => {
        if (chosen !== null) map.setFeatureState(target(chosen), { chosen: false });
        if (id !== null) map.setFeatureState(target(id), { chosen: true });
        chosen = id;
      });
    },
    setLanguage(language) {
      whenReady(() => {
        for (const layer of ['reach-name', 'region-name'])
          map.setLayoutProperty(layer, 'text-field', nameField(language));
      });
    },
    setMeasure(points) {
      measuring.on = points !== null;
      map.getCanvas().style.cursor = measuring.on ? 'crosshair' : '';
      if (measuring.on) map.doubleClickZoom.disable();
      else map.doubleClickZoom.enable();
      fill(MEASURE, measureFeatures(points ?? []));
    },
    fit(bounds) {
      map.fitBounds([...bounds] as [number, number, number, number], { ...FIT, duration: 0 });
    },
    moveTo(at) {
      map.easeTo({ center: [at[0], at[1]], zoom: Math.max(map.getZoom(), 14), duration: 150 });
    },
    picture: () =>
      new Promise((resolve) => {
        // Not before everything that is to be seen has come; a tile that failed is not waited for.
        map.once('idle', () => {
          // A canvas that is drawn on keeps nothing: the picture is taken within the drawing itself.
          map.once('render', () => resolve(map.getCanvas().toDataURL('image/png')));
          map.triggerRepaint();
        });
        map.triggerRepaint();
      }),
    remove() {
      map.remove();
    },
  };
}

interface RegionFeature {
  readonly geometry: object | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

function feature(geometry: object | null, properties: object): object {
  return { type: 'Feature', geometry, properties };
}

/** Signs are part of a label and labels cannot read feature states: one lookup by id, replaced when the colours change. */
function signField(paints: ReachPaints): never {
  const idsBySign = new Map<string, string[]>();
  if (paints.size <= MOST_SIGNS)
    for (const [id, { sign }] of paints) if (sign !== '') idsBySign.set(sign, [...(idsBySign.get(sign) ?? []), id]);
  if (idsBySign.size === 0) return '' as never;
  return ['match', ['get', 'id'], ...[...idsBySign].flatMap(([sign, ids]) => [ids, sign]), ''] as never;
}

function measureFeatures(points: readonly LonLat[]): object[] {
  const corners = points.map((at) => feature({ type: 'Point', coordinates: at }, {}));
  if (points.length < 2) return corners;
  const line = feature({ type: 'LineString', coordinates: points }, {});
  const area = feature({ type: 'Polygon', coordinates: [[...points, points[0]]] }, {});
  return points.length < 3 ? [line, ...corners] : [area, line, ...corners];
}
