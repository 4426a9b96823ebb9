// Vector tiles of the reaches and of what stands beside them, cut in memory from the stored lines. A tile holds only what lies in the asker's
// region or is shared with it: a tile address must not show more than a list would. From afar it holds less: reaches too short to be seen, and
// stations and sources that would cover each other, come as one goes nearer.
import geojsonvt from 'geojson-vt';
import vtpbf from 'vt-pbf';
import { type Database, inScope, type Scope } from '../store/db.ts';
import { listReaches, listSources, listStations } from '../store/place.ts';

type Index = ReturnType<typeof makeIndex>;

const LAYERS = ['reaches', 'stations', 'sources'] as const;

interface Layers extends Readonly<Record<(typeof LAYERS)[number], Index>> {
  /** Where each reach lies: beside the tiles, which need not carry it. */
  readonly frames: ReadonlyMap<string, { readonly frame: Frame; readonly region: string }>;
}

/** The first zoom at which points are in the tile. The style draws them no earlier either. */
const FIRST_ZOOM: Readonly<Record<(typeof LAYERS)[number], number>> = { reaches: 0, stations: 11, sources: 11 };
/** A line of fewer pixels than this is left out: of a province's reaches most are a dot from afar. */
const LEAST_PX = 1.5;
/** Of one tile on a screen. */
const TILE_PX = 512;
/** Finished tiles kept for each city: a desk that opens the map asks for the same dozen as the desk before it. */
const MOST_KEPT = 400;

/** West, south, east, north in degrees. */
export type Frame = readonly [west: number, south: number, east: number, north: number];

export interface TileIndex {
  /** The tile's bytes, or null where nothing lies. */
  read(at: { z: number; x: number; y: number }, scope: Scope): Promise<Uint8Array | null>;
  /** What holds all lines of the asker's region and of what is shared with it; null without any. */
  frame(scope: Scope): Promise<Frame | null>;
  /** Forgets a city's lines after they changed. */
  forget(city: string): void;
}

interface CityTiles {
  readonly layers: Promise<Layers>;
  /** By region, shared reaches and address; the oldest first. */
  readonly kept: Map<string, Uint8Array | null>;
  /** By region and shared reaches. */
  readonly framed: Map<string, Frame | null>;
}

export function makeTileIndex(db: Database): TileIndex {
  const cities = new Map<string, CityTiles>();
  const open = (city: string): CityTiles => {
    const known = cities.get(city);
    if (known) return known;
    const tiles = { layers: loadLayers(db, city), kept: new Map(), framed: new Map() };
    cities.set(city, tiles);
    tiles.layers.catch(() => cities.delete(city));
    return tiles;
  };
  return {
    async read({ z, x, y }, { city, region, shared = [] }) {
      const tiles = open(city);
      const key = `${region}|${shared.join()}|${z}/${x}/${y}`;
      const kept = tiles.kept.get(key);
      if (kept !== undefined) return kept;
      const made = cutTile(await tiles.layers, { z, x, y }, { region, shared });
      tiles.kept.set(key, made);
      if (tiles.kept.size > MOST_KEPT) tiles.kept.delete(tiles.kept.keys().next().value!);
      return made;
    },
    async frame({ city, region, shared = [] }) {
      const tiles = open(city);
      const key = `${region}|${shared.join()}`;
      const known = tiles.framed.get(key);
      if (known !== undefined) return known;
      const seen = new Set(shared);
      const his = [...(await tiles.layers).frames].filter(
        ([id, reach]) => reach.region.startsWith(region) || seen.has(id),
      );
      const made = joinFrames(his.map(([, { frame }]) => frame));
      tiles.framed.set(key, made);
      return made;
    },
    forget: (city) => void cities.delete(city),
  };
}

