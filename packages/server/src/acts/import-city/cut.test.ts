// An import whose connection is cut at any moment, as by a restart of the database or a lost power supply.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCard } from '../../make-city/cards.ts';
import { planCity } from '../../make-city/generic-plan.ts';
import { drawInt, makeRandom } from '../../make-city/random.ts';
import { writeCity } from '../../make-city/write-city.ts';
import { connectionConfig } from '../../store/db.ts';
import { openTestDatabase, type TestDatabase } from '../../store/test-database.ts';
import { importCity } from './import-city.ts';
import { STILL, sumStore } from './test-store.ts';

const CUTS = 12;

let whole: TestDatabase;
let cut: TestDatabase;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xunhe-cut-'));
  const city = planCity({ reaches: 24, months: 8, seed: 7, until: '2025-12', monitoredShare: 0.5 });
  await writeCity({ city, card: makeCard(city), folder, gzip: true, series: null });
  whole = await openTestDatabase();
  cut = await openTestDatabase();
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await whole.close();
  await cut.close();
});

it('ends in the same store as one that was left alone', async () => {
  const started = Date.now();
  const { city, ok } = await importCity(whole.db, folder, STILL);
  expect(ok).toBe(true);
  const lastsMs = Date.now() - started;

  const random = makeRandom(7, 'cuts');
  let failed = 0;
  // What was kept makes the next try faster, and the machine may be busy: so it is tried until enough of them were really cut.
  for (let tries = 0; failed < CUTS && tries < 5 * CUTS; tries++) {
    const run = importCity(cut.db, folder, STILL).then(
      () => 'done',
      () => 'cut',
    );
    // Later and later, so that every file is reached by some of them.
    const latestMs = Math.ceil((lastsMs * 0.8 * (failed + 1)) / CUTS);
    await wait(drawInt(random, 1, latestMs));
    await endConnections(cut);
    if ((await run) === 'cut') failed++;
  }
  expect(failed).toBe(CUTS);

  const last = await importCity(cut.db, folder, STILL);
  expect(last.ok).toBe(true);
  expect(await sumStore(cut.db, city)).toEqual(await sumStore(whole.db, city));
});

async function endConnections({ connection }: TestDatabase): Promise<void> {
  const client = new pg.Client(connectionConfig(connection));
  await client.connect();
  await client.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await client.end();
}
