// The layers of the river map on a plain ground. No foreign host: no glyph server (the browser's own fonts draw the labels), no
// sprite, and a base map, where there is one (`map-base`), through our own server. Reaches take colour and width from their feature state, so that a change of month or mode redraws without new tiles.
import type {
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { MARKS, markLayers, type TilePoint, tilePointLayers, WALKERS } from './map-point-layers.ts';
import { tone } from './tones.ts';
import type { Language } from './words.ts';

export const REACHES = 'reaches';
export const REGIONS = 'regions';
export const TRACK = 'track';
export const POSITION = 'position';
export const MEASURE = 'measure';

/** Below this zoom a whole province is seen, and a line is a point or two of the screen wide. */
const FAR = 8;
/** Round ends are half of the corners of a short line: they are made where they can be seen. */
const ENDS = {
  'line-cap': ['step', ['zoom'], 'butt', FAR, 'round'],
  'line-join': ['step', ['zoom'], 'bevel', FAR, 'round'],
} satisfies LineLayerSpecification['layout'];

const EMPTY = { type: 'FeatureCollection' as const, features: [] };

export interface StyleOptions {
  /** Address of the reach tiles; null where the lines come as GeoJSON (the phone without a network). */
  readonly tiles: string | null;
  readonly language: Language;
  /** Which points of the tiles are shown from the start. */
  readonly points: readonly TilePoint[];
  /** True: marks that lie close together are drawn as one. */
  readonly gathered: boolean;
}

export function makeStyle({ tiles, language, points, gathered }: StyleOptions): StyleSpecification {
  const marks = {
    ...{ type: 'geojson' as const, data: EMPTY, promoteId: 'id' },
    ...(gathered ? { cluster: true, clusterRadius: 36, clusterMaxZoom: 13 } : {}),
  };
  return {
    version: 8,
    sources: {
      [REACHES]: tiles
        ? { type: 'vector', tiles: [tiles], minzoom: 0, maxzoom: 16, promoteId: 'id' }
        : { type: 'geojson', data: EMPTY, promoteId: 'id' },
      [REGIONS]: { type: 'geojson', data: EMPTY },
      [TRACK]: { type: 'geojson', data: EMPTY },
      [MARKS]: marks,
      [WALKERS]: marks,
      [MEASURE]: { type: 'geojson', data: EMPTY },
      [POSITION]: { type: 'geojson', data: EMPTY },
    },
    layers: listLayers(tiles !== null, language, points),
  };
}

export function nameField(language: Language): ExpressionSpecification {
  return language === 'zh'
    ? ['get', 'name']
    : ['case', ['!=', ['coalesce', ['get', 'name_en'], ''], ''], ['get', 'name_en'], ['get', 'name']];
}

function listLayers(tiled: boolean, language: Language, points: readonly TilePoint[]): LayerSpecification[] {
  const lines = { source: REACHES, ...(tiled ? { 'source-layer': 'reaches' } : {}) };
  const ink = tone('ink');
  const card = tone('card');
  const halo = { 'text-halo-color': card, 'text-halo-width': 1.6 };
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': tone('ground') } },
    { id: 'region-ground', type: 'fill', source: REGIONS, paint: { 'fill-color': card, 'fill-opacity': 0.75 } },
    {
      id: 'region-line',
      type: 'line',
      source: REGIONS,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': tone('line'), 'line-width': ['case', ['get', 'wide'], 1.4, 0.6] },
    },
    {
      id: 'reach-case',
      type: 'line',
      ...lines,
      // From afar an edge is thinner than a point of the screen, and there are tens of thousands of lines to draw.
      minzoom: tiled ? FAR : 0,
      layout: ENDS,
      paint: {
        'line-color': ['case', ['boolean', ['feature-state', 'chosen'], false], ink, card],
        'line-width': casingWidth(1.5),
      },
    },
    {
      id: 'reach-line',
      type: 'line',
      ...lines,
      layout: ENDS,
      paint: {
        'line-color': ['to-color', ['coalesce', ['feature-state', 'colour'], tone('class-none')]],
        'line-width': widthByZoom(['case', ['boolean', ['feature-state', 'under'], false], 1.5, 0]),
      },
    },
    ...(tiled ? tilePointLayers(REACHES, points) : []),
    {
      id: 'reach-sign',
      type: 'symbol',
      ...lines,
      layout: {
        'symbol-placement': 'line-center',
        'text-field': '',
        'text-size': 12,
        'text-rotation-alignment': 'viewport',
        'text-pitch-alignment': 'viewport',
        'text-padding': 3,
      },
      paint: { 'text-color': ink, ...halo },
    },
    {
      id: 'reach-name',
      type: 'symbol',
      ...lines,
      minzoom: tiled ? 11.5 : 0,
      layout: {
        'symbol-placement': 'line',
        'text-field': nameField(language),
        'text-size': 12,
        'text-offset': [0, -1],
        'symbol-spacing': 400,
        'text-max-angle': 35,
      },
      paint: { 'text-color': ink, ...halo },
    },
    {
      id: 'region-name',
      type: 'symbol',
      source: REGIONS,
      filter: ['get', 'wide'],
      maxzoom: 13,
      layout: { 'text-field': nameField(language), 'text-size': 13, 'text-letter-spacing': 0.15, 'text-padding': 8 },
      paint: { 'text-color': tone('muted'), ...halo },
    },
    ...overlayLayers(card),
  ];
}

