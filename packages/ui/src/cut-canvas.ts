// A map on which a line is cut where somebody clicks: both parts in colours of their own, and the place between them. Loaded only where a reach
// is split.
import type { GeoJSONSource } from 'maplibre-gl';
import { type EditMapOptions, makeEditMap } from './edit-map.ts';
import type { LonLat } from './map-options.ts';
import { tone } from './tones.ts';

interface Line {
  readonly type: string;
  readonly coordinates: unknown;
}

export interface Cut {
  readonly upper: Line | null;
  readonly lower: Line | null;
  readonly point: LonLat | null;
}

export interface CutCanvas {
  show(cut: Cut): void;
  remove(): void;
}

const SOURCE = 'cut';

export function makeCutCanvas(
  container: HTMLElement,
  options: EditMapOptions & { readonly onPoint: (point: LonLat) => void },
): CutCanvas {
  const map = makeEditMap(container, options);
  let last: Cut = { upper: null, lower: null, point: null };
  let isReady = false;
  map.getCanvas().style.cursor = 'crosshair';
  map.on('click', ({ lngLat }) => options.onPoint([lngLat.lng, lngLat.lat]));
  map.once('load', () => {
    map.addSource(SOURCE, { type: 'geojson', data: toFeatures(last) });
    const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
    map.addLayer({
      ...{ id: 'cut-lines', type: 'line', source: SOURCE, layout: round },
      filter: ['has', 'part'],
      paint: {
        'line-width': 5,
        'line-color': ['match', ['get', 'part'], 'upper', tone('brand'), tone('level-orange')],
      },
    });
    map.addLayer({
      ...{ id: 'cut-point', type: 'circle', source: SOURCE },
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        ...{ 'circle-radius': 7, 'circle-color': tone('card') },
        ...{ 'circle-stroke-width': 3, 'circle-stroke-color': tone('ink') },
      },
    });
    isReady = true;
    show(last);
  });
  function show(cut: Cut): void {
    last = cut;
    if (isReady) map.getSource<GeoJSONSource>(SOURCE)?.setData(toFeatures(cut));
  }
  return { show, remove: () => map.remove() };
}

function toFeatures({ upper, lower, point }: Cut) {
  const lines = Object.entries({ upper, lower }).flatMap(([part, line]) =>
    line ? [{ type: 'Feature' as const, geometry: line as GeoJSON.LineString, properties: { part } }] : [],
  );
  const places = point
    ? [
        {
          ...{ type: 'Feature' as const, properties: {} },
          geometry: { type: 'Point' as const, coordinates: [...point] },
        },
      ]
    : [];
  return { type: 'FeatureCollection' as const, features: [...lines, ...places] };
}
