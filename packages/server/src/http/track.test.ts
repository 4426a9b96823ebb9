import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, type Tx } from '../store/db.ts';
import { runOnServer } from '../store/test-database.ts';
import { type Answer, type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let patrol: { id: string; person: string; region: string; month: string; day: string };
let chief: Caller;
let office: Caller;

beforeAll(async () => {
  test = await openTestCity({ reaches: 60, months: 14, seed: 11 });
  office = await test.as(
    test.accounts.find((account) => account.role === 'office' && account.region.endsWith('00000000'))!.login,
  );
  patrol = await inCity((tx) =>
    tx
      .selectFrom('patrols as p')
      .innerJoin('tracks as t', (join) => join.onRef('t.city', '=', 'p.city').onRef('t.patrol', '=', 'p.id'))
      .innerJoin('accounts as a', (join) => join.onRef('a.city', '=', 'p.city').onRef('a.person', '=', 'p.person'))
      .whereRef('a.region', '=', 'p.region')
      .select(['p.id', 'p.person', 'p.region', 'p.month', 'p.day'])
      .executeTakeFirstOrThrow(),
  );
  chief = await openAccount('of-him', { person: patrol.person, role: 'chief', region: patrol.region });
});
afterAll(() => test.close());

function inCity<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inScope(test.db, { city: test.city, region: test.city }, work);
}

async function openAccount(login: string, who: { person: string; role: string; region: string }): Promise<Caller> {
  await inCity((tx) =>
    tx
      .insertInto('accounts')
      .values({ city: test.city, login, ...who, password_hash: null, disabled_at: null })
      .execute(),
  );
  return test.as(login);
}

const look = (who: Caller): Promise<Answer> => who('patrolTrack', { params: { id: patrol.id } });
const looks = () =>
  inCity((tx) => tx.selectFrom('events').selectAll().where('kind', '=', 'track.looked').orderBy('id').execute());

async function fetchFile(login: string): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  const cookie = await test.enter(login);
  const answer = await test.app.inject({ method: 'GET', url: '/api/my-data/export', headers: { cookie } });
  return { status: answer.statusCode, text: answer.body, headers: answer.headers };
}

describe('the track of a patrol', () => {
  it('is not in the file of the patrol, which says only how large it is', async () => {
    const page = (await office('patrol', { params: { id: patrol.id } })).body;
    expect(page.trackPoints).toBeGreaterThan(10);
    expect(page.track).toBeUndefined();
    const [lon] = (await look(chief)).body.points[0];
    expect(JSON.stringify(page)).not.toContain(String(lon));
  });

  it("is one's own without a record", async () => {
    const before = (await looks()).length;
    const own = await look(chief);
    expect([own.status, own.body.reduced]).toEqual([200, false]);
    expect(own.body.points[0]).toEqual([expect.any(Number), expect.any(Number), 0]);
    expect(own.body.timesMs).toHaveLength(own.body.points.length);
    expect(await looks()).toHaveLength(before);
  });

  it("leaves a record of every look at somebody else's: who, whose, when, as what", async () => {
    const before = (await looks()).length;
    const seen = await look(office);
    expect([seen.status, seen.body]).toEqual([200, (await look(chief)).body]);
    await look(office);
    const left = (await looks()).slice(before);
    expect(left).toHaveLength(2);
    expect(left[0]).toMatchObject({ subject: patrol.person, region: patrol.region, body: { patrol: patrol.id } });
    const me = (await office('me')).body;
    expect(left[0]).toMatchObject({ actor: me.person, body: { role: 'office', region: me.region } });
    const mine = (await chief('myData')).body.looks;
    expect(mine.total).toBe(2);
    expect(mine.rows[0]).toMatchObject({
      ...{ name: me.name, role: 'office', regionName: me.regionName, patrol: patrol.id, day: patrol.day },
    });
  });

  it('is not given when its record cannot be written', async () => {
    const owner = test.db.connection;
    await runOnServer(owner, 'REVOKE INSERT ON events FROM xunhe_app');
    const refused = await look(office);
    const own = await look(chief);
    await runOnServer(owner, 'GRANT INSERT ON events TO xunhe_app');
    expect([refused.status, refused.body]).toEqual([500, { kind: 'server.failed' }]);
    expect(own.status).toBe(200);
  });

  it('is hidden from a sibling village, and refused to an inspector and to the administrators', async () => {
    const sibling = await inCity((tx) =>
      tx
        .selectFrom('regions')
        .select('code')
        .where('level', '=', 'village')
        .where('code', '!=', patrol.region)
        .where('code', 'like', `${patrol.region.slice(0, 6)}%`)
        .executeTakeFirstOrThrow(),
    );
    const other = await inCity((tx) =>
      tx.selectFrom('people').select('id').where('id', '!=', patrol.person).executeTakeFirstOrThrow(),
    );
    const before = (await looks()).length;
    const beside = await openAccount('beside', { person: other.id, role: 'chief', region: sibling.code });
    expect([(await look(beside)).status, (await look(beside)).body]).toEqual([404, { kind: 'notFound' }]);
    const assistant = await openAccount('assistant', { person: other.id, role: 'assistant', region: patrol.region });
    expect((await look(assistant)).status).toBe(404);
    for (const role of ['inspector', 'audit_admin', 'handler']) {
      const refused = await look(await openAccount(role, { person: other.id, role, region: patrol.region }));
      expect([refused.status, refused.body.kind]).toEqual([403, 'right.missing']);
    }
    expect(await looks()).toHaveLength(before);
  });

  it('says when only its line is left', async () => {
    await inCity((tx) =>
      tx.updateTable('tracks').set({ reduced_at: new Date() }).where('patrol', '=', patrol.id).execute(),
    );
    const { body } = await look(chief);
    await inCity((tx) => tx.updateTable('tracks').set({ reduced_at: null }).where('patrol', '=', patrol.id).execute());
    expect([body.reduced, body.points.length > 0, body.timesMs]).toEqual([true, true, null]);
  });
});

