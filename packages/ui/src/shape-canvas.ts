// A map on which one line is drawn and its points are moved: MapLibre with terra-draw, loaded only where somebody draws. The other reaches
// lie below it, so that a line begins where the one above it ends.
import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { TerraDraw, TerraDrawLineStringMode, TerraDrawSelectMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Bounds, LonLat } from './map-options.ts';
import { makeStyle } from './map-style.ts';
import type { Language } from './words.ts';

export interface ShapeCanvasOptions {
  /** Address of the tiles of the reaches. */
  readonly tiles: string;
  readonly bounds: Bounds | null;
  readonly language: Language;
  /** Names of the map and of its buttons, for those who do not see them. */
  readonly names: { readonly map: string; readonly zoomIn: string; readonly zoomOut: string };
  /** Each time a line is finished or a point of it was moved, added or taken away. */
  readonly onLine: (line: readonly LonLat[]) => void;
}

export interface ShapeCanvas {
  /** Null: nothing is drawn. */
  setLine(line: readonly LonLat[] | null): void;
  /** A new line, point by point; the one before is gone with its first point. */
  draw(): void;
  remove(): void;
}

/** About a decimetre: finer than any survey of a bank. */
const DIGITS = 6;

setWorkerUrl(workerUrl);

export function makeShapeCanvas(container: HTMLElement, options: ShapeCanvasOptions): ShapeCanvas {
  const map = new MapLibre({
    container,
    style: makeStyle({ tiles: options.tiles, language: options.language, points: [], gathered: false }),
    ...{ attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, fadeDuration: 0 },
    maxZoom: 18,
    locale: {
      'NavigationControl.ZoomIn': options.names.zoomIn,
      'NavigationControl.ZoomOut': options.names.zoomOut,
      'Map.Title': options.names.map,
    },
    ...(options.bounds
      ? {
          bounds: [...options.bounds] as [number, number, number, number],
          fitBoundsOptions: { padding: 48, maxZoom: 15 },
        }
      : { center: [113.3, 23.1], zoom: 8 }),
  });
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
  map.addControl(new ScaleControl({ maxWidth: 100 }), 'bottom-left');
  const draw = makeDraw(map);
  let waiting: (() => void)[] | null = [];
  const whenReady = (act: () => void) => (waiting ? waiting.push(act) : act());
  map.once('load', () => {
    draw.start();
    draw.on('finish', () => tell(draw, options.onLine));
    for (const act of waiting ?? []) act();
    waiting = null;
  });
  return {
    setLine: (line) => whenReady(() => showLine(draw, line)),
    draw: () =>
      whenReady(() => {
        draw.clear();
        draw.setMode('linestring');
      }),
    remove() {
      if (waiting === null) draw.stop();
      map.remove();
    },
  };
}

function makeDraw(map: MapLibre): TerraDraw {
  const coordinates = { midpoints: true, draggable: true, deletable: true } as const;
  return new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: DIGITS }),
    modes: [
      new TerraDrawLineStringMode(),
      new TerraDrawSelectMode({ flags: { linestring: { feature: { draggable: false, coordinates } } } }),
    ],
  });
}

function showLine(draw: TerraDraw, line: readonly LonLat[] | null): void {
  draw.clear();
  draw.setMode('select');
  if (!line || line.length < 2) return;
  const [added] = draw.addFeatures([
    {
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: line.map(([lon, lat]) => [round(lon), round(lat)]) },
      properties: { mode: 'linestring' },
    },
  ]);
  if (added?.valid && added.id !== undefined) draw.selectFeature(added.id);
}

/** One that was just drawn can be corrected at once. */
function tell(draw: TerraDraw, onLine: ShapeCanvasOptions['onLine']): void {
  const drawn = draw
    .getSnapshot()
    .find(({ geometry, properties }) => geometry.type === 'LineString' && properties.mode === 'linestring');
  if (drawn?.geometry.type !== 'LineString') return;
  onLine(drawn.geometry.coordinates.map(([lon, lat]) => [lon!, lat!] as const));
}

function round(degrees: number): number {
  return Number(degrees.toFixed(DIGITS));
}
