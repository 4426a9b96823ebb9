// One PostgreSQL for the whole test run, with a migrated template that every test file clones; and the place of the sample city that is made once.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../packages/server/src/store/db.ts';
import { startEmbedded } from '../packages/server/src/store/embedded/launcher.ts';
import { migrate } from '../packages/server/src/store/migrate.ts';
import { runOnServer, TEMPLATE, TEST_SERVER, withDatabase } from '../packages/server/src/store/test-database.ts';
import { SAMPLE_STORE } from './browser/sample-store.ts';

export default async function setup(): Promise<() => Promise<void>> {
  const sample = mkdtempSync(join(tmpdir(), 'xunhe-sample-'));
  // PostgreSQL may run as another user, who must be let through.
  chmodSync(sample, 0o755);
  process.env[SAMPLE_STORE] = sample;
  const stop = await openDatabase();
  return async () => {
    await stop();
    rmSync(sample, { recursive: true, force: true });
  };
}

async function openDatabase(): Promise<() => Promise<void>> {
  const url = process.env.XUNHE_TEST_DATABASE_URL;
  if (url) return prepare({ url }, async () => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'xunhe-test-'));
  const embedded = await startEmbedded({ dataFolder: folder, log: () => undefined });
  return prepare(embedded.connection, async () => {
    await embedded.stop();
    rmSync(embedded.folder, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });
}

async function prepare(server: Connection, stop: () => Promise<void>): Promise<() => Promise<void>> {
  await runOnServer(server, `DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
  await runOnServer(server, `CREATE DATABASE ${TEMPLATE}`);
  await migrate(withDatabase(server, TEMPLATE));
  process.env[TEST_SERVER] = JSON.stringify(server);
  return stop;
}
