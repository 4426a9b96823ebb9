// A border reach may be read by the neighbour and acted on by nobody there; and who moved away brings home what he did before.
import { makeId } from '@xunhe/domain/ground/id';
import { regionPrefix } from '@xunhe/domain/place/region';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, call, openTestCity, type TestCity } from './test-city.ts';
import { plantMatrix } from './test-matrix-city.ts';
import { MONTH, PERSON, TOWN } from './test-matrix-places.ts';

let test: TestCity;
let chief: Caller;
let office: Caller;
let assistant: Caller;

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 11 });
  const cookies = await plantMatrix(test);
  const as =
    (role: 'chief' | 'office' | 'assistant'): Caller =>
    (name, input) =>
      call(test.app, name, input, cookies.get(role));
  [chief, office, assistant] = [as('chief'), as('office'), as('assistant')];
});
afterAll(() => test.close());

const inCity = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);

function makePatrol(reach: string, day = '2025-12-28', id = newId()) {
  return {
    ...{ id, reach, mode: 'walk', points: [], note: '', nothingFound: true },
    ...{ startedAt: `${day}T01:00:00Z`, endedAt: `${day}T01:20:00Z` },
  };
}

function makeProblem(reach: string, day = '2025-12-28') {
  return {
    ...{ id: newId(), reach, type: 'other', text: '一事', at: `${day}T01:00:00Z`, lon: null, lat: null, patrol: null },
  };
}

function newId(): string {
  return makeId(test.clock.now, crypto.getRandomValues(new Uint8Array(10)));
}

const countRows = () =>
  inCity(async (tx) => {
    const count = async (table: 'patrols' | 'problems' | 'problem_moves' | 'events') =>
      (await tx.selectFrom(table).select('city').execute()).length;
    return [await count('patrols'), await count('problems'), await count('problem_moves'), await count('events')];
  });

describe('a border reach', () => {
  it('is shown as shared, with its water and its problems, without people, sources, duties and patrols', async () => {
    const shared = (await chief('reach', { params: { id: 'R-shared' } })).body;
    expect(shared).toMatchObject({ shared: true, chiefs: [], sources: [], stations: [{ id: 'S-shared' }] });
    expect((await chief('reach', { params: { id: 'R-own' } })).body).toMatchObject({ shared: false });
    const { samples } = (await chief('reachSeries', { params: { id: 'R-shared' } })).body;
    expect(samples).toHaveLength(1);
    const lists = {
      reachStates: await chief('reachStates', { params: { month: MONTH } }),
      reaches: await chief('reaches'),
      warnings: await chief('warnings', { params: { month: MONTH } }),
      problems: await chief('problems'),
    };
    for (const [list, { body }] of Object.entries(lists))
      expect([
        list,
        Object.fromEntries(
          body.rows.map((row: { id: string; reach?: string; shared: boolean }) => [row.reach ?? row.id, row.shared]),
        ),
      ]).toEqual([list, { 'R-own': false, 'R-inside': false, 'R-shared': true }]);
    const { body } = await office('problem', { params: { id: 'Q-shared' } });
    expect(body).toMatchObject({ shared: true, patrol: null, text: '一事', moves: [{ move: 'report' }] });
    expect(
      new Set(body.next.map(({ allowed, why }: { allowed: boolean; why: string }) => `${allowed} ${why}`)),
    ).toEqual(new Set(['false reach.readOnly']));
    expect((await chief('patrols', { query: { reach: 'R-shared' } })).body).toEqual({
      rows: [],
      total: 0,
      more: false,
      sums: { lengthM: 0, minutes: 0 },
    });
  });

  it('takes nothing from the neighbour, and says why', async () => {
    const before = await countRows();
    const refused = [
      await chief('submitPatrol', { body: makePatrol('R-shared') }),
      await assistant('submitPatrol', { body: makePatrol('R-shared') }),
      await office('reportProblem', { body: makeProblem('R-shared') }),
      await office('moveProblem', { params: { id: 'Q-shared' }, body: { move: 'accept', note: '' } }),
    ];
    expect(refused.map(({ status, body }) => [status, body.kind])).toEqual(Array(4).fill([403, 'reach.readOnly']));
    const merged = await office('moveProblem', {
      params: { id: 'Q-inside' },
      body: { move: 'merge', note: '', mergeInto: 'Q-shared' },
    });
    expect([merged.status, merged.body.kind]).toEqual([422, 'problem.mergeTarget']);
    expect(await countRows()).toEqual(before);
  });

  it('is read by those above the village that it is shared with, and by nobody below or beside', async () => {
    const shares = async (region: string) => {
      await inCity((tx) => tx.updateTable('accounts').set({ region }).where('login', '=', 'as-inspector').execute());
      const inspector = await test.as('as-inspector');
      return (await inspector('reach', { params: { id: 'R-shared' } })).body.shared ?? 'absent';
    };
    expect({
      village: await shares('990199001002'),
      villageBeside: await shares('990199001001'),
      town: await shares(TOWN),
      townBeside: await shares('990199002000'),
      home: await shares('990199003000'),
      district: await shares('990199000000'),
      city: await shares('990100000000'),
    }).toEqual({
      ...{ village: true, villageBeside: 'absent', town: true, townBeside: 'absent' },
      ...{ home: false, district: false, city: false },
    });
  });
});

