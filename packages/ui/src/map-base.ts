// The map of others under the rivers: pale, so that ours stays the picture. Its tiles come from our own server alone; when they do not come, our
// own map is as it always was.
import type { Map as MapLibre, RasterLayerSpecification } from 'maplibre-gl';
import type { BaseChoice } from './base-choice.ts';
import { groundStyle } from './map-style.ts';
import { shiftedAddress } from './shifted-tiles.ts';

const BASE = 'base-';
/** Everything of ours lies above. */
const UNDER = 'region-line';

/** Photographs are dark and full of green: they give way more than a drawn map. Names are for reading. */
const PALE: Readonly<Record<'map' | 'image' | 'names', RasterLayerSpecification['paint']>> = {
  map: { 'raster-opacity': 0.7, 'raster-saturation': -0.35 },
  image: { 'raster-opacity': 0.75, 'raster-saturation': -0.25 },
  names: { 'raster-opacity': 0.75, 'raster-saturation': -0.6 },
};

/** Null takes it away. */
export function showBase(map: MapLibre, choice: BaseChoice | null): void {
  const { regionLine, casing, casingFrom } = groundStyle(choice !== null);
  map.setPaintProperty('region-line', 'line-color', regionLine);
  map.setPaintProperty('reach-case', 'line-width', casing);
  map.setLayerZoomRange('reach-case', casingFrom, 24);
  const old = map.getStyle().layers.filter(({ id }) => id.startsWith(BASE));
  for (const { id } of old) {
    map.removeLayer(id);
    map.removeSource(id);
  }
  if (choice === null) return;
  for (const layer of choice.layers) {
    const id = `${BASE}${layer}`;
    const plain = `${location.origin}/api/base/${layer}/{z}/{x}/{y}`;
    map.addSource(id, {
      type: 'raster',
      tiles: [choice.datum === 'gcj02' ? shiftedAddress(plain) : plain],
      tileSize: 256,
      minzoom: choice.minZoom,
      maxzoom: choice.maxZoom,
    });
    const paint = PALE[layer.endsWith('Names') ? 'names' : choice.id];
    map.addLayer({ id, type: 'raster', source: id, paint: { ...paint, 'raster-fade-duration': 0 } }, UNDER);
  }
}

/** Whether the base comes or not, told when that changes. Every other trouble of the map goes where it went before. */
export function watchBase(map: MapLibre, tell: (isAway: boolean) => void): void {
  let isAway = false;
  const set = (next: boolean) => {
    if (next !== isAway) tell(next);
    isAway = next;
  };
  const isBase = (event: object) => String((event as { sourceId?: string }).sourceId ?? '').startsWith(BASE);
  map.on('error', (event) => {
    if (isBase(event)) set(true);
    else console.error(event.error);
  });
  map.on('sourcedata', (event) => {
    if (isBase(event) && (event as { tile?: { state?: string } }).tile?.state === 'loaded') set(false);
  });
}
