// A small generated city in a database of its own, with the web server before it: what the tests of the doors stand on. Only for tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { API, type EndpointName } from '@xunhe/contract/api';
import { needsSecondFactor } from '@xunhe/domain/people/session-rule';
import type { FastifyInstance } from 'fastify';
import { Secret, TOTP } from 'otpauth';
import { givePolicies } from '../acts/cycle/policy.ts';
import { importCity } from '../acts/import-city/import-city.ts';
import { giveToken } from '../acts/manage-account.ts';
import { hashPassword } from '../acts/password.ts';
import { openFirstAccounts } from '../jobs/first-start.ts';
import { makeCard } from '../make-city/cards.ts';
import { planCity } from '../make-city/generic-plan.ts';
import { writeCity } from '../make-city/write-city.ts';
import { type AccountListed, findAccount, listAccounts, setPassword } from '../store/account.ts';
import { type Database, inScope } from '../store/db.ts';
import { openTestDatabase } from '../store/test-database.ts';
import type { House } from './house.ts';
import { makeServer, type ServerOptions } from './server.ts';
import { testHouse } from './test-house.ts';

export interface TestCity {
  readonly db: Database;
  readonly city: string;
  readonly app: FastifyInstance;
  /** What the server stands on. */
  readonly house: House;
  readonly accounts: readonly AccountListed[];
  /** Real time as the server sees it; tests may move it. */
  readonly clock: { now: number };
  /** Signs in (giving the account a password first) and answers as that person. */
  as(login: string): Promise<Caller>;
  /** The same, answering what stands for the session: a cookie, or `Bearer` and a token. */
  enter(login: string): Promise<string>;
  /** Another server before the same store, to be closed by whoever asked for it. */
  serve(options: Partial<ServerOptions>): Promise<FastifyInstance>;
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
  await inScope(db, scope, async (tx) => {
    await givePolicies(tx, city);
  });
  await openFirstAccounts({ db, now: () => clock.now, random }, city);
  const accounts = await inScope(db, scope, (tx) => listAccounts(tx, city));
  const house = testHouse(db, { city: () => city, now: () => clock.now });
  const serve: TestCity['serve'] = (options) =>
    makeServer(house, { faces: { console: null, field: null }, log: null, ...options });
  const app = await serve({});
  const opened = new Set<string>();
  const enter = async (login: string): Promise<string> => {
    const account = await inScope(db, scope, (tx) => findAccount(tx, city, login));
    if (account?.person.role === 'service')
      return `Bearer ${await inScope(db, scope, (tx) => giveToken(tx, house, account.person))}`;
    // A new password ends the sessions of the old one.
    if (!opened.has(login)) {
      const hash = await hashPassword(PASSWORD);
      const at = new Date(clock.now);
      await inScope(db, scope, (tx) => setPassword(tx, city, login, { hash, at, mustChange: false }));
      opened.add(login);
    }
    const code = await giveCode(house, { city, login });
    const answer = await call(app, 'signIn', { body: { login, password: PASSWORD, code } });
    if (answer.status !== 200) throw new Error(`${login} could not sign in: ${JSON.stringify(answer.body)}`);
    return answer.cookie;
  };
  return {
    db,
    city,
    app,
    house,
    accounts,
    clock,
    serve,
    async as(login) {
      const credential = await enter(login);
      return (name, input) => call(app, name, input, credential);
    },
    enter,
    async close() {
      await app.close();
      house.press.close();
      await close();
      rmSync(house.files.root, { recursive: true, force: true });
    },
  };
}

/** Sets up the second factor of an account that needs one; answers the code that its authenticator shows, a new one each time. */
async function giveCode(house: House, who: { city: string; login: string }): Promise<string | undefined> {
  const secret = new Secret({ buffer: new Uint8Array(20).fill(7).buffer });
  const sealed = house.seal.seal(secret.bytes, `${who.city}/${who.login}/totp`);
  const role = await inScope(house.db, { city: who.city, region: who.city }, async (tx) => {
    const account = (await findAccount(tx, who.city, who.login))!;
    if (needsSecondFactor(account.person.role))
      await tx
        .updateTable('accounts')
        .set({ totp_secret: sealed, totp_step: null })
        .where('city', '=', who.city)
        .where('login', '=', who.login)
        .execute();
    return account.person.role;
  });
  return needsSecondFactor(role) ? new TOTP({ secret }).generate({ timestamp: house.now() }) : undefined;
}

export async function call(
  app: FastifyInstance,
  name: EndpointName,
  input: CallInput = {},
  /** A cookie, or `Bearer` and a token. */
  credential?: string,
): Promise<Answer & { cookie: string }> {
  const endpoint = API[name];
  const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(input.params?.[key] ?? 'none'));
  const response = await app.inject({
    method: endpoint.method,
    url: path,
    ...(input.query ? { query: { ...input.query } } : {}),
    headers: {
      ...(credential ? { [credential.startsWith('Bearer ') ? 'authorization' : 'cookie']: credential } : {}),
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