describe('a patrol of somebody else', () => {
  it('is read by the superior and changed by nobody', async () => {
    const seen = await chief('patrol', { params: { id: 'P-inside' } });
    expect(seen.status).toBe(200);
    const stored = () => inCity((tx) => tx.selectFrom('patrols').selectAll().where('id', '=', id).execute());
    // What the subordinate sent, sent again by the superior with other words: the id is taken.
    const { id } = makePatrol('R-inside');
    const body = makePatrol('R-inside', '2025-12-28', id);
    await inCity((tx) =>
      tx.updateTable('accounts').set({ person: 'M-other' }).where('login', '=', 'as-assistant').execute(),
    );
    expect((await assistant('submitPatrol', { body })).body.stored).toBe('new');
    await inCity((tx) =>
      tx.updateTable('accounts').set({ person: PERSON }).where('login', '=', 'as-assistant').execute(),
    );
    const before = await stored();
    expect(before).toHaveLength(1);
    for (const again of [body, { ...body, note: '改过' }]) {
      const answer = await chief('submitPatrol', { body: again });
      expect([answer.status, answer.body.kind]).toEqual([409, 'patrol.conflict']);
    }
    expect(await stored()).toEqual(before);
  });
});

describe('a chief who moved to another town', () => {
  const OLD = { reach: 'R-own', day: '2025-12-28' };
  const NEW_TOWN = '990198001000';

  beforeAll(async () => {
    await inCity(async (tx) => {
      await tx.updateTable('accounts').set({ region: NEW_TOWN }).where('login', '=', 'as-chief').execute();
      await tx.updateTable('posts').set({ to_day: '2025-12-29' }).where('person', '=', PERSON).execute();
      const post = { city: test.city, person: PERSON, reach: 'R-district', region: '990198001001' };
      await tx
        .insertInto('posts')
        .values({ ...post, from_day: '2025-12-30', to_day: null })
        .execute();
    });
  });

  it('still brings what he walked and found while he was in post, once', async () => {
    const patrol = makePatrol(OLD.reach, OLD.day);
    const sent = [];
    for (let n = 0; n < 2; n++) sent.push(await chief('submitPatrol', { body: patrol }));
    expect(sent.map(({ status, body }) => [status, body.stored])).toEqual([
      [200, 'new'],
      [200, 'already'],
    ]);
    const problem = await chief('reportProblem', { body: makeProblem(OLD.reach, OLD.day) });
    expect([problem.status, problem.body.stored]).toEqual([200, 'new']);
    const rows = await inCity((tx) =>
      tx.selectFrom('patrols').select(['person', 'region']).where('id', '=', patrol.id).execute(),
    );
    expect(rows.map(({ person, region }) => [person, regionPrefix(region)])).toEqual([[PERSON, '990199001001']]);
    expect((await chief('submitPatrol', { body: makePatrol('R-district', '2025-12-31') })).status).toBe(200);
  });

  it('is told of a day after his post, or of a river that was never his, as of one that is not there', async () => {
    const absent = await chief('submitPatrol', { body: makePatrol('R-absent', OLD.day) });
    for (const body of [makePatrol(OLD.reach, '2025-12-31'), makePatrol('R-inside', OLD.day)]) {
      const answer = await chief('submitPatrol', { body });
      expect([answer.status, answer.body]).toEqual([404, absent.body]);
    }
  });

  it('reads nothing of the old town, not even what he just sent', async () => {
    const patrol = makePatrol(OLD.reach, OLD.day);
    expect((await chief('submitPatrol', { body: patrol })).status).toBe(200);
    expect((await chief('patrol', { params: { id: patrol.id } })).status).toBe(404);
    expect((await chief('reach', { params: { id: OLD.reach } })).status).toBe(404);
    expect((await chief('problem', { params: { id: 'Q-own' } })).status).toBe(404);
    const reaches = (await chief('reaches')).body.rows.map((row: { id: string }) => row.id);
    expect(reaches).toEqual(['R-district']);
    expect((await chief('today')).body.reaches.map((row: { reach: string }) => row.reach)).toEqual(['R-district']);
  });
});
