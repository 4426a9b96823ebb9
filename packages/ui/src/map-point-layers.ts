// What stands on the river map as points: stations, sources and outfalls from the tiles, and the marks that a screen gives. Each kind has a sign of
// its own, so that no meaning hangs on colour alone.
import type { LayerSpecification } from 'maplibre-gl';
import { tone } from './tones.ts';

/** Points that lie in the tiles, with the sign of each. */
export const TILE_POINTS = ['station', 'source', 'outfall'] as const;

export type TilePoint = (typeof TILE_POINTS)[number];

export const POINT_SIGNS: Readonly<Record<TilePoint, string>> = { station: '◉', source: '▣', outfall: '▽' };

/** Marks of two kinds, each in a source of its own: they gather with their like alone. */
export const MARKS = 'marks';
export const WALKERS = 'walkers';
export type MarkSource = typeof MARKS | typeof WALKERS;

export function tilePointLayers(source: string, shown: readonly TilePoint[]): LayerSpecification[] {
  const layer = (
    point: TilePoint,
    from: 'stations' | 'sources',
    colour: string,
    minzoom: number,
  ): LayerSpecification => ({
    id: point,
    type: 'symbol',
    source,
    'source-layer': from,
    minzoom,
    ...(point === 'station'
      ? {}
      : { filter: [point === 'outfall' ? '==' : '!=', ['get', 'kind'], 'outfall'] as never }),
    layout: {
      visibility: shown.includes(point) ? 'visible' : 'none',
      'text-field': POINT_SIGNS[point],
      'text-size': 14,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': colour, 'text-halo-color': tone('card'), 'text-halo-width': 1.4 },
  });
  return [
    layer('source', 'sources', tone('muted'), 11),
    layer('outfall', 'sources', tone('level-orange-ink'), 11),
    layer('station', 'stations', tone('ink'), 11),
  ];
}

/** Where marks lie close together from afar they are one, with their number; a press goes nearer. */
export function markLayers(source: MarkSource, colour: string, gathered: string): LayerSpecification[] {
  const card = tone('card');
  const alone = ['!', ['has', 'point_count']] as never;
  return [
    {
      id: `${source}-many`,
      type: 'circle',
      source,
      filter: ['has', 'point_count'],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['get', 'point_count'], 2, 12, 100, 20],
        'circle-color': gathered,
        'circle-stroke-color': card,
        'circle-stroke-width': 2,
      },
    },
    {
      id: `${source}-count`,
      type: 'symbol',
      source,
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-size': 12,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': card },
    },
    {
      id: source,
      type: 'circle',
      source,
      filter: alone,
      paint: {
        'circle-radius': 8,
        'circle-color': ['to-color', ['get', 'colour'], colour],
        'circle-stroke-color': card,
        'circle-stroke-width': 2,
      },
    },
    {
      id: `${source}-label`,
      type: 'symbol',
      source,
      filter: alone,
      layout: {
        'text-field': ['get', 'label'],
        'text-size': 11,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': card },
    },
  ];
}
