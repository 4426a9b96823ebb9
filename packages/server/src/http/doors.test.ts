import { API, type EndpointName } from '@xunhe/contract/api';
import type { Endpoint } from '@xunhe/contract/endpoint';
import { type Right, rightOf } from '@xunhe/domain/people/may';
import type { Role } from '@xunhe/domain/people/role';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { makeNextReports } from '../acts/reports/make-reports.ts';
import { inScope } from '../store/db.ts';
import { plantCircular } from './test-circular.ts';
import { type Caller, call, openTestCity, type TestCity } from './test-city.ts';
import { plantWebhook } from './test-webhook.ts';

const NAMES = Object.keys(API) as EndpointName[];
const MONTH = '2025-11';
let test: TestCity;
let office: Caller;
const callers = new Map<Role, Caller>();

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 3 });
  await runCycle({ db: test.db, city: test.city, month: MONTH, now: () => test.clock.now, random: randomBytes });
  for (const role of ['chief', 'office', 'handler'] as const)
    callers.set(role, await test.as(test.accounts.find((account) => account.role === role)!.login));
  office = await test.as(
    test.accounts.find((account) => account.role === 'office' && account.region.endsWith('00000000'))!.login,
  );
});
afterAll(() => test.close());

function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** What each GET needs to have something to answer. */
async function inputOf(name: EndpointName) {
  const first = async (list: EndpointName) => (await office(list, { query: { limit: '1' } })).body.rows[0].id as string;
  const path = API[name].path;
  if (name === 'search') return { query: { q: '河' } };
  if (name === 'warningCase') return { params: { month: MONTH, reach: await first('reaches') } };
  if (path.includes('/months/'))
    return { params: { month: name === 'duties' || name === 'workload' ? '2025-12' : MONTH } };
  if (name === 'assessment') return { params: { id: await first('reaches'), month: MONTH } };
  if (path.startsWith('/api/reaches/:id')) return { params: { id: await first('reaches') } };
  if (name === 'patrolTrack') return { params: { id: await findTrack() } };
  if (name === 'uploadState') return { params: { sha256: '0'.repeat(64) } };
  if (name === 'patrol') return { params: { id: await first('patrols') } };
  if (name === 'problem' || name === 'citizenSide' || name === 'problemDuplicates' || name === 'letters')
    return { params: { id: await first('problems') } };
  if (name === 'webhookDeliveries') return { params: { id: await addWebhook() } };
  if (name === 'sentCircular' || name === 'circularReaders') return { params: { id: await addCircular() } };
  if (name === 'bulletin') return { params: { id: await first('bulletins') } };
  if (name === 'bulletinOfProblem') return { params: { id: await first('problems') } };
  if (name === 'bulletinEffect') {
    const said = { issuer: 'city', kind: 'named', verified: 'true', knownDay: '2025-12-01' };
    return { query: { ...said, reaches: await first('reaches') } };
  }
  if (name === 'circularAudience') return { query: { region: `${test.city}00000000`, groups: 'office' } };
  if (name === 'problemStatistics') return { query: { from: '2025-01-01', to: '2026-12-31' } };
  if (name === 'report') {
    await office('orderReports', { body: { period: '2001-01' } });
    await makeNextReports({ db: test.db, now: () => test.clock.now, random: randomBytes }, test.city);
    return { params: { period: '2001-01', kind: 'region', subject: `${test.city}00000000` } };
  }
  if (name === 'dutyRule') return { params: { rule: 'universal-2019@1' } };
  if (name === 'rulePreview') {
    const rules = { from: 'universal-2019@1', to: 'differentiated-default@1' };
    return { query: { ...rules, first: '2000-01', last: '2200-01', by: 'district' } };
  }
  if (name === 'visitAllocation') return { query: { rule: 'universal-2019@1', first: '2000-01', last: '2200-01' } };
  if (name === 'accountDeliveries') return { params: { login: 'village0001' } };
  if (name === 'register') return { params: { kind: 'source' } };
  if (name === 'registerRecord') return { params: { kind: 'reach', id: await first('reaches') } };
  if (name === 'person') return { params: { id: await first('people') } };
  return {};
}

