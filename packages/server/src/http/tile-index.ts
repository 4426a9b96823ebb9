// Vector tiles of the reaches, cut in memory from the stored lines. A tile holds only what lies in the asker's region
// or is shared with it: a tile address must not show more than a list would.
import geojsonvt from 'geojson-vt';
import vtpbf from 'vt-pbf';
import { type Database, inScope, type Scope } from '../store/db.ts';
import { listReaches, listStations } from '../store/place.ts';

type Index = ReturnType<typeof makeIndex>;

interface Layers {
  readonly reaches: Index;
  readonly stations: Index;
}

export interface TileIndex {
  /** The tile's bytes, or null where nothing lies. */
  read(at: { z: number; x: number; y: number }, scope: Scope): Promise<Uint8Array | null>;
  /** Forgets a city's lines after they changed. */
  forget(city: string): void;
}

export function makeTileIndex(db: Database): TileIndex {
  const cities = new Map<string, Promise<Layers>>();
  return {
    async read({ z, x, y }, { city, region, shared = [] }) {
      let loading = cities.get(city);
      if (!loading) {
        loading = loadLayers(db, city);
        cities.set(city, loading);
        loading.catch(() => cities.delete(city));
      }
      const layers = await loading;
      const tiles: Record<string, unknown> = {};
      for (const name of ['reaches', 'stations'] as const) {
        const tile = layers[name].getTile(z, x, y);
        const features =
          tile?.features.filter(
            ({ tags }) =>
              String(tags?.region ?? '').startsWith(region) || shared.includes(String(tags?.reach ?? tags?.id)),
          ) ?? [];
        if (tile && features.length > 0) tiles[name] = { ...tile, features };
      }
      return Object.keys(tiles).length === 0 ? null : vtpbf.fromGeojsonVt(tiles as never, { version: 2 });
    },
    forget: (city) => void cities.delete(city),
  };
}

async function loadLayers(db: Database, city: string): Promise<Layers> {
  return inScope(db, { city, region: city }, async (tx) => {
    const reaches = (await listReaches(tx, city)).filter((reach) => reach.geometry !== null);
    const stations = (await listStations(tx, city)).filter((station) => station.lon !== null && station.lat !== null);
    return {
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
      stations: makeIndex(
        stations.map((station) => ({
          geometry: { type: 'Point', coordinates: [station.lon, station.lat] },
          properties: {
            id: station.id,
            name: station.name,
            name_en: station.name_en ?? '',
            kind: station.kind,
            reach: station.reach,
            region: station.region,
          },
        })),
      ),
    };
  });
}

function makeIndex(features: { geometry: unknown; properties: Record<string, unknown> }[]) {
  const collection = {
    type: 'FeatureCollection',
    features: features.map((feature) => ({ type: 'Feature', ...feature })),
  };
  return new geojsonvt(collection as never, { maxZoom: 16, indexMaxZoom: 5, tolerance: 3, extent: 4096, buffer: 64 });
}
