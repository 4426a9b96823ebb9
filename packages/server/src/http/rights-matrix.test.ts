// Every endpoint × every role × where the thing lies, asked through the door and compared with a table that a person can read. A new
// endpoint, a lost right or a query without its region changes the table, and the test fails until somebody has looked at the change.
import { readFileSync } from 'node:fs';
import { API, type Endpoint, type EndpointName } from '@xunhe/contract/api';
import { makeId } from '@xunhe/domain/ground/id';
import { ROLES, type Role } from '@xunhe/domain/people/role';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { inScope } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';
import { addForeignCity, FOREIGN } from './test-foreign-city.ts';

const TABLE = new URL('./rights-matrix.txt', import.meta.url);
const MONTH = '2025-11';
const PLACES = ['own', 'inside', 'sibling', 'district', 'city', 'absent'] as const;

type Place = (typeof PLACES)[number];
type Thing = 'reach' | 'patrol' | 'problem';

let test: TestCity;
/** The person whose account is tried in every role: he has records of his own in the village for which the account stands. */
let chief: { person: string; region: string };
const things = new Map<string, string>();
const callers = new Map<Role, Caller>();

beforeAll(async () => {
  test = await openTestCity({ reaches: 120, months: 26, seed: 11 });
  await addForeignCity(test.db);
  await runCycle({ db: test.db, city: test.city, month: MONTH, now: () => test.clock.now, random });
  await inScope(test.db, { city: test.city, region: test.city }, async (tx) => {
    const rowsOf = {
      reach: await tx.selectFrom('reaches').select(['id', 'region']).execute(),
      patrol: await tx.selectFrom('patrols').select(['id', 'region', 'person']).execute(),
      problem: await tx.selectFrom('problems').select(['id', 'region', 'reporter as person']).execute(),
    };
    // Somebody who walked in a village where others walk too, beside a sibling village with reaches and patrols of its own.
    const walked = rowsOf.patrol
      .map((row) => ({ ...row, village: row.region }))
      .find(
        ({ person, village }) =>
          rowsOf.patrol.some((row) => row.person !== person && isIn(row.region, village)) &&
          rowsOf.problem.some((row) => isIn(row.region, village)) &&
          (['reach', 'patrol'] as const).every((thing) =>
            rowsOf[thing].some((row) => placeOf(row.region, village) === 'sibling'),
          ),
      );
    if (!walked) throw new Error('The made city has nobody to try');
    const { person, village: region } = walked;
    const problem = rowsOf.problem.find((row) => isIn(row.region, region))!;
    await tx
      .updateTable('problems')
      .set({ reporter: person })
      .where('city', '=', test.city)
      .where('id', '=', problem.id)
      .execute();
    problem.person = person;
    chief = { person, region };
    for (const [thing, rows] of Object.entries(rowsOf))
      for (const row of rows) {
        const place = 'person' in row && row.person === person ? 'own' : placeOf(row.region, region);
        if (place === 'own' && !isIn(row.region, region)) continue;
        if (!things.has(`${thing}/${place}`)) things.set(`${thing}/${place}`, row.id);
      }
    for (const thing of ['reach', 'patrol', 'problem'] as const) {
      things.set(`${thing}/city`, FOREIGN[thing]);
      things.set(`${thing}/absent`, 'none');
    }
    for (const role of ROLES)
      await tx
        .insertInto('accounts')
        .values({ city: test.city, login: `as-${role}`, person, role, region })
        .execute();
  });
  for (const role of ROLES) callers.set(role, await test.as(`as-${role}`));
});
afterAll(() => test.close());

