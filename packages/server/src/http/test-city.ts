// A small generated city in a database of its own, with the web server before it: what the tests of the doors stand on. Only for tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { API, type EndpointName } from '@xunhe/contract/api';
import type { FastifyInstance } from 'fastify';
import { givePolicies } from '../acts/cycle/policy.ts';
import { importCity } from '../acts/import-city/import-city.ts';
import { hashPassword } from '../acts/password.ts';
import { makeCard } from '../make-city/cards.ts';
import { planCity } from '../make-city/generic-plan.ts';
import { writeCity } from '../make-city/write-city.ts';
import { type Database, inScope } from '../store/db.ts';
import { type AccountListed, listAccounts, setPassword } from '../store/people.ts';
import { openTestDatabase } from '../store/test-database.ts';
import { makeServer } from './server.ts';
import { makeTileIndex } from './tile-index.ts';

export interface TestCity {
  readonly db: Database;
  readonly city: string;
  readonly app: FastifyInstance;
  readonly accounts: readonly AccountListed[];
  /** Real time as the server sees it; tests may move it. */
  readonly clock: { now: number };
  /** Signs in (giving the account a password first) and answers as that person. */
  as(login: string): Promise<Caller>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into bodies of every endpoint
  readonly body: any;
}

export type Caller = (name: EndpointName, input?: CallInput) => Promise<Answer>;

export interface CallInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const PASSWORD = '测试-password-1';

/** @param months of samples; the city's own clock stands on the day after the last of them, so that its last month can be run */
export async function openTestCity(wanted: { reaches: number; months: number; seed: number }): Promise<TestCity> {
  const { db, close } = await openTestDatabase();
  const clock = { now: Date.UTC(2026, 0, 8, 4) };
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  const city = await importMade(db, wanted, { now: () => clock.now, random });
  const scope = { city, region: city };
  const accounts = await inScope(db, scope, async (tx) => {
    await givePolicies(tx, city);
    return listAccounts(tx, city);
  });
  const app = await makeServer(
    {
      db,
      now: () => clock.now,
      random,
      city: () => city,
      tiles: makeTileIndex(db),
      version: 'test',
      secure: false,
      onLoopback: true,
    },
    { faces: { console: null, field: null }, log: false },
  );
  const opened = new Set<string>();
  return {
    db,
    city,
    app,
    accounts,
    clock,
    async as(login) {
      // A new password ends the sessions of the old one.
      if (!opened.has(login)) {
        const hash = await hashPassword(PASSWORD);
        await inScope(db, scope, (tx) => setPassword(tx, city, login, hash));
        opened.add(login);
      }
      const answer = await call(app, 'signIn', { body: { login, password: PASSWORD } });
      if (answer.status !== 200) throw new Error(`${login} could not sign in: ${JSON.stringify(answer.body)}`);
      return (name, input) => call(app, name, input, answer.cookie);
    },
    async close() {
      await app.close();
      await close();
    },
  };
}

export async function call(
  app: FastifyInstance,
  name: EndpointName,
  input: CallInput = {},
  cookie?: string,
): Promise<Answer & { cookie: string }> {
  const endpoint = API[name];
  const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(input.params?.[key] ?? 'none'));
  const response = await app.inject({
    method: endpoint.method,
    url: path,
    ...(input.query ? { query: { ...input.query } } : {}),
    headers: {
      ...(cookie ? { cookie } : {}),
      ...(endpoint.method === 'POST' ? { 'content-type': 'application/json', 'x-xunhe': '1' } : {}),
    },
    ...(endpoint.method === 'POST' ? { payload: JSON.stringify(input.body ?? {}) } : {}),
  });
  const text = response.body;
  return {
    status: response.statusCode,
    body: text === '' ? null : JSON.parse(text),
    cookie: String(response.headers['set-cookie'] ?? '').split(';')[0]!,
  };
}

async function importMade(
  db: Database,
  wanted: { reaches: number; months: number; seed: number },
  chance: { now: () => number; random: (count: number) => Uint8Array },
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'xunhe-city-'));
  try {
    const plan = planCity({ ...wanted, until: '2025-12', monitoredShare: 0.5 });
    await writeCity({ city: plan, card: makeCard(plan), folder, gzip: false, series: null });
    const report = await importCity(db, folder, chance);
    if (!report.ok)
      throw new Error(`The made city was refused: ${JSON.stringify(report.files.map((file) => file.bad[0]))}`);
    return report.city;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
