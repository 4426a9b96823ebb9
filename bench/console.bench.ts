// `npm run bench -- console [REACHES [PATROLS [TRACKS]]]`: what an office waits for in a large city, in a real browser (CHROMIUM_PATH) and through the
// door of the server. The map of all reaches until it is painted (bar 2 s), and the pictures a second while it is dragged (bar 30), beside the same
// map with a thousand reaches and with none, all drawn in software; the newest 50 patrols of all, asked by 1 and by 8 at once (bar p95 50 ms); all
// tracks as GeoJSON (bar 5 s, with flat memory).
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { encodeTrack } from '../packages/domain/src/patrol/track-codec.ts';
import { runCycle } from '../packages/server/src/acts/cycle/run-cycle.ts';
import { openTestCity, type TestCity } from '../packages/server/src/http/test-city.ts';
import { inScope, type Tx, withClient } from '../packages/server/src/store/db.ts';
import { runOnServer } from '../packages/server/src/store/test-database.ts';
import setup from '../tests/test-server.ts';
import { askElsewhere, readElsewhere } from './elsewhere.ts';

const [REACHES = 50_000, PATROLS = 2_000_000, TRACKS = 20_000] = process.argv.slice(2).map(Number);
const DRAWING = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
/** Reaches of the city before copies of them are laid beside it. */
const OWN = 1000;
const AT_SEA = '150.0000,0.0000,6.00';
const ASKS = 200;
const POINTS = 300;
/** Each is copied to as many days as it takes; so many copies a statement. */
const SEED_PATROLS = 500;
const PART = 200;
const MONTH = '2025-12';
const WARNED = '2025-11';

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const stop = await setup();
const test = await openTestCity({ reaches: OWN, months: 3, seed: 8 });
const face = fileURLToPath(new URL('../packages/console/dist', import.meta.url));
const server = await test.serve({ faces: { console: face, field: null } });
const inCity = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const run = (text: string, values: readonly unknown[]) =>
  withClient(test.db, { city: test.city, region: test.city }, (client) => client.query(text, [...values]));
try {
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const login = test.accounts.find(({ role, region }) => role === 'office' && region.endsWith('00000000'))!.login;
  await runCycle({ db: test.db, city: test.city, month: WARNED, now: () => test.clock.now, random });
  // What this machine needs for any map, drawn in software: with a thousand reaches, and at sea, where there is none.
  await measureMap(address, await test.enter(login), { reaches: OWN, bars: false });
  await measureMap(address, await test.enter(login), { reaches: 0, bars: false, at: AT_SEA });
  await plantReaches(test);
  await measureMap(address, await test.enter(login), { reaches: REACHES, bars: true });
  await plantPatrols();
  for (const clients of [1, 8]) await measureList(address, await test.enter(login), clients);
  await plantTracks();
  await measureExport(address, await test.enter(login));
} finally {
  await server.close();
  await test.close();
  await stop();
}

function tell(what: string, figure: string, bar: string, isMet: boolean): void {
  console.log(`${what.padEnd(46)} ${figure.padStart(14)}   bar ${bar}${isMet ? '' : '   MISSED'}`);
  if (!isMet) process.exitCode = 1;
}

/** Copies of the city's own reaches, each beside the last, with a warning for each. */
async function plantReaches({ city }: TestCity): Promise<void> {
  const copies = await inCity(async (tx) => {
    const own = await tx.selectFrom('reaches').selectAll().where('city', '=', city).orderBy('id').execute();
    const copies = Math.max(0, Math.ceil(REACHES / own.length) - 1);
    for (let copy = 1; copy <= copies; copy++) {
      const [dx, dy] = [(copy % 8) * 1.2, Math.floor(copy / 8) * 1.2];
      const rows = own.map((reach) => ({
        ...reach,
        id: `${reach.id}-${copy}`,
        downstream: null,
        geometry: JSON.stringify(shift(reach.geometry, dx, dy)),
      }));
      for (let i = 0; i < rows.length; i += 500)
        await tx
          .insertInto('reaches')
          .values(rows.slice(i, i + 500))
          .execute();
    }
    return copies;
  });
  await run(
    `INSERT INTO warnings SELECT (jsonb_populate_record(w, jsonb_build_object('reach', w.reach || '-' || i))).*
      FROM warnings w CROSS JOIN generate_series(1, $1::int) i WHERE w.city = $2 AND w.month = $3`,
    [copies, city, WARNED],
  );
  await renewStatistics('reaches', 'warnings');
  test.house.tiles.forget(city);
}

function shift(geometry: unknown, dx: number, dy: number): unknown {
  const move = (at: unknown): unknown =>
    Array.isArray(at)
      ? typeof at[0] === 'number'
        ? [(at[0] as number) + dx, (at[1] as number) + dy]
        : at.map(move)
      : at;
  const { type, coordinates } = geometry as { type: string; coordinates: unknown };
  return { type, coordinates: move(coordinates) };
}

