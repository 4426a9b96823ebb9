// What the pointer does on the river map: what lies under it, what a press opens, and where one looks.
import type { GeoJSONSource, MapGeoJSONFeature, Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import type { CanvasOptions, Hovered } from './map-options.ts';
import { MARKS, type MarkSource, TILE_POINTS, WALKERS } from './map-point-layers.ts';
import { REACHES } from './map-style.ts';
import { pickName } from './words.ts';

const MARK_SOURCES: readonly MarkSource[] = [MARKS, WALKERS];
/** What can be under the pointer, the uppermost first: a mark lies over the reach on which it stands. */
const POINTS = [...MARK_SOURCES.flatMap((source) => [source, `${source}-many`]), ...TILE_POINTS];
const LINE = 'reach-line';
/** Pixels from a line at which it counts as meant: a finger is no needle. */
const NEAR_PX = 9;

export function listen(map: MapLibre, options: CanvasOptions, measuring: { readonly on: boolean }): void {
  const inTiles = options.tiles !== null;
  let under: string | null = null;
  const setUnder = (id: string | null) => {
    const target = (one: string) => ({ source: REACHES, id: one, ...(inTiles ? { sourceLayer: 'reaches' } : {}) });
    if (under !== null && under !== id) map.setFeatureState(target(under), { under: false });
    if (id !== null && under !== id) map.setFeatureState(target(id), { under: true });
    under = id;
  };
  const find = (event: MapMouseEvent): MapGeoJSONFeature | undefined => {
    // A hidden layer of signs would still answer for what it drew last.
    const isShown = (layer: string) => map.getLayer(layer) && map.getLayoutProperty(layer, 'visibility') !== 'none';
    const found = map.queryRenderedFeatures(event.point, { layers: POINTS.filter(isShown) });
    const { x, y } = event.point;
    return (
      found.toSorted((a, b) => POINTS.indexOf(a.layer.id) - POINTS.indexOf(b.layer.id))[0] ?? nearestLine(map, { x, y })
    );
  };
  const leave = () => {
    setUnder(null);
    options.onHover(null);
  };
  map.on('mousemove', (event) => {
    if (measuring.on) return leave();
    const found = find(event);
    map.getCanvas().style.cursor = found ? 'pointer' : '';
    const hovered = found && describe(found, event, options);
    setUnder(hovered?.of === 'reach' ? hovered.id : null);
    options.onHover(hovered ?? null);
  });
  map.on('mouseout', leave);
  map.on('click', (event) => {
    if (measuring.on) return options.onMeasure([event.lngLat.lng, event.lngLat.lat]);
    const found = find(event);
    if (found) press(map, found, options);
  });
  map.on('moveend', (event) => {
    // What the page itself moves (to the bounds, with the window) is nobody's choice of a view.
    if (!(event as { originalEvent?: unknown }).originalEvent && !(event as { byHand?: true }).byHand) return;
    const { lng, lat } = map.getCenter();
    options.onView({ lon: lng, lat, zoom: map.getZoom() });
  });
}

/** On the line itself, or else near it. */
function nearestLine(map: MapLibre, { x, y }: { readonly x: number; readonly y: number }) {
  const layers = [LINE];
  const near = (px: number) =>
    map.queryRenderedFeatures(
      [
        [x - px, y - px],
        [x + px, y + px],
      ],
      { layers },
    )[0];
  return near(1) ?? near(NEAR_PX / 2) ?? near(NEAR_PX);
}

function describe(found: MapGeoJSONFeature, { point }: MapMouseEvent, { language }: CanvasOptions): Hovered | null {
  const { properties } = found;
  const at = { x: point.x, y: point.y };
  const layer = found.layer.id;
  if (layer === LINE) {
    const name = pickName(language, String(properties.name), String(properties.name_en ?? ''));
    return { of: 'reach', id: String(properties.id), name, ...at };
  }
  const source = MARK_SOURCES.find((one) => one === layer);
  if (source) return { of: 'mark', source, id: String(properties.id), name: '', ...at };
  const tilePoint = TILE_POINTS.find((one) => one === layer);
  if (!tilePoint) return null;
  const name = pickName(language, String(properties.name), String(properties.name_en ?? ''));
  return { of: tilePoint, id: String(properties.reach), name, kind: String(properties.kind), ...at };
}

function press(map: MapLibre, found: MapGeoJSONFeature, options: CanvasOptions): void {
  const layer = found.layer.id;
  const many = MARK_SOURCES.find((source) => layer === `${source}-many`);
  const source = MARK_SOURCES.find((one) => one === layer);
  if (many) goNearer(map, many, found);
  else if (source) options.onPickMark(String(found.properties.id), source);
  else options.onPick(String(layer === LINE ? found.properties.id : found.properties.reach));
}

/** To where the marks that are drawn as one part. */
function goNearer(map: MapLibre, source: MarkSource, found: MapGeoJSONFeature): void {
  const center = (found.geometry as unknown as { coordinates: [number, number] }).coordinates;
  void (map.getSource(source) as GeoJSONSource)
    .getClusterExpansionZoom(Number(found.properties.cluster_id))
    .then((zoom) => map.easeTo({ center, zoom, duration: 150 }, { byHand: true }));
}
