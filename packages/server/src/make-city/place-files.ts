// The register of a city as files: regions, waters, reaches with their lines, stations, boundaries.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { borderVillage } from './border.ts';
import { type City, reachId, reachName, villageCode } from './city.ts';
import { CsvFile, type WrittenFile } from './csv-file.ts';
import { lineLength } from './lattice.ts';
import { drawReach } from './network.ts';
import { type Ring, smoothCorners, traceRings } from './rings.ts';
import { round } from './sources.ts';

const KM2_PER_CELL = Math.sqrt(3) / 2 / 1e6;

export async function writePlaces(city: City, folder: string): Promise<WrittenFile[]> {
  return [
    await writeRegions(city, folder),
    await writeBodies(city, folder),
    ...(await writeReaches(city, folder)),
    await writeStations(city, folder),
    await writeBoundaries(city, folder),
  ];
}

async function writeRegions({ regions }: City, folder: string): Promise<WrittenFile> {
  const file = new CsvFile(folder, 'regions.csv', ['code', 'name', 'name_en', 'level', 'parent'], false);
  for (const region of [regions.city, ...regions.districts, ...regions.towns, ...regions.villages]) {
    file.add([region.code, region.name.zh, region.name.en, region.level, region.parent]);
    await file.settle();
  }
  return file.close();
}

async function writeBodies({ bodies }: City, folder: string): Promise<WrittenFile> {
  const file = new CsvFile(folder, 'water_bodies.csv', ['id', 'name', 'name_en', 'kind', 'basin'], false);
  for (const body of bodies) {
    file.add([body.id, body.name.zh, body.name.en, body.kind, body.basin]);
    await file.settle();
  }
  return file.close();
}

async function writeReaches(city: City, folder: string): Promise<WrittenFile[]> {
  const columns = [
    'id',
    'water_body',
    'name',
    'name_en',
    'region',
    'bank',
    'length_m',
    'width_m',
    'target_class',
    'downstream',
    'shared_with',
  ];
  const table = new CsvFile(folder, 'reaches.csv', columns, false);
  const map = new FeatureFile(folder, 'reaches.geojson');
  const { network } = city;
  for (let reach = 0; reach < network.count; reach++) {
    const id = reachId(city, reach);
    const name = reachName(city, reach);
    const line = drawReach(network, reach);
    const below = network.downstream[reach]!;
    const drained = network.drainage.catchment[network.end[reach]!]! * KM2_PER_CELL * network.lattice.sizeM ** 2;
    table.add([
      id,
      city.bodies[city.bodyOf[reach]!]!.id,
      name.zh,
      name.en,
      villageCode(city, reach),
      'both',
      Math.round(lineLength(line)),
      round(2 + 3.6 * Math.sqrt(drained), 1),
      5,
      below < 0 ? null : reachId(city, below),
      borderVillage(city, reach)?.code ?? null,
    ]);
    map.add({ type: 'Feature', properties: { id }, geometry: { type: 'LineString', coordinates: line } });
    await table.settle();
    await map.settle();
  }
  return [await table.close(), await map.close()];
}

async function writeStations(city: City, folder: string): Promise<WrittenFile> {
  const file = new CsvFile(folder, 'stations.csv', ['id', 'reach', 'name', 'name_en', 'kind', 'lon', 'lat'], false);
  for (const station of city.stations) {
    const line = drawReach(city.network, station.reach);
    const [lon, lat] = line[Math.floor(line.length / 2)]!;
    file.add([station.id, reachId(city, station.reach), station.name.zh, station.name.en, 'section', lon, lat]);
    await file.settle();
  }
  return file.close();
}

/** Districts and towns; smoothed together, so that a town's edge on the district's edge is the same line. */
async function writeBoundaries(city: City, folder: string): Promise<WrittenFile> {
  const { regions, network } = city;
  const districtOf = Int32Array.from(regions.townOf, (town) => (town < 0 ? -1 : regions.districtOfTown[town]!));
  const places = smoothCorners(network.lattice, regions.townOf);
  const file = new FeatureFile(folder, 'regions.geojson');
  const add = (code: string, rings: readonly Ring[]): void => {
    file.add({ type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: rings } });
  };
  const districts = traceRings(network.lattice, districtOf, regions.districts.length, places);
  regions.districts.forEach((region, i) => {
    add(region.code, districts[i]!);
  });
  const towns = traceRings(network.lattice, regions.townOf, regions.towns.length, places);
  regions.towns.forEach((region, i) => {
    add(region.code, towns[i]!);
  });
  return file.close();
}

interface Feature {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, string>>;
  readonly geometry: { readonly type: 'LineString' | 'Polygon'; readonly coordinates: unknown };
}

/** A FeatureCollection streamed one feature a line. */
class FeatureFile {
  readonly file: string;
  #rows = 0;
  #text = '{"type":"FeatureCollection","features":[';
  readonly #disk;

  constructor(folder: string, name: string) {
    this.file = name;
    this.#disk = createWriteStream(join(folder, name));
  }

  add(feature: Feature): void {
    this.#text += `${this.#rows === 0 ? '' : ','}\n${JSON.stringify(feature)}`;
    this.#rows += 1;
  }

  async settle(): Promise<void> {
    if (this.#text.length < 1 << 18) return;
    const text = this.#text;
    this.#text = '';
    if (!this.#disk.write(text)) await once(this.#disk, 'drain');
  }

  async close(): Promise<WrittenFile> {
    this.#disk.end(`${this.#text}\n]}\n`);
    await finished(this.#disk);
    return { file: this.file, rows: this.#rows };
  }
}