function random(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

const isIn = (region: string, village: string) => region === village;

function placeOf(region: string, town: string): Place {
  if (isIn(region, town)) return 'inside';
  return region.startsWith(town.slice(0, 6)) ? 'sibling' : 'district';
}

/** Which thing an endpoint is about, and how it is asked for one. */
const ABOUT: Partial<Record<EndpointName, { thing: Thing; ask: (id: string) => object }>> = {
  reach: { thing: 'reach', ask: (id) => ({ params: { id } }) },
  reachSeries: { thing: 'reach', ask: (id) => ({ params: { id } }) },
  reachRisk: { thing: 'reach', ask: (id) => ({ params: { id } }) },
  patrol: { thing: 'patrol', ask: (id) => ({ params: { id } }) },
  patrolTrack: { thing: 'patrol', ask: (id) => ({ params: { id } }) },
  problem: { thing: 'problem', ask: (id) => ({ params: { id } }) },
  // No such move: 409 says that the problem was reached, 404 that it was not.
  moveProblem: { thing: 'problem', ask: (id) => ({ params: { id }, body: { move: 'noSuchMove', note: '' } }) },
  submitPatrol: {
    thing: 'reach',
    ask: (reach) => ({
      body: {
        ...{ id: makeId(test.clock.now, random(10)), reach, mode: 'walk', points: [], note: '', nothingFound: true },
        ...{ startedAt: '2025-12-30T01:00:00Z', endedAt: '2025-12-30T01:20:00Z' },
      },
    }),
  },
  reportProblem: {
    thing: 'reach',
    ask: (reach) => ({
      body: {
        ...{ id: makeId(test.clock.now, random(10)), reach, type: 'other', text: '', at: '2025-12-30T01:00:00Z' },
        ...{ lon: null, lat: null, patrol: null },
      },
    }),
  },
};

/** Lists: the region of a row, where it tells one. */
const LISTS: Partial<Record<EndpointName, object>> = {
  reachStates: { params: { month: MONTH } },
  reaches: { query: { limit: '500' } },
  warnings: { params: { month: MONTH }, query: { limit: '500' } },
  duties: { params: { month: '2025-12' }, query: { limit: '500' } },
  patrols: { query: { limit: '500' } },
  problems: { query: { limit: '500' } },
  evaluation: { params: { month: MONTH } },
};

async function tellEndpoint(name: EndpointName, role: Role): Promise<string> {
  const caller = callers.get(role)!;
  const about = ABOUT[name];
  if (about) {
    const cells: string[] = [];
    for (const place of PLACES) {
      const id = things.get(`${about.thing}/${place}`);
      cells.push(id === undefined ? '–' : String((await caller(name, about.ask(id))).status));
    }
    return cells.map((cell) => cell.padEnd(9)).join('');
  }
  const { status, body } = await caller(name, LISTS[name] ?? {});
  if (!LISTS[name] || status !== 200) return String(status);
  return `${status}      ${await tellRows(body.rows)}`;
}

/** Whether rows lie outside the person's region, and whether each is his own. */
async function tellRows(rows: readonly Record<string, string>[]): Promise<string> {
  const regions = await inScope(
    test.db,
    { city: test.city, region: test.city },
    async (tx) =>
      new Map((await tx.selectFrom('reaches').select(['id', 'region']).execute()).map((row) => [row.id, row.region])),
  );
  const regionOf = (row: Record<string, string>) => row.region ?? regions.get(row.reach ?? row.id ?? '') ?? 'unknown';
  if (rows.length === 0) return 'no rows';
  const outside = rows.filter((row) => !isIn(regionOf(row), chief.region));
  const own = rows.every((row) => 'person' in row && row.person === chief.person);
  return outside.length > 0 ? `ROWS OUTSIDE HIS REGION: ${outside.length}` : own ? 'own rows' : 'rows of his region';
}

describe('the matrix of rights', () => {
  it('is what the table says, for every endpoint, every role and every place', async () => {
    const lines = [
      'One person, with an account of each role for one village. Columns for one thing: his own, inside the village, in a sibling one,',
      'in another district, in another city, absent. 409 of moveProblem means that the problem was reached; 400 that nothing was looked at.',
      '',
      `${'endpoint'.padEnd(15)}${'role'.padEnd(16)}${PLACES.map((place) => place.padEnd(9)).join('')}`.trimEnd(),
    ];
    for (const name of Object.keys(API) as EndpointName[]) {
      const endpoint: Endpoint = API[name];
      if (endpoint.right === 'open' || name === 'signOut') {
        lines.push(`${name.padEnd(15)}${endpoint.right === 'open' ? 'open to anybody' : 'whoever is signed in'}`);
        continue;
      }
      for (const role of ROLES)
        lines.push(`${name.padEnd(15)}${role.padEnd(16)}${await tellEndpoint(name, role)}`.trimEnd());
    }
    const told = `${lines.join('\n')}\n`;
    expect(told).not.toContain('OUTSIDE');
    expect(told).toBe(readFileSync(TABLE, 'utf8'));
  }, 120_000);
});
