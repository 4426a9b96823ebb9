// Files that no import can use at all, each with the one report it must bring, for tests.
import { gzipSync } from 'node:zlib';
import { type BundleFiles, CLEAN } from './test-bundle.ts';

export interface BrokenBundle {
  readonly says: string;
  readonly changes: BundleFiles;
  readonly expected: readonly [
    file: string,
    line: number | null,
    column: string | null,
    value: string | null,
    kind: string,
  ];
  readonly rows: number;
  readonly stopped: boolean;
}

const samples = CLEAN['samples.csv']!;
const packed = gzipSync(samples);

function broken(
  says: string,
  changes: BundleFiles,
  expected: BrokenBundle['expected'],
  end: { rows?: number; stopped?: boolean } = {},
): BrokenBundle {
  return { says, changes, expected, rows: end.rows ?? 0, stopped: end.stopped ?? false };
}

const GPX_POINT = '<trkpt lat="30.1" lon="120.1"><time>2018-01-20T01:00:00Z</time></trkpt>';
const GPX_FAULTS: readonly (readonly [says: string, text: string, line: number | null, kind: string])[] = [
  ['a track with a document type', '<?xml version="1.0"?>\n<!DOCTYPE gpx>\n<gpx></gpx>', 2, 'gpx.docType'],
  ['a track with an entity of its own', '<gpx>\n&home;</gpx>', 2, 'gpx.entity'],
  ['a track that ends in the middle', '<gpx><trk>\n<trkseg>', 2, 'gpx.malformed'],
  ['a track that is too long', ' '.repeat(10_000_001), null, 'gpx.tooLarge'],
  [
    'a track with too many points',
    `<gpx><trk><trkseg>\n${GPX_POINT.repeat(40_001)}\n</trkseg></trk></gpx>`,
    2,
    'gpx.tooMany',
  ],
];

export const BROKEN_FILES: readonly BrokenBundle[] = [
  broken('a bundle without its city', { 'city.json': null }, ['city.json', null, null, null, 'file.missing'], {
    stopped: true,
  }),
  broken('a city that is no JSON', { 'city.json': '{"code":' }, ['city.json', null, null, null, 'file.notJson'], {
    stopped: true,
    rows: 1,
  }),
  broken(
    'a city in an unknown zone',
    { 'city.json': CLEAN['city.json']!.replace('Asia/Shanghai', 'Asia/Nowhere') },
    ['city.json', null, 'timezone', 'Asia/Nowhere', 'value.form'],
    { stopped: true, rows: 1 },
  ),
  broken(
    'a city with text that the database cannot hold',
    { 'city.json': CLEAN['city.json']!.replace('{', '{"about":["\\ud800"],') },
    ['city.json', null, 'about', '["\\ud800"]', 'value.nul'],
    { stopped: true, rows: 1 },
  ),
  broken('a bundle without regions', { 'regions.csv': null }, ['regions.csv', null, null, null, 'file.missing'], {
    stopped: true,
  }),
  broken(
    'reaches without a needed column',
    { 'reaches.csv': CLEAN['reaches.csv']!.replace('length_m', 'length_km') },
    ['reaches.csv', 1, 'length_m', null, 'header.missing'],
    { stopped: true },
  ),
  broken('a column twice', { 'samples.csv': samples.replace('nh3n_mgl', 'cod_mgl') }, [
    'samples.csv',
    1,
    'cod_mgl',
    'cod_mgl',
    'header.duplicate',
  ]),
  broken('an empty file', { 'samples.csv': '' }, ['samples.csv', null, null, null, 'header.empty']),
  broken(
    'a packed file that was cut',
    { 'samples.csv': null, 'samples.csv.gz': packed.subarray(0, packed.length - 20) },
    ['samples.csv.gz', null, null, null, 'file.broken'],
  ),
  broken('a packed file that is not packed', { 'samples.csv': null, 'samples.csv.gz': samples }, [
    'samples.csv.gz',
    null,
    null,
    null,
    'file.broken',
  ]),
  broken('a table twice, plain and packed', { 'samples.csv.gz': packed }, [
    'samples.csv.gz',
    null,
    null,
    null,
    'file.twice',
  ]),
  broken('tracks twice, plain and packed', { 'tracks.csv.gz': gzipSync(CLEAN['tracks.csv']!) }, [
    'tracks.csv.gz',
    null,
    null,
    null,
    'file.twice',
  ]),
  broken('a map that ends in the middle', { 'reaches.geojson': CLEAN['reaches.geojson']!.slice(0, -40) }, [
    'reaches.geojson',
    null,
    null,
    null,
    'file.notJson',
  ]),
  broken('a map with a broken feature', { 'reaches.geojson': CLEAN['reaches.geojson']!.replace('"R2"', 'R2') }, [
    'reaches.geojson',
    3,
    null,
    null,
    'file.notJson',
  ]),
  ...GPX_FAULTS.map(([says, text, line, kind]) =>
    broken(says, { 'tracks/BAD.gpx': text }, ['tracks/BAD.gpx', line, null, null, kind], { rows: 1 }),
  ),
];