async function measureMap(
  url: string,
  cookie: string,
  { reaches, bars, at }: { readonly reaches: number; readonly bars: boolean; readonly at?: string },
): Promise<void> {
  const ofMap = (what: string, figure: string, bar: string, isMet: boolean) =>
    tell(what, figure, bars ? bar : '–', isMet || !bars);
  const [name, value] = cookie.split('=');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH!, args: DRAWING });
  try {
    const painted: number[] = [];
    let page: Page | null = null;
    for (let visit = 0; visit < 4; visit++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
      await context.addCookies([{ name: name!, value: value!, url }]);
      page = await context.newPage();
      await page.goto(`${url}/?mode=warning&month=${WARNED}${at ? `&at=${at}` : ''}`, { waitUntil: 'commit' });
      const mark = await page.waitForFunction(
        () => performance.getEntriesByName('map.painted')[0]?.startTime,
        undefined,
        {
          timeout: 120_000,
        },
      );
      // The first visit also cuts the tiles, which the server keeps.
      painted.push((await mark.jsonValue())!);
      if (visit < 3) await context.close();
    }
    const warm = painted.slice(1).toSorted((a, b) => a - b);
    ofMap(`map of ${reaches} reaches, first visit of all`, `${painted[0]!.toFixed(0)} ms`, '–', true);
    ofMap('  painted, later visits (median)', `${warm[1]!.toFixed(0)} ms`, '2000 ms', warm[1]! <= 2000);
    const frames = await drag(page!);
    const perSecond = 1000 / frames[Math.floor(frames.length / 2)]!;
    const slow = frames[Math.floor(frames.length * 0.95)]!;
    ofMap('  dragged, pictures a second (median)', perSecond.toFixed(1), '30', perSecond >= 30);
    ofMap('  dragged, time of a picture (p95)', `${slow.toFixed(0)} ms`, '–', true);
  } finally {
    await browser.close();
  }
}

/** Times between pictures while the map follows the pointer, ascending. */
async function drag(page: Page): Promise<number[]> {
  // As a text: what a compiler adds to a function is not there in the page.
  await page.evaluate(`{
    window.frames_ = [];
    let last = performance.now();
    const count = (now) => {
      window.frames_.push(now - last);
      last = now;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  }`);
  await page.mouse.move(700, 450);
  await page.mouse.down();
  for (let step = 0; step < 120; step++) {
    const turn = (step / 120) * 4 * Math.PI;
    await page.mouse.move(700 + 200 * Math.sin(turn), 450 + 120 * Math.sin(2 * turn));
  }
  await page.mouse.up();
  const frames = (await page.evaluate('window.frames_')) as number[];
  return frames.toSorted((a, b) => a - b);
}

async function plantPatrols(): Promise<void> {
  const year = Number(MONTH.slice(0, 4));
  for (const before of [0, 1, 2]) await run('SELECT ensure_year($1)', [year - before]);
  const { rows } = await run('SELECT id FROM patrols WHERE city = $1 ORDER BY id LIMIT $2', [test.city, SEED_PATROLS]);
  const seeds = rows.map(({ id }) => id as string);
  // In parts: no statement of ours may run for longer than five minutes.
  for (let from = 1; from <= PATROLS / SEED_PATROLS; from += PART)
    await run(
      `INSERT INTO patrols SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid()::text, 'month', to_char(d.at, 'YYYY-MM'),
        'day', d.at::date, 'started_at', d.at, 'ended_at', d.at + interval '25 minutes'))).*
      FROM patrols p
      CROSS JOIN generate_series($1::int, $2::int) i
      CROSS JOIN LATERAL (SELECT timestamptz '2023-02-01' + (i * 7919 % 1000) * interval '1 day' + (i % 600) * interval '1 minute' AS at) d
      WHERE p.city = $3 AND p.id = ANY($4)`,
      [from, Math.min(from + PART - 1, PATROLS / SEED_PATROLS), test.city, seeds],
    );
  // What two million rows at once leave behind is put in order by the database itself within some minutes, which nobody waits for here.
  for (const upkeep of ['VACUUM (ANALYZE) patrols', 'CHECKPOINT']) await runOnServer(test.db.connection, upkeep);
}

/** As after an import or a month of our own: the planner must not think that a table just filled is empty. */
async function renewStatistics(...tables: readonly string[]): Promise<void> {
  await run('SELECT renew_statistics($1)', [tables]);
}

async function measureList(url: string, cookie: string, clients: number): Promise<void> {
  const times = await askElsewhere({ url: `${url}/api/patrols?limit=50`, cookie, asks: ASKS, clients });
  const p95 = times[Math.ceil(times.length * 0.95) - 1]!;
  tell(`newest 50 of ${PATROLS} patrols, ${clients} at once, p95`, `${p95.toFixed(1)} ms`, '50 ms', p95 <= 50);
}

async function plantTracks(): Promise<void> {
  const points = Array.from({ length: POINTS }, (_, i) => ({
    ...{
      timeMs: Date.UTC(2025, 11, 3, 1) + i * 5000,
      lon: 113.3 + i * 5e-5,
      lat: 23.1 + i * 3e-5,
      accuracyM: 8,
      part: 0,
    },
  }));
  const bytes = Buffer.from(encodeTrack(points));
  await run(
    `INSERT INTO tracks (city, month, patrol, region, point_count, points)
      SELECT city, month, id, region, $1, $2 FROM patrols WHERE city = $3 AND month >= '2024-01'
      ORDER BY month DESC, id LIMIT $4 ON CONFLICT DO NOTHING`,
    [POINTS, bytes, test.city, TRACKS],
  );
  await renewStatistics('tracks');
}

async function measureExport(url: string, cookie: string): Promise<void> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const began = performance.now();
  const query = new URLSearchParams({ from: '2024-01-01', to: '2025-12-31' });
  const { bytes, features } = await readElsewhere({ url: `${url}/api/patrols/tracks.geojson?${query}`, cookie });
  clearInterval(watch);
  const seconds = (performance.now() - began) / 1000;
  const grown = (most - before) / 2 ** 20;
  tell(
    `${features} tracks as GeoJSON (${(bytes / 2 ** 20).toFixed(0)} MB)`,
    `${seconds.toFixed(2)} s`,
    '5 s',
    seconds <= 5,
  );
  tell('  memory grown meanwhile', `${grown.toFixed(0)} MB`, '200 MB', grown <= 200);
}
