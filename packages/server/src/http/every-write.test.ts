// Every endpoint that writes, and every one that looks at somebody's track, is called once: it must leave an event with who did it and from
// where, in the same transaction as all else it stores. An endpoint that is not in the table of examples fails the test.
import { API, type Endpoint, type EndpointName } from '@xunhe/contract/api';
import { makeId } from '@xunhe/domain/ground/id';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_CITY } from '../acts/guests.ts';
import { connectionConfig, inScope } from '../store/db.ts';
import { makeServer } from './server.ts';
import { type CallInput, call, openTestCity, type TestCity } from './test-city.ts';
import { makeTileIndex } from './tile-index.ts';

/** Reads that are recorded like writes. */
const LOOKS: readonly string[] = ['patrolTrack'];
const NAMES = (Object.keys(API) as EndpointName[]).filter((name) => {
  const { method }: Endpoint = API[name];
  return method === 'POST' || LOOKS.includes(name);
});
const PASSWORD = '测试-password-1';

interface Example {
  /** Whose session it is asked with; null for what is asked before. */
  readonly login: string | null;
  /** Who must stand in the event. */
  readonly actor: string;
  readonly input: () => CallInput | Promise<CallInput>;
  readonly app?: FastifyInstance;
  /** Signing in and out: held to the rule as soon as it writes events at all. */
  readonly bySignIn?: true;
}

let test: TestCity;
let sampleApp: FastifyInstance;
let owner: pg.Client;
let chief: { login: string; person: string; reach: string };
let office: { login: string; person: string };

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 4 });
  owner = new pg.Client(connectionConfig(test.db.connection));
  await owner.connect();
  await inScope(test.db, { city: test.city, region: test.city }, async (tx) => {
    const posts = tx.selectFrom('posts').innerJoin('accounts', 'accounts.person', 'posts.person');
    chief = await posts
      .select(['accounts.login', 'accounts.person', 'posts.reach'])
      .where('accounts.role', '=', 'chief')
      .executeTakeFirstOrThrow();
    office = await tx
      .selectFrom('accounts')
      .select(['login', 'person'])
      .where('role', '=', 'office')
      .where('region', '=', `${test.city}00000000`)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('accounts')
      .values({
        ...{ city: test.city, login: 'audit', person: office.person, role: 'audit_admin' },
        ...{ region: `${test.city}00000000`, password_hash: null, disabled_at: null },
      })
      .execute();
  });
  for (const login of [chief.login, office.login, 'audit']) await test.as(login);
  sampleApp = await openSampleDoor();
});
afterAll(async () => {
  await sampleApp.close();
  await owner.end();
  await test.close();
});

function random(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** The newcomer's door stands before the sample city alone: one person of it is enough. */
async function openSampleDoor(): Promise<FastifyInstance> {
  const city = SAMPLE_CITY;
  await owner.query(`INSERT INTO cities (city, name, timezone, standard, target_class) VALUES ('${city}', '样', 'Asia/Shanghai', 'GB3838-2002', 5);
    INSERT INTO regions (city, code, name, level) VALUES ('${city}', '${city}00000000', '样', 'city');
    INSERT INTO people (city, id, name, region) VALUES ('${city}', 'S-guest', '样人', '${city}00000000');
    INSERT INTO accounts (city, login, person, role, region) VALUES ('${city}', 'guest', 'S-guest', 'office', '${city}00000000')`);
  return makeServer(
    {
      ...{ db: test.db, now: () => test.clock.now, random, city: () => city, tiles: makeTileIndex(test.db) },
      ...{ version: 'test', secure: false, onLoopback: true },
    },
    { faces: { console: null, field: null }, log: false },
  );
}

const newId = () => makeId(test.clock.now, random(10));

function makePatrol() {
  return {
    ...{ id: newId(), reach: chief.reach, mode: 'walk', points: [], note: '', nothingFound: true },
    ...{ startedAt: '2025-12-30T01:00:00Z', endedAt: '2025-12-30T01:20:00Z' },
  };
}

function makeProblem() {
  return {
    ...{ id: newId(), reach: chief.reach, type: 'other', text: '', at: '2025-12-30T01:00:00Z' },
    ...{ lon: null, lat: null, patrol: null },
  };
}

async function addProblem(): Promise<string> {
  const body = makeProblem();
  const answer = await call(test.app, 'reportProblem', { body }, await openSession(chief.login));
  expect(answer.status).toBe(200);
  return body.id;
}

function listExamples(): Partial<Record<EndpointName, Example>> {
  const { person: actor, login } = chief;
  return {
    enter: {
      ...{ login: null, actor: 'S-guest', app: sampleApp, bySignIn: true },
      input: () => ({ body: { login: 'guest' } }),
    },
    signIn: { login: null, actor, input: () => ({ body: { login, password: PASSWORD } }), bySignIn: true },
    signOut: { login, actor, input: () => ({}), bySignIn: true },
    submitPatrol: { login, actor, input: () => ({ body: makePatrol() }) },
    reportProblem: { login, actor, input: () => ({ body: makeProblem() }) },
    moveProblem: {
      ...{ login: office.login, actor: office.person },
      input: async () => ({ params: { id: await addProblem() }, body: { move: 'accept', note: '' } }),
    },
    auditVerify: { login: 'audit', actor: office.person, input: () => ({}) },
  };
}

async function openSession(login: string | null): Promise<string | undefined> {
  if (login === null) return undefined;
  return (await call(test.app, 'signIn', { body: { login, password: PASSWORD } })).cookie;
}

interface Written {
  readonly id: string;
  readonly kind: string;
  readonly actor: string | null;
  readonly address: string | null;
}

async function listEvents(): Promise<Written[]> {
  return (await owner.query<Written>('SELECT id, kind, actor, address FROM events')).rows;
}

/** All rows of all tables, whatever tables there will be, as one number each. */
async function sumTables(): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of rows) {
    const sum = await owner.query(
      `SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM "${name}" t`,
    );
    sums[name] = sum.rows[0].sum;
  }
  return sums;
}

describe('every endpoint that writes', () => {
  it('stands in the table of examples', () => {
    expect(Object.keys(listExamples()).sort()).toEqual([...NAMES].sort());
  });

  it.each(NAMES)('%s leaves an event in its transaction, with who did it and from where', async (name) => {
    const example = listExamples()[name];
    if (!example) throw new Error(`${name} has no example`);
    const app = example.app ?? test.app;
    const ask = async () => {
      const input = await example.input();
      const cookie = await openSession(example.login);
      return () => call(app, name, input, cookie);
    };
    const send = await ask();
    const before = new Set((await listEvents()).map(({ id }) => id));
    expect([name, (await send()).status]).toEqual([name, 200]);
    const written = (await listEvents()).filter(({ id }) => !before.has(id));
    if (example.bySignIn && written.length === 0) return;
    expect(written.map(({ actor, address }) => [actor, address])).toContainEqual([example.actor, '127.0.0.1']);

    const sendInVain = await ask();
    const stored = await sumTables();
    await owner.query('REVOKE INSERT ON events FROM xunhe_app');
    try {
      const { status } = await sendInVain();
      expect(status).toBeGreaterThanOrEqual(500);
      expect(await sumTables()).toEqual(stored);
    } finally {
      await owner.query('GRANT INSERT ON events TO xunhe_app');
    }
    expect((await sendInVain()).status).toBe(200);
  });
});
