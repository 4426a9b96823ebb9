// The layers of the river map on a plain ground. No foreign host: no base map, no glyph server (the browser's own fonts draw the labels), no
// sprite. Reaches take colour and width from their feature state, so that a change of month or mode redraws without new tiles.
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { tone } from './tones.ts';
import type { Language } from './words.ts';

export const REACHES = 'reaches';
export const REGIONS = 'regions';
export const TRACK = 'track';
export const POSITION = 'position';
export const MARKS = 'marks';

const EMPTY = { type: 'FeatureCollection' as const, features: [] };

/** @param tiles address of the reach tiles; null where the lines come as GeoJSON (the phone without a network) */
export function makeStyle(tiles: string | null, language: Language): StyleSpecification {
  return {
    version: 8,
    sources: {
      [REACHES]: tiles
        ? { type: 'vector', tiles: [tiles], minzoom: 0, maxzoom: 16, promoteId: 'id' }
        : { type: 'geojson', data: EMPTY, promoteId: 'id' },
      [REGIONS]: { type: 'geojson', data: EMPTY },
      [TRACK]: { type: 'geojson', data: EMPTY },
      [MARKS]: { type: 'geojson', data: EMPTY, promoteId: 'id' },
      [POSITION]: { type: 'geojson', data: EMPTY },
    },
    layers: listLayers(tiles !== null, language),
  };
}

export function nameField(language: Language): ExpressionSpecification {
  return language === 'zh'
    ? ['get', 'name']
    : ['case', ['!=', ['coalesce', ['get', 'name_en'], ''], ''], ['get', 'name_en'], ['get', 'name']];
}

function listLayers(tiled: boolean, language: Language): LayerSpecification[] {
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
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': ['case', ['boolean', ['feature-state', 'chosen'], false], ink, card],
        'line-width': widthByZoom(['case', ['boolean', ['feature-state', 'chosen'], false], 5, 1.5]),
      },
    },
    {
      id: 'reach-line',
      type: 'line',
      ...lines,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': ['to-color', ['coalesce', ['feature-state', 'colour'], tone('class-none')]],
        'line-width': widthByZoom(['case', ['boolean', ['feature-state', 'under'], false], 1.5, 0]),
      },
    },
    { id: 'reach-hit', type: 'line', ...lines, paint: { 'line-width': 18, 'line-opacity': 0 } },
    ...(tiled ? [stationLayer(ink, card)] : []),
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

function stationLayer(ink: string, card: string): LayerSpecification {
  return {
    id: 'station',
    type: 'circle',
    source: REACHES,
    'source-layer': 'stations',
    minzoom: 11,
    paint: { 'circle-radius': 3, 'circle-color': card, 'circle-stroke-color': ink, 'circle-stroke-width': 1.2 },
  };
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
    {
      id: 'mark',
      type: 'circle',
      source: MARKS,
      paint: {
        'circle-radius': 8,
        'circle-color': ['to-color', ['get', 'colour'], tone('late')],
        'circle-stroke-color': card,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'mark-label',
      type: 'symbol',
      source: MARKS,
      layout: {
        'text-field': ['get', 'label'],
        'text-size': 11,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': card },
    },
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

function widthByZoom(more: ExpressionSpecification): ExpressionSpecification {
  const width: ExpressionSpecification = ['+', ['coalesce', ['feature-state', 'width'], 2], more];
  return ['interpolate', ['linear'], ['zoom'], 7, ['*', width, 0.45], 12, width, 16, ['*', width, 2]];
}