/** What lies over the rivers: a walked track, problems, and where the person stands. */
function overlayLayers(card: string): LayerSpecification[] {
  const brand = tone('brand');
  return [
    {
      id: 'track-case',
      type: 'line',
      source: TRACK,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': card, 'line-width': 7 },
    },
    {
      id: 'track-line',
      type: 'line',
      source: TRACK,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': brand, 'line-width': 4 },
    },
    ...markLayers(WALKERS, brand, brand),
    // Many problems are of many states: their number has the colour of none.
    ...markLayers(MARKS, tone('late'), tone('ink')),
    ...measureLayers(card),
    {
      id: 'position-blur',
      type: 'circle',
      source: POSITION,
      paint: { 'circle-radius': 22, 'circle-color': brand, 'circle-opacity': 0.18 },
    },
    {
      id: 'position-dot',
      type: 'circle',
      source: POSITION,
      paint: { 'circle-radius': 8, 'circle-color': brand, 'circle-stroke-color': card, 'circle-stroke-width': 3 },
    },
  ];
}

/** The line that is being measured, with its corners. */
function measureLayers(card: string): LayerSpecification[] {
  const ink = tone('ink');
  return [
    {
      id: 'measure-area',
      type: 'fill',
      source: MEASURE,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': ink, 'fill-opacity': 0.08 },
    },
    {
      id: 'measure-line',
      type: 'line',
      source: MEASURE,
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': ink, 'line-width': 2, 'line-dasharray': [2, 1] },
    },
    {
      id: 'measure-corner',
      type: 'circle',
      source: MEASURE,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 4, 'circle-color': card, 'circle-stroke-color': ink, 'circle-stroke-width': 2 },
    },
  ];
}

/** What is drawn otherwise over a map of others: our lines must stand out from its roads and waters. */
export function groundStyle(isBased: boolean) {
  return isBased
    ? { regionLine: tone('muted'), casing: casingWidth(4), casingFrom: 0 }
    : { regionLine: tone('line'), casing: casingWidth(1.5), casingFrom: FAR };
}

/** How much wider than the line the edge around it is. */
function casingWidth(more: number): ExpressionSpecification {
  return widthByZoom(['case', ['boolean', ['feature-state', 'chosen'], false], 5, more]);
}

function widthByZoom(more: ExpressionSpecification): ExpressionSpecification {
  const width: ExpressionSpecification = ['+', ['coalesce', ['feature-state', 'width'], 2], more];
  return ['interpolate', ['linear'], ['zoom'], 7, ['*', width, 0.45], 12, width, 16, ['*', width, 2]];
}
