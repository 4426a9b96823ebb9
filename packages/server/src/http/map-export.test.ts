// The files of reaches and problems: what whoever asks may read and nothing beside it, with no person in it.
import { PROBLEM_EXPORT_PATH, REACH_EXPORT_PATH } from '@xunhe/contract/map-export';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { inScope } from '../store/db.ts';
import { openTestCity, type TestCity } from './test-city.ts';
import { plantMatrix } from './test-matrix-city.ts';
import { MONTH, OTHER, PERSON, TOWN } from './test-matrix-places.ts';

let test: TestCity;
const cookies = new Map<string, string>();

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 11 });
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  await runCycle({ db: test.db, city: test.city, month: MONTH, now: () => test.clock.now, random });
  const planted = await plantMatrix(test);
  for (const role of planted.keys()) cookies.set(role, planted.get(role));
  const office = test.accounts.find(({ role, region }) => role === 'office' && region.endsWith('00000000'))!;
  cookies.set('city', await test.enter(office.login));
});
afterAll(() => test.close());

async function get(who: string, url: string, query: Record<string, string> = {}) {
  const cookie = cookies.get(who)!;
  const headers = cookie.startsWith('Bearer ') ? { authorization: cookie } : { cookie };
  return test.app.inject({ method: 'GET', url, query, headers });
}

// biome-ignore lint/suspicious/noExplicitAny: features of both files
const features = async (...asked: Parameters<typeof get>): Promise<any[]> => {
  const answer = await get(...asked);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/geo+json']);
  expect(answer.headers['content-disposition']).toMatch(/attachment; filename="xunhe-\w+-9901\.geojson"/);
  return answer.json().features;
};
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id).sort();

async function listed(who: string, path: string, query: Record<string, string> = {}): Promise<string[]> {
  return ids((await get(who, path, { limit: '500', ...query })).json().rows);
}

describe('the file of reaches', () => {
  it('has each line with its class, its warning and what was walked of it', async () => {
    const all = await features('city', REACH_EXPORT_PATH, { month: MONTH });
    const states = (await get('city', `/api/months/${MONTH}/reach-states`)).json().rows;
    expect(all).toHaveLength(states.length);
    for (const state of states) {
      const { properties } = all.find(({ id }) => id === state.id);
      const { id: _, basis: __, ...told } = state;
      expect(properties).toMatchObject({ ...told, month: MONTH });
    }
    const own = all.find(({ id }) => id === 'R-own');
    expect(own.geometry.type).toBe('LineString');
    expect([own.properties.level, own.properties.probability, own.properties.visitsAsked]).toEqual(['orange', 0.6, 2]);
  });

  it('is of the region of whoever asks, with what neighbours share and say so', async () => {
    const town = await features('office', REACH_EXPORT_PATH);
    expect(ids(town)).toEqual(['R-inside', 'R-own', 'R-shared']);
    expect(town.filter(({ properties }) => properties.shared).map(({ id }) => id)).toEqual(['R-shared']);
    expect(await features('office', REACH_EXPORT_PATH, { region: '990199002000' })).toEqual([]);
  });

  it('is filtered as the list is', async () => {
    for (const query of [{ level: 'orange' }, { region: TOWN }, { q: 'R-sib' }] as const)
      expect([query, ids(await features('city', REACH_EXPORT_PATH, { ...query, month: MONTH }))]).toEqual([
        query,
        await listed('city', '/api/reaches', { ...query, month: MONTH }),
      ]);
  });
});

describe('the file of problems', () => {
  it('has each problem of the list where it lies, without words and names', async () => {
    const answer = await get('city', PROBLEM_EXPORT_PATH);
    const all: { id: string; properties: object }[] = answer.json().features;
    expect(ids(all)).toEqual(await listed('city', '/api/problems'));
    expect(all.find(({ id }) => id === 'Q-own')).toMatchObject({
      geometry: { type: 'Point', coordinates: [113.2, 22.5] },
      properties: { state: 'reported', type: 'other', reach: 'R-own', key: false },
    });
    expect(Object.keys(all[0]!.properties).filter((key) => /person|reporter|follower|text|behalf/i.test(key))).toEqual(
      [],
    );
    expect(answer.body).not.toContain('一事');
    const people = await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
      tx.selectFrom('people').select('name').where('city', '=', test.city).execute(),
    );
    const held = people.map(({ name }) => name).filter((name) => answer.body.includes(`"${name}"`));
    expect([held, people.length > 20, [PERSON, OTHER].some((id) => answer.body.includes(id))]).toEqual([
      [],
      true,
      false,
    ]);
  });

  it('is of the region of whoever asks, and filtered as the list is', async () => {
    for (const query of [{}, { open: 'true' }, { state: 'reported' }, { region: '990199002000' }] as const)
      expect([query, ids(await features('office', PROBLEM_EXPORT_PATH, query))]).toEqual([
        query,
        await listed('office', '/api/problems', query),
      ]);
    expect(ids(await features('office', PROBLEM_EXPORT_PATH))).not.toContain('Q-sibling');
  });
});

it('gives both to whoever may read the list, and to nobody else', async () => {
  for (const [list, file] of [
    ['/api/reaches', REACH_EXPORT_PATH],
    ['/api/problems', PROBLEM_EXPORT_PATH],
  ] as const)
    for (const role of [...cookies.keys()]) {
      const [asList, asFile] = [await get(role, list), await get(role, file)];
      expect([role, file, asFile.statusCode]).toEqual([role, file, asList.statusCode]);
      if (asList.statusCode === 200) expect(ids(asFile.json().features)).toEqual(await listed(role, list));
    }
  expect((await test.app.inject({ method: 'GET', url: REACH_EXPORT_PATH })).statusCode).toBe(401);
  const odd = await get('city', PROBLEM_EXPORT_PATH, { sort: 'due' });
  expect([odd.statusCode, odd.json().kind]).toEqual([400, 'request.invalid']);
});
