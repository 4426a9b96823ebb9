// Rows that no import may take, each with the reports it must bring, for tests. They are put behind the first good row of their file, in
// this order, so the n-th of a file stands in line 2 + n.
import { line, polygon } from './test-bundle.ts';

/** column, value, reason; one entry for each report */
export type Expected = readonly [column: string | null, value: string | null, kind: string];

export interface BadLine {
  readonly file: string;
  readonly text: string;
  readonly expected: readonly Expected[];
}

/** Becomes bytes that are no UTF-8. */
export const DAMAGED = '\uE0FF';
const LONG = '长'.repeat(201);
const HUGE = '9'.repeat(1_000_001);

function bad(file: string, text: string, ...expected: readonly Expected[]): BadLine {
  return { file, text, expected };
}

function badShape(id: string, geometry: unknown, ...expected: readonly Expected[]): BadLine {
  const text = `${JSON.stringify({ type: 'Feature', properties: { id }, geometry })},`;
  return { file: 'reaches.geojson', text, expected };
}

const place = (lon: number, lat: number) => ({
  type: 'LineString',
  coordinates: [
    [lon, lat],
    [lon, lat + 0.01],
  ],
});

export const BAD_ROWS: readonly BadLine[] = [
  bad('regions.csv', '99020100100,短码村,,village,990201001000', ['code', '99020100100', 'value.form']),
  bad('regions.csv', '990301001001,邻市村,,village,990301001000', ['code', '990301001001', 'region.otherCity']),
  bad('regions.csv', '990201001003,错级村,,town,990201001000', ['level', 'town', 'region.level']),
  bad('regions.csv', '990201002001,错属村,,village,990201001000', ['parent', '990201001000', 'region.parent']),
  bad('regions.csv', '990200000000,又一市,,city,990200000000', ['parent', '990200000000', 'region.parent']),
  bad('regions.csv', '990201009001,孤村,,village,990201009000', ['parent', '990201009000', 'ref.unknown']),
  bad('regions.csv', '990200000000,改名市,,city,', [null, '990200000000', 'row.duplicate']),
  bad('water_bodies.csv', 'W9,无类河,,stream,', ['kind', 'stream', 'value.choice']),
  bad('water_bodies.csv', ',无名河,,river,', ['id', '', 'value.empty']),
  bad('water_bodies.csv', `W8,${LONG},,river,`, ['name', LONG.slice(0, 80), 'value.tooLong']),
  bad('water_bodies.csv', 'W7,空\u0000河,,river,', ['name', '空␀河', 'value.nul']),
  bad('reaches.csv', 'BAD1,W9,甲,,990201001001,both,900,,,,', ['water_body', 'W9', 'ref.refused']),
  bad('reaches.csv', 'BAD2,W1,乙,,990201001001,both,0,,,,', ['length_m', '0', 'number.tooSmall']),
  bad('reaches.csv', 'BAD3,W1,丙,,990201001001,both,3000000,,,,', ['length_m', '3000000', 'number.tooLarge']),
  bad('reaches.csv', 'BAD4,W1,丁,,990201001001,both,１２００,,,,', ['length_m', '１２００', 'value.notANumber']),
  bad('reaches.csv', 'BAD5,W1,戊,,990201001001,both,900,,,BAD6,', ['downstream', 'BAD6', 'network.circle']),
  bad('reaches.csv', 'BAD6,W1,己,,990201001001,both,900,,,BAD5,', ['downstream', 'BAD5', 'network.circle']),
  bad('reaches.csv', 'BAD7,W1,庚,,990201001001,both,900,,,BAD5,', ['downstream', 'BAD5', 'ref.refused']),
  bad('reaches.csv', 'BAD8,W1,辛,,990201001001,both,900,,,R99,', ['downstream', 'R99', 'ref.unknown']),
  bad(
    'reaches.csv',
    'BAD9,W1,壬,,990201001001,up,900,,7,,',
    ['bank', 'up', 'value.choice'],
    ['target_class', '7', 'value.choice'],
  ),
  bad('reaches.csv', 'BAD10,W1,癸,,990201001001,both,900,,,,990201001002;990201009009', [
    'shared_with',
    '990201001002;990201009009',
    'ref.unknown',
  ]),
  bad('reaches.csv', 'BAD11,W1,子,,990201001001,both,900,,,,990201001003', [
    'shared_with',
    '990201001003',
    'ref.refused',
  ]),
  bad('reaches.csv', 'BAD 12,W1,丑,,990201001001,both,900,,,,990201001002', ['id', 'BAD 12', 'share.id']),
  badShape('R2', { type: 'Point', coordinates: [120, 30] }, ['geometry', 'R2', 'geometry.shape']),
  badShape(
    'R2',
    {
      ...polygon(120, 30),
      coordinates: [
        [
          [120, 30],
          [120.1, 30],
          [120.1, 30.1],
          [120, 30.1],
        ],
      ],
    },
    ['geometry', 'R2', 'geometry.shape'],
  ),
  badShape('R2', place(200, 30), ['geometry', 'R2', 'geometry.range']),
  badShape('R2', place(30.1, 120.2), ['geometry', 'R2', 'geometry.swapped']),
  badShape('R2', line(120, 30, 0), ['geometry', 'R2', 'geometry.tooShort']),
  badShape('R99', place(120, 30), ['id', 'R99', 'ref.unknown']),
  badShape('BAD1', place(120, 30), ['id', 'BAD1', 'ref.refused']),
  badShape('R1', place(120, 30), ['id', 'R1', 'row.duplicate']),
  bad('stations.csv', 'SBAD1,R1,缺经度,,section,,30.1', ['lon', '', 'point.half']),
  bad('stations.csv', 'SBAD2,R1,太北,,section,120.1,95', ['lat', '95', 'point.range']),
  bad('stations.csv', 'SBAD3,R1,颠倒,,section,30.1,120.1', ['lat', '120.1', 'point.swapped']),
  bad('stations.csv', 'SBAD4,BAD2,无河段,,section,,', ['reach', 'BAD2', 'ref.refused']),
  bad('stations.csv', 'SBAD5,R1,缺列,,section', [null, 'SBAD5,R1,缺列,,section', 'csv.fieldCount']),
  bad('gauges.csv', 'GBAD,,,990299000000', ['region', '990299000000', 'ref.unknown']),
  bad('sources.csv', 'XBAD1,market,农贸,R1,,,-1,', ['load_kgd', '-1', 'number.tooSmall']),
  bad('sources.csv', 'XBAD2,market,"农"贸,R1,,,,', [null, 'XBAD2,market,"农"贸,R1,,,,', 'csv.quoteInside']),
  bad('sources.csv', 'XBAD3,market,农"贸,R1,,,,', [null, 'XBAD3,market,农"贸,R1,,,,', 'csv.quoteInside']),
  bad('land_cover.csv', 'R2,built,1.5', ['share', '1.5', 'number.tooLarge']),
  bad('land_cover.csv', 'R2,forest,0.7', ['share', '0.7', 'cover.sum']),
  bad('land_cover.csv', 'R2,water,0.5', ['share', '0.5', 'cover.sum']),
  bad('departments.csv', ' ,,,', [null, null, 'row.empty']),
  bad('chiefs.csv', 'CBAD1,冒名,990201001001,village,lin,', ['login', 'lin', 'login.taken']),
  bad('chiefs.csv', 'C1,林村长,990201001001,village,lin2,000-0001', ['login', 'lin2', 'row.duplicate']),
  bad('chiefs.csv', `CBAD2,坏${DAMAGED}字,990201001001,village,,`, [null, '坏\uFFFD\uFFFD\uFFFD字', 'csv.encoding']),
  bad('staff.csv', 'C1,林村长,990201001001,office,,lin3,', ['id', 'C1', 'id.taken']),
  bad(
    'staff.csv',
    'TBAD,错岗,990201000000,boss,D9,,',
    ['role', 'boss', 'value.choice'],
    ['department', 'D9', 'ref.unknown'],
  ),
  bad('posts.csv', 'C2,R1,2018-01-01,2017-12-31', ['to', '2017-12-31', 'date.beforeStart']),
  bad('posts.csv', 'CBAD1,R1,2018-01-01,', ['chief', 'CBAD1', 'ref.refused']),
  bad('samples.csv', 'S1,2018-02-30,,9,,', ['date', '2018-02-30', 'date.impossible']),
  bad('samples.csv', 'S1,18-01-05,,9,,', ['date', '18-01-05', 'date.impossible']),
  bad('samples.csv', 'S1,2018-02-02,,9,,', ['date', '2018-02-02', 'date.future']),
  bad('samples.csv', 'S1,1899-12-31,,9,,', ['date', '1899-12-31', 'date.tooOld']),
  bad('samples.csv', 'S1,2018-01-05,2018-01-04,9,,', ['known', '2018-01-04', 'date.beforeStart']),
  bad(
    'samples.csv',
    'S1,2018-01-05,,abc,1e999,',
    ['cod_mgl', 'abc', 'reading.notANumber'],
    ['nh3n_mgl', '1e999', 'reading.notANumber'],
  ),
  bad('samples.csv', 'S1,2018-01-05,,,１.２,', ['nh3n_mgl', '１.２', 'reading.notANumber']),
  bad('samples.csv', 'S1,2018-01-05,,<0,,', ['cod_mgl', '<0', 'reading.limitNotPositive']),
  bad('samples.csv', 'S1,2018-01-05,,,,', ['date', '2018-01-05', 'sample.empty']),
  bad('samples.csv', 'S99,2018-01-05,,9,,', ['station', 'S99', 'ref.unknown']),
  bad('samples.csv', 'SBAD1,2018-01-05,,9,,', ['station', 'SBAD1', 'ref.refused']),
  bad('samples.csv', 'S1,2018-01-03,,19,0.8,0.12', [null, 'S1/2018-01-03', 'row.duplicate']),
  bad('samples.csv', '"S1,2018-01-05,,9,,', [null, '"S1,2018-01-05,,9,,', 'csv.quoteOpen']),
  bad('rain.csv', 'G1,2018-01-09,', ['rain_mm', '', 'sample.empty']),
  bad('rain.csv', 'G1,2018-01-09,<0', ['rain_mm', '<0', 'reading.limitNotPositive']),
  bad('rain.csv', `G1,2018-01-09,${HUGE}`, [null, '', 'csv.cellTooLong']),
  bad('bulletins.csv', 'BBAD,R1,2018-01-15,pope,,', ['issuer', 'pope', 'value.choice']),
  bad('complaints.csv', 'KBAD,R1,,,2018-01-10 08:00,odour,,valid', ['time', '2018-01-10 08:00', 'time.impossible']),
  bad('complaints.csv', 'KBAD,R1,,,2018-01-10T24:00:00+08:00,odour,,valid', [
    'time',
    '2018-01-10T24:00:00+08:00',
    'time.impossible',
  ]),
  bad('patrols.csv', 'PBAD1,C1,R1,walk,2018-01-08T09:00:00+08:00,2018-01-09T10:00:00+08:00,,', [
    'ended',
    '2018-01-09T10:00:00+08:00',
    'patrol.tooLong',
  ]),
  bad(
    'patrols.csv',
    'PBAD2,C1,R1,fly,2018-01-08T09:00:00+08:00,2018-01-08T08:00:00+08:00,,',
    ['mode', 'fly', 'value.choice'],
    ['ended', '2018-01-08T08:00:00+08:00', 'date.beforeStart'],
  ),
  bad(
    'patrols.csv',
    'PBAD3,C99,R1,walk,2018-02-09T09:00:00+08:00,2018-02-09T10:00:00+08:00,,',
    ['chief', 'C99', 'ref.unknown'],
    ['started', '2018-02-09T09:00:00+08:00', 'date.future'],
  ),
  bad('tracks.csv', 'P99,2018-01-08T09:00:00+08:00,120.1,30.1,5', ['patrol', 'P99', 'ref.unknown']),
  bad('tracks.csv', 'PBAD1,2018-01-08T09:00:00+08:00,120.1,30.1,5', ['patrol', 'PBAD1', 'ref.refused']),
  bad('tracks.csv', 'P1,2018-01-09T09:00:00+08:00,120.1,30.1,5', ['time', 'P1', 'track.otherTime']),
  bad('tracks.csv', 'P1,2018-01-08T09:00:30+08:00,120.1,30.1,-5', ['accuracy_m', '-5', 'number.tooSmall']),
  bad('problems.csv', 'QBAD1,R1,smell,chief,2018-01-08T09:20:00+08:00,,,,,,,,', ['type', 'smell', 'value.choice']),
  bad('problems.csv', 'QBAD0,R1,other,chief,2018-01-08T09:20:00+08:00,,,,,,,,D9', ['department', 'D9', 'ref.unknown']),
  bad('problems.csv', 'QBAD2,R1,other,chief,2018-01-08T09:20:00+08:00,,,P99,,,,,', ['patrol', 'P99', 'ref.unknown']),
  bad('problems.csv', 'QBAD3,R1,other,chief,2018-01-08T09:20:00+08:00,,,PBAD1,,,,,', [
    'patrol',
    'PBAD1',
    'ref.refused',
  ]),
  bad('problems.csv', 'QBAD4,R1,other,chief,2018-01-08T09:20:00+08:00,2018-01-07T09:20:00+08:00,,,,,,,', [
    'closed',
    '2018-01-07T09:20:00+08:00',
    'date.beforeStart',
  ]),
];

/** The file with its bad rows behind the first good one. */
export function spoil(file: string, clean: string): Uint8Array {
  const [head, first, ...rest] = clean.split('\n');
  const rows = BAD_ROWS.filter((row) => row.file === file).map((row) => row.text);
  const bytes = Buffer.from([head, first, ...rows, ...rest].join('\n'));
  const mark = Buffer.from(DAMAGED);
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark)) bytes.fill(0xff, at, at + mark.length);
  return bytes;
}
