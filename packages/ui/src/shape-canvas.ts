// A map on which one line is drawn and its points are moved: MapLibre with terra-draw, loaded only where somebody draws. The other reaches
// lie below it, so that a line begins where the one above it ends.
import type { Map as MapLibre } from 'maplibre-gl';
import { TerraDraw, TerraDrawLineStringMode, TerraDrawSelectMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { type EditMapOptions, makeEditMap } from './edit-map.ts';
import type { LonLat } from './map-options.ts';

export interface ShapeCanvasOptions extends EditMapOptions {
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

export function makeShapeCanvas(container: HTMLElement, options: ShapeCanvasOptions): ShapeCanvas {
  const map = makeEditMap(container, options);
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