describe('what is stored of somebody', () => {
  it('is counted for whoever asks, of him alone', async () => {
    const { body } = await chief('myData');
    const held = await inCity(async (tx) => ({
      patrols: await tx.selectFrom('patrols').select(['id', 'day']).where('person', '=', patrol.person).execute(),
      tracks: await tx
        .selectFrom('tracks as t')
        .innerJoin('patrols as p', (join) => join.onRef('p.id', '=', 't.patrol').onRef('p.month', '=', 't.month'))
        .where('p.person', '=', patrol.person)
        .select('t.point_count as points')
        .execute(),
    }));
    const days = held.patrols.map(({ day }) => day).sort();
    expect(body.patrols).toEqual({ count: days.length, oldest: days[0], newest: days.at(-1) });
    expect(body.tracks.count).toBe(held.tracks.length);
    expect(body.points).toBe(held.tracks.reduce((sum, { points }) => sum + points, 0));
    expect(body.account).toMatchObject({ person: patrol.person, login: 'of-him', role: 'chief' });
    expect([body.reducedTracks, body.trackMonths, body.account.sessions]).toEqual([0, 24, 1]);
    expect(body.posts.length).toBeGreaterThan(0);
  });

  it('is given as one file with the points of his own tracks and nobody else, and that is recorded', async () => {
    const { status, text, headers } = await fetchFile('of-him');
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(headers['content-disposition']).toContain('attachment');
    const file = JSON.parse(text);
    const own = await inCity((tx) =>
      tx.selectFrom('patrols').select('id').where('person', '=', patrol.person).orderBy('id').execute(),
    );
    expect(file.patrols.map((one: { id: string }) => one.id).sort()).toEqual(own.map(({ id }) => id));
    const shown = (await look(chief)).body;
    const kept = file.patrols.find((one: { id: string }) => one.id === patrol.id);
    expect(kept.points.map(([, lon, lat, , part]: number[]) => [lon, lat, part])).toEqual(shown.points);
    expect(kept.points.map(([ms]: number[]) => ms)).toEqual(shown.timesMs);
    expect(file.looks.length).toBe((await chief('myData')).body.looks.total);
    const told = await inCity((tx) =>
      tx.selectFrom('events').selectAll().where('kind', '=', 'data.exported').execute(),
    );
    expect(told.map(({ actor, region }) => [actor, region])).toEqual([[patrol.person, patrol.region]]);
  });

  it('is given to nobody who is not signed in, and holds nothing for one who did nothing', async () => {
    const answer = await test.app.inject({ method: 'GET', url: '/api/my-data/export' });
    expect([answer.statusCode, answer.json().kind]).toEqual([401, 'session.missing']);
    const login = test.accounts.find((account) => account.role === 'handler')!.login;
    const { body } = await (await test.as(login))('myData');
    expect(body.patrols).toEqual({ count: 0, oldest: null, newest: null });
    expect(body.looks).toEqual({ rows: [], total: 0 });
    expect(JSON.parse((await fetchFile(login)).text).patrols).toEqual([]);
  });
});

