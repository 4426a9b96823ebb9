// What the address of the map says, so that whoever is sent it sees the same: colours, layers, place and month.

import type { View } from '@xunhe/ui/map-options';
import { MAP_MODES } from '@xunhe/ui/map-paint';

export const VIEW_MODES = [...MAP_MODES, 'freshness'] as const;

export type ViewMode = (typeof VIEW_MODES)[number];

export const MAP_LAYERS = ['station', 'source', 'outfall', 'problem', 'patrol', 'track'] as const;

export type MapLayer = (typeof MAP_LAYERS)[number];

/** What is shown until somebody chooses. */
export const FIRST_LAYERS: readonly MapLayer[] = ['station', 'problem', 'patrol'];

export interface MapSearch {
  readonly mode?: ViewMode;
  /** Layers with commas between them; `none` for no layer. */
  readonly show?: string;
  /** Longitude, latitude and zoom with commas between them. */
  readonly at?: string;
  /** The map of others under it; `none` for none. Left out: what was chosen last. */
  readonly base?: string;
}

export function readMapSearch({ mode, show, at, base }: Record<string, unknown>): MapSearch {
  return {
    ...((VIEW_MODES as readonly unknown[]).includes(mode) ? { mode: mode as ViewMode } : {}),
    ...(typeof show === 'string' && /^[a-z,]{1,80}$/.test(show) ? { show } : {}),
    ...(typeof base === 'string' && /^[a-z]{1,10}$/.test(base) ? { base } : {}),
    ...(readView(at) ? { at: at as string } : {}),
  };
}

/** Null for what is no place on the map. */
export function readView(at: unknown): View | null {
  if (typeof at !== 'string' || !/^-?\d+(\.\d+)?,-?\d+(\.\d+)?,\d+(\.\d+)?$/.test(at)) return null;
  const [lon, lat, zoom] = at.split(',').map(Number) as [number, number, number];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom <= 20 ? { lon, lat, zoom } : null;
}

/** To a few metres and a hundredth of a zoom: no two people see a difference. */
export function writeView({ lon, lat, zoom }: View): string {
  return `${lon.toFixed(4)},${lat.toFixed(4)},${zoom.toFixed(2)}`;
}

export function readLayers(show: string | undefined): readonly MapLayer[] {
  if (show === undefined) return FIRST_LAYERS;
  const named = show.split(',');
  return MAP_LAYERS.filter((layer) => named.includes(layer));
}

export function writeLayers(layers: readonly MapLayer[]): string {
  return layers.length === 0 ? 'none' : MAP_LAYERS.filter((layer) => layers.includes(layer)).join();
}