let circulars = 0;
async function addCircular(): Promise<string> {
  const by = (await office('me')).body.person;
  const region = `${test.city}00000000`;
  const id = `C-${++circulars}`;
  await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
    plantCircular(tx, { city: test.city, id, office: region, region, by }),
  );
  return id;
}

async function addWebhook(): Promise<string> {
  const made_by = (await office('me')).body.person;
  const of = { city: test.city, id: 'W-one', made_by, region: `${test.city}00000000` };
  await inScope(test.db, { city: test.city, region: test.city }, (tx) => plantWebhook(tx, of));
  return of.id;
}

async function findTrack(): Promise<string> {
  const found = await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
    tx.selectFrom('tracks').select('patrol').executeTakeFirstOrThrow(),
  );
  return found.patrol;
}

describe('the doors', () => {
  it('let nobody in who is not signed in, but to the open ones', async () => {
    for (const name of NAMES) {
      const endpoint: Endpoint = API[name];
      const { status, body } = await call(test.app, name);
      if (endpoint.right === 'open') expect(status, name).not.toBe(401);
      else expect([name, status, body.kind]).toEqual([name, 401, 'session.missing']);
    }
    expect((await test.app.inject('/api/tiles/0/0/0')).statusCode).toBe(401);
  });

  it('let each role through to what the table of rights says, and to nothing else', async () => {
    for (const [role, caller] of callers) {
      for (const name of NAMES) {
        const { right }: Endpoint = API[name];
        if (right === 'open' || right === 'signedIn' || name === 'signOut') continue;
        const { status, body } = await caller(name);
        const isForbidden = status === 403 && body.kind === 'right.missing';
        expect([role, name, isForbidden, status]).toEqual([role, name, rightOf(role, right) === null, status]);
      }
    }
  });

  it('answer every question in the shape of the contract', async () => {
    const administrators = { 'account.manage': await test.as('security'), 'audit.read': await test.as('audit') };
    for (const name of NAMES) {
      if (API[name].method !== 'GET' || name === 'today') continue;
      const { right }: Endpoint = API[name];
      // Of a refused record, a signal or a standing there is none here; their own tests ask for them.
      if (name === 'refusedRecord' || name === 'signal' || name === 'standing') continue;
      const held = [...callers].find(([role]) => rightOf(role, right as Right) !== null)?.[1];
      const isOffice = right === 'open' || right === 'signedIn' || rightOf('office', right) !== null;
      const caller =
        right in administrators ? administrators[right as keyof typeof administrators] : isOffice ? office : held!;
      const { status, body } = await caller(name, await inputOf(name));
      expect([name, status, JSON.stringify(body).slice(0, 200)]).toEqual([name, 200, expect.anything()]);
      const errors = [...Compile(API[name].answer).Errors(body)].slice(0, 2);
      expect([name, errors]).toEqual([name, []]);
    }
  });

  it('show a district nothing of another, and a foreign thing as one that is not there', async () => {
    const account = test.accounts.find((one) => one.role === 'office' && !one.region.endsWith('00000000'))!;
    const district = await test.as(account.login);
    const prefix = account.region.slice(0, 6);
    for (const list of ['reaches', 'patrols', 'problems'] as const) {
      // All patrols are counted up to a number; those of a month to the last.
      const query = { limit: '500', ...(list === 'patrols' && { month: '2025-12' }) };
      const all = (await office(list, { query })).body;
      const own = (await district(list, { query })).body;
      expect(own.total, list).toBeLessThan(all.total);
      expect(own.total, list).toBeGreaterThan(0);
      const ownIds = new Set(own.rows.map((row: { id: string }) => row.id));
      const foreign = all.rows.find((row: { id: string; region?: string }) =>
        row.region ? !row.region.startsWith(prefix) : !ownIds.has(row.id),
      );
      const one = ({ reaches: 'reach', patrols: 'patrol', problems: 'problem' } as const)[list];
      const answer = await district(one, { params: { id: foreign.id } });
      const absent = await district(one, { params: { id: 'R-none' } });
      expect([list, answer.status, answer.body]).toEqual([list, 404, absent.body]);
    }
  });

  it('refuse a post that another site could send, and bodies that are no plain JSON', async () => {
    const post = (payload: string, headers: Record<string, string>) =>
      test.app.inject({ method: 'POST', url: '/api/sign-in', payload, headers });
    const json = { 'content-type': 'application/json', 'x-xunhe': '1' };
    const kinds = async (payload: string, headers: Record<string, string> = json) => {
      const answer = await post(payload, headers);
      return [answer.statusCode, answer.json().kind];
    };
    const body = JSON.stringify({ login: 'a', password: 'b' });
    expect(await kinds(body, { 'content-type': 'application/json' })).toEqual([403, 'request.header']);
    expect(await kinds(body, { 'content-type': 'text/plain', 'x-xunhe': '1' })).toEqual([415, 'body.type']);
    expect(await kinds('{"login":')).toEqual([400, 'body.malformed']);
    expect(await kinds('{"login":"a","password":"\\u0000"}')).toEqual([400, 'body.control']);
    expect(await kinds('{"login":"a","password":"\\ud800"}')).toEqual([400, 'body.surrogate']);
    expect(await kinds(`${'['.repeat(300)}${']'.repeat(300)}`)).toEqual([400, 'body.deep']);
    expect(await kinds('{"login":"a","password":"b","more":1}')).toEqual([400, 'request.invalid']);
    expect(await kinds('{"login":"a","__proto__":{"x":1},"password":"b"}')).toEqual([400, expect.any(String)]);
    expect(await kinds(JSON.stringify({ login: 'a', password: 'b'.repeat(4_000_000) }))).toEqual([
      413,
      'body.tooLarge',
    ]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('ends a session at its sign-out, and locks an account, not an address, after five wrong passwords', async () => {
    const { login } = test.accounts.find((account) => account.role === 'chief')!;
    const chief = await test.as(login);
    expect((await chief('me')).body.login).toBe(login);
    await chief('signOut');
    expect((await chief('me')).status).toBe(401);
    const other = test.accounts.filter((account) => account.role === 'chief')[1]!.login;
    await test.as(other);
    const guess = async (name: string, password: string) =>
      (await call(test.app, 'signIn', { body: { login: name, password } })).body.kind;
    for (let n = 0; n < 5; n++) expect(await guess(other, 'wrong')).toBe('signIn.wrong');
    expect(await guess(other, 'wrong')).toBe('signIn.locked');
    // A login that nobody has locks like one, so that it cannot be told.
    for (let n = 0; n < 5; n++) expect(await guess('nobody-at-all', 'wrong')).toBe('signIn.wrong');
    expect(await guess('nobody-at-all', 'wrong')).toBe('signIn.locked');
    test.clock.now += 16 * 60_000;
    await test.as(other);
  });

  it('serves the reaches of a person as a tile, and refuses places that are none', async () => {
    const { login } = test.accounts.find(({ role, region }) => role === 'office' && region.endsWith('00000000'))!;
    const cookie = await test.enter(login);
    const get = (url: string) => test.app.inject({ url, headers: { cookie } });
    const { geometry } = (await office('reach', await inputOf('reach'))).body;
    const [lon, lat] = (geometry.type === 'LineString' ? geometry.coordinates : geometry.coordinates[0])[0] as [
      number,
      number,
    ];
    const phi = (lat * Math.PI) / 180;
    const x = Math.floor(((lon + 180) / 360) * 1024);
    const y = Math.floor(((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * 1024);
    const tile = await get(`/api/tiles/10/${x}/${y}`);
    expect([tile.statusCode, tile.headers['content-type']]).toEqual([200, 'application/vnd.mapbox-vector-tile']);
    expect(tile.rawPayload.length).toBeGreaterThan(100);
    // Seen from so far that each reach is less than a dot there is nothing to draw.
    expect((await get('/api/tiles/0/0/0')).statusCode).toBe(204);
    expect((await get('/api/tiles/25/0/0')).json().kind).toBe('request.invalid');
    expect((await get('/api/tiles/3/x/0')).json().kind).toBe('request.invalid');
    expect((await get('/api/none')).json().kind).toBe('notFound');
  });
});