describe('the file of tracks', () => {
  const get = async (login: string, query: Record<string, string>) => {
    const cookie = await test.enter(login);
    return test.app.inject({ method: 'GET', url: '/api/patrols/tracks.geojson', query, headers: { cookie } });
  };
  const wide = () => test.accounts.find(({ role, region }) => role === 'office' && region.endsWith('00000000'))!.login;
  const period = () => ({ from: patrol.day, to: patrol.day });

  it('has each track of its days as lines with their times, and everyone whose they are is told', async () => {
    const answer = await get(wide(), period());
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/geo+json']);
    const file = answer.json();
    const own = file.features.find(({ id }: { id: string }) => id === patrol.id);
    expect(own.properties).toMatchObject({ patrol: patrol.id, day: patrol.day, person: patrol.person, reduced: false });
    const { points } = (await look(chief)).body;
    expect(own.geometry.coordinates.flat()).toEqual(points.map(([lon, lat]: number[]) => [lon, lat]));
    expect(own.properties.timesMs.flat()).toHaveLength(points.length);
    const walked = await inCity((tx) =>
      tx
        .selectFrom('patrols as p')
        .innerJoin('tracks as t', (join) => join.onRef('t.city', '=', 'p.city').onRef('t.patrol', '=', 'p.id'))
        .where('p.day', '=', patrol.day)
        .select(['p.id', 'p.person'])
        .execute(),
    );
    expect(file.features.map(({ id }: { id: string }) => id).sort()).toEqual(walked.map(({ id }) => id).sort());
    const told = (await looks()).filter(({ body }) => (body as { tracks?: number }).tracks !== undefined);
    expect(told.map(({ subject }) => subject).sort()).toEqual([...new Set(walked.map(({ person }) => person))].sort());
    const mine = (await chief('myData')).body.looks.rows.find(
      ({ tracks }: { tracks: number | null }) => tracks !== null,
    );
    expect(mine).toMatchObject({ role: 'office', day: null, from: patrol.day, to: patrol.day });
    expect(mine.tracks).toBe(walked.filter(({ person }) => person === patrol.person).length);
  });

  it('holds for a district its own alone, and for the person himself his own, without a record', async () => {
    const district = test.accounts.find(({ role, region }) => role === 'office' && !region.endsWith('00000000'))!;
    const all = { from: '2024-12-01', to: '2025-12-31' };
    const prefix = district.region.slice(0, 6);
    const rows = await inCity((tx) => tx.selectFrom('patrols').select(['id', 'region', 'person']).execute());
    const regionOf = new Map(rows.map(({ id, region }) => [id, region]));
    const { features } = (await get(district.login, all)).json();
    expect(features.length).toBeGreaterThan(0);
    for (const { id } of features) expect(regionOf.get(id)?.startsWith(prefix)).toBe(true);
    await openAccount('helper-of-him', { person: patrol.person, role: 'assistant', region: patrol.region });
    const before = (await looks()).length;
    const own = (await get('helper-of-him', all)).json().features;
    expect(own.length).toBeGreaterThan(0);
    for (const { properties } of own) expect(properties.person).toBe(patrol.person);
    expect((await looks()).length).toBe(before);
  });

  it('is refused without days, for days that are none or too many, and to whoever may see no track', async () => {
    const kinds = [];
    for (const query of [
      {},
      { from: '2025-02-30', to: '2025-03-01' },
      { from: '2025-03-02', to: '2025-03-01' },
      { from: '2020-01-01', to: '2025-01-01' },
    ] as Record<string, string>[]) {
      const answer = await get(wide(), query);
      kinds.push([answer.statusCode, answer.json().kind]);
    }
    expect(kinds).toEqual([
      [400, 'request.invalid'],
      [400, 'request.invalid'],
      [422, 'track.period'],
      [422, 'track.period'],
    ]);
    const handler = test.accounts.find(({ role }) => role === 'handler')!.login;
    expect((await get(handler, period())).json().kind).toBe('right.missing');
  });
});
