// The map below whatever is drawn or pointed at: the reaches of the city as a ground, flat and without turning.
import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Bounds } from './map-options.ts';
import { makeStyle } from './map-style.ts';
import type { Language } from './words.ts';

export interface EditMapOptions {
  /** Address of the tiles of the reaches. */
  readonly tiles: string;
  readonly bounds: Bounds | null;
  readonly language: Language;
  /** Names of the map and of its buttons, for those who do not see them. */
  readonly names: { readonly map: string; readonly zoomIn: string; readonly zoomOut: string };
}

setWorkerUrl(workerUrl);

export function makeEditMap(container: HTMLElement, { tiles, bounds, language, names }: EditMapOptions): MapLibre {
  const map = new MapLibre({
    container,
    style: makeStyle({ tiles, language, points: [], gathered: false }),
    ...{ attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, fadeDuration: 0 },
    maxZoom: 18,
    locale: {
      'NavigationControl.ZoomIn': names.zoomIn,
      'NavigationControl.ZoomOut': names.zoomOut,
      'Map.Title': names.map,
    },
    ...(bounds
      ? { bounds: [...bounds] as [number, number, number, number], fitBoundsOptions: { padding: 48, maxZoom: 15 } }
      : { center: [113.3, 23.1], zoom: 8 }),
  });
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
  map.addControl(new ScaleControl({ maxWidth: 100 }), 'bottom-left');
  return map;
}