function cutTile(
  layers: Layers,
  { z, x, y }: { readonly z: number; readonly x: number; readonly y: number },
  { region, shared }: Required<Pick<Scope, 'region' | 'shared'>>,
): Uint8Array | null {
  const seen = new Set(shared);
  const worldPx = TILE_PX * 2 ** z;
  const tiles: Record<string, unknown> = {};
  for (const name of LAYERS) {
    const tile = z < FIRST_ZOOM[name] ? null : layers[name].getTile(z, x, y);
    if (!tile) continue;
    const features = tile.features.filter(({ tags }) => {
      const isHis = String(tags?.region ?? '').startsWith(region) || seen.has(String(tags?.reach ?? tags?.id));
      return isHis && (name !== 'reaches' || spanOf(layers.frames.get(String(tags?.id))?.frame) * worldPx >= LEAST_PX);
    });
    if (features.length > 0) tiles[name] = { ...tile, features };
  }
  return Object.keys(tiles).length === 0 ? null : vtpbf.fromGeojsonVt(tiles as never, { version: 2 });
}

async function loadLayers(db: Database, city: string): Promise<Layers> {
  return inScope(db, { city, region: city }, async (tx) => {
    const reaches = (await listReaches(tx, city)).filter((reach) => reach.geometry !== null);
    return {
      frames: new Map(
        reaches.map(({ id, region, geometry }) => [
          id,
          { region, frame: frameOf(geometry as { coordinates: unknown }) },
        ]),
      ),
      reaches: makeIndex(
        reaches.map((reach) => ({
          geometry: reach.geometry,
          properties: {
            id: reach.id,
            name: reach.name,
            name_en: reach.name_en ?? '',
            kind: reach.water_kind,
            region: reach.region,
          },
        })),
      ),
      stations: makePoints(await listStations(tx, city), ({ name_en }) => ({ name_en: name_en ?? '' })),
      sources: makePoints(await listSources(tx, city), ({ status }) => ({ status: status ?? '' })),
    };
  });
}

interface Placed {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly reach: string;
  readonly region: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

function makePoints<T extends Placed>(rows: readonly T[], more: (row: T) => Record<string, unknown>): Index {
  const placed = rows.filter(({ lon, lat }) => lon !== null && lat !== null);
  return makeIndex(
    placed.map((row) => ({
      geometry: { type: 'Point', coordinates: [row.lon, row.lat] },
      properties: { id: row.id, name: row.name, kind: row.kind, reach: row.reach, region: row.region, ...more(row) },
    })),
  );
}

function frameOf({ coordinates }: { coordinates: unknown }): Frame {
  const flat = (coordinates as unknown[]).flat(Infinity) as number[];
  let [west, south, east, north] = [180, 90, -180, -90];
  for (let i = 0; i + 1 < flat.length; i += 2) {
    west = Math.min(west, flat[i]!);
    east = Math.max(east, flat[i]!);
    south = Math.min(south, flat[i + 1]!);
    north = Math.max(north, flat[i + 1]!);
  }
  return [west, south, east, north];
}

function joinFrames(frames: readonly Frame[]): Frame | null {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const frame of frames) {
    west = Math.min(west, frame[0]);
    south = Math.min(south, frame[1]);
    east = Math.max(east, frame[2]);
    north = Math.max(north, frame[3]);
  }
  return west <= east ? [west, south, east, north] : null;
}

/** The wider side as a share of the world's width, as the map's projection draws it near the equator: a little too small elsewhere. */
function spanOf(frame: Frame | undefined): number {
  if (!frame) return 1;
  const [west, south, east, north] = frame;
  return Math.max(east - west, north - south, 0) / 360;
}

function makeIndex(features: { geometry: unknown; properties: Record<string, unknown> }[]) {
  const collection = {
    type: 'FeatureCollection',
    features: features.map((feature) => ({ type: 'Feature', ...feature })),
  };
  return new geojsonvt(collection as never, { maxZoom: 16, indexMaxZoom: 5, tolerance: 3, extent: 4096, buffer: 64 });
}
