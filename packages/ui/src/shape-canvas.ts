// A map on which one line or one outline is drawn and its points are moved: MapLibre with terra-draw, loaded only where somebody draws. The
// other reaches lie below it, so that a line begins where the one above it ends. An outline is told as its points, without the first again.
import type { Map as MapLibre } from 'maplibre-gl';
import { TerraDraw, TerraDrawLineStringMode, TerraDrawPolygonMode, TerraDrawSelectMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { type EditMapOptions, makeEditMap } from './edit-map.ts';
import type { LonLat } from './map-options.ts';

export type DrawnForm = 'line' | 'area';

export interface ShapeCanvasOptions extends EditMapOptions {
  readonly form: DrawnForm;
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
  const { form } = options;
  const draw = makeDraw(map);
  let waiting: (() => void)[] | null = [];
  const whenReady = (act: () => void) => (waiting ? waiting.push(act) : act());
  map.once('load', () => {
    draw.start();
    draw.on('finish', () => tell(draw, form, options.onLine));
    for (const act of waiting ?? []) act();
    waiting = null;
  });
  return {
    setLine: (line) => whenReady(() => showLine(draw, form, line)),
    draw: () =>
      whenReady(() => {
        draw.clear();
        draw.setMode(MODES[form]);
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
      new TerraDrawPolygonMode(),
      new TerraDrawSelectMode({
        flags: {
          linestring: { feature: { draggable: false, coordinates } },
          polygon: { feature: { draggable: false, coordinates } },
        },
      }),
    ],
  });
}

const MODES = { line: 'linestring', area: 'polygon' } as const;
/** So many points make one. */
const FEWEST = { line: 2, area: 3 } as const;

function showLine(draw: TerraDraw, form: DrawnForm, line: readonly LonLat[] | null): void {
  draw.clear();
  draw.setMode('select');
  if (!line || line.length < FEWEST[form]) return;
  const points = line.map(([lon, lat]) => [round(lon), round(lat)] as [number, number]);
  const geometry =
    form === 'line'
      ? { type: 'LineString' as const, coordinates: points }
      : { type: 'Polygon' as const, coordinates: [[...points, points[0]!]] };
  const [added] = draw.addFeatures([{ type: 'Feature', geometry, properties: { mode: MODES[form] } }]);
  if (added?.valid && added.id !== undefined) draw.selectFeature(added.id);
}

/** One that was just drawn can be corrected at once. */
function tell(draw: TerraDraw, form: DrawnForm, onLine: ShapeCanvasOptions['onLine']): void {
  const drawn = draw.getSnapshot().find(({ properties }) => properties.mode === MODES[form])?.geometry;
  const points =
    drawn?.type === 'LineString'
      ? drawn.coordinates
      : drawn?.type === 'Polygon'
        ? drawn.coordinates[0]!.slice(0, -1)
        : null;
  if (points) onLine(points.map(([lon, lat]) => [lon!, lat!] as const));
}

function round(degrees: number): number {
  return Number(degrees.toFixed(DIGITS));
}
