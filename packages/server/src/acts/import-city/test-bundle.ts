// A small valid city as a bundle in a temporary folder, for tests to break in places: 清水市 with three reaches, four people and a month
// of what happened there.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const TEST_CITY = '9902';

/** By file name: a text to be written as UTF-8, bytes as they are, or null for no such file. */
export type BundleFiles = Readonly<Record<string, string | Uint8Array | null>>;

export const CLEAN: Readonly<Record<string, string>> = {
  'city.json': JSON.stringify({
    code: TEST_CITY,
    name: '清水市',
    timezone: 'Asia/Shanghai',
    standard: 'GB3838-2002',
    today: '2018-02-01',
  }),
  'regions.csv': `code,name,name_en,level,parent
990200000000,清水市,Qingshui,city,
990201000000,东区,East District,district,990200000000
990201001000,河口镇,,town,990201000000
990201001001,上村,,village,990201001000
990201001002,下村,,village,990201001000
`,
  'regions.geojson': features('code', [['990201001001', polygon(120.1, 30.1)]]),
  'water_bodies.csv': `id,name,name_en,kind,basin
W1,清水河,Clear River,river,东江
W2,小溪,,creek,东江
`,
  'reaches.csv': `id,water_body,name,name_en,region,bank,length_m,width_m,target_class,downstream,shared_with
R1,W1,清水河上段,,990201001001,both,1200,12,3,R2,990201001002
R2,W1,清水河下段,"Clear River, lower",990201001002,both,900,15,3,,
R3,W2,小溪段,,990201001002,left,600,,,R2,
`,
  'reaches.geojson': features('id', [
    ['R1', line(120.1, 30.1, 0.0125)],
    ['R2', line(120.1125, 30.1, 0.0094)],
    ['R3', line(120.12, 30.11, 0.0062)],
  ]),
  'stations.csv': `id,reach,name,name_en,kind,lon,lat
S1,R1,上段断面,,section,120.105,30.1
S2,R2,下段断面,,section,120.115,30.1
S3,R3,溪口,,automatic,,
`,
  'gauges.csv': `id,lon,lat,region
G1,120.1,30.1,
G2,,,990201000000
`,
  'sources.csv': `id,kind,name,reach,lon,lat,load_kgd,status
X1,industry,印染厂,R1,120.103,30.101,12.5,active
X2,market,农贸市场,R2,,,,
`,
  'land_cover.csv': `reach,class,share
R1,built,0.4
R1,farmed,0.6
`,
  'departments.csv': `id,name,region,kind
D1,东区水务局,990201000000,water
D2,东区河长办,990201000000,office
`,
  'chiefs.csv': `id,name,region,post,login,phone
C1,林村长,990201001001,village,lin,000-0001
C2,吴镇长,990201001000,town,wu,
C3,赵县长,990201000000,district,zhao,
`,
  'staff.csv': `id,name,region,role,department,login,phone
T1,孙干事,990201000000,office,D2,sun,
T2,钱工,990201000000,handler,D1,,
`,
  'posts.csv': `chief,reach,from,to
C1,R1,2017-01-01,
C1,R3,2017-01-01,2017-12-31
C2,R2,2017-01-01,
`,
  'samples.csv': `station,date,known,cod_mgl,nh3n_mgl,tp_mgl
S1,2018-01-03,,18,0.8,0.12
S1,2017-12-04,2017-12-10,21,<0.05,0.2
S2,2018-01-03,2018-01-05T09:30:00+08:00,35,2.4,0.41
S3,2018-01-04,,40,,
`,
  'rain.csv': `gauge,date,rain_mm
G1,2018-01-01,0
G1,2018-01-02,12.5
G2,2018-01-02,<0.1
`,
  'bulletins.csv': `id,reach,date,issuer,text,kind
B1,R2,2018-01-15,city,"水质反弹,请整改",named
B2,R3,2018-01-15,media,,praise
`,
  'complaints.csv': `id,reach,lon,lat,time,type,text,status
K1,R1,120.104,30.1,2018-01-10T08:00:00+08:00,odour,河水发臭,valid
K2,,,,2018-01-11T08:00:00+08:00,other,"多行
投诉 ""引号""",open
`,
  'patrols.csv': `id,chief,reach,mode,started,ended,length_m,note
P1,C1,R1,walk,2018-01-08T09:00:00+08:00,2018-01-08T09:40:00+08:00,1200,
P2,C1,R1,walk,2018-01-20T09:00:00+08:00,2018-01-20T09:30:00+08:00,900,看见漂浮物
P3,C2,R2,meeting,2018-01-21T14:00:00+08:00,2018-01-21T15:00:00+08:00,,
`,
  'tracks.csv': `patrol,time,lon,lat,accuracy_m
${walk('P1', '2018-01-08T09:', 40)}`,
  'tracks/P2.gpx': gpx('2018-01-20T01:', 20),
  'problems.csv': `id,reach,type,source,reported,closed,key,patrol,overdue,text,lon,lat,department
Q1,R1,household_refuse,chief,2018-01-08T09:20:00+08:00,2018-01-12T10:00:00+08:00,0,P1,0,岸边垃圾,120.104,30.1,
Q2,R2,industrial_discharge,hotline,2018-01-22T09:20:00+08:00,,,,,,,,D1
`,
};

export interface Bundle {
  readonly folder: string;
  /** Changes files of the bundle in place. */
  write(files: BundleFiles): void;
  remove(): void;
}

/** The clean bundle with some files in place of its own, or only those files when there is nothing to be changed. */
export function makeBundle(changes: BundleFiles = {}, base: BundleFiles = CLEAN): Bundle {
  const folder = mkdtempSync(join(tmpdir(), 'xunhe-bundle-'));
  const write = (files: BundleFiles) => {
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      if (content === null) rmSync(path, { force: true });
      else writeFileSync(path, content);
    }
  };
  write({ ...base, ...changes });
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One feature a line, so that a test knows where each stands: the first in line 2. */
export function features(property: string, list: readonly (readonly [string, unknown])[]): string {
  const lines = list.map(([id, geometry]) =>
    JSON.stringify({ type: 'Feature', properties: { [property]: id }, geometry }),
  );
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

export function line(lon: number, lat: number, length: number) {
  return { type: 'LineString', coordinates: [0, 0.25, 0.5, 0.75, 1].map((part) => [lon + part * length, lat]) };
}

export function polygon(lon: number, lat: number) {
  const [east, north] = [lon + 0.02, lat + 0.02];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [lon, lat],
        [east, lat],
        [east, north],
        [lon, lat],
      ],
    ],
  };
}

/** A point each minute along the first reach. */
function walk(patrol: string, hour: string, minutes: number): string {
  return eachMinute(minutes, (minute, lon) => `${patrol},${hour}${minute}:00+08:00,${lon},30.1,5\n`);
}

function gpx(hour: string, minutes: number): string {
  const points = eachMinute(
    minutes,
    (minute, lon) => `<trkpt lat="30.1" lon="${lon}"><time>${hour}${minute}:00Z</time></trkpt>\n`,
  );
  return `<?xml version="1.0"?>\n<gpx version="1.1"><trk><trkseg>\n${points}</trkseg></trk></gpx>\n`;
}

function eachMinute(minutes: number, say: (minute: string, lon: string) => string): string {
  return Array.from({ length: minutes }, (_, i) =>
    say(String(i).padStart(2, '0'), (120.1 + (0.0125 * i) / (minutes - 1)).toFixed(6)),
  ).join('');
}
