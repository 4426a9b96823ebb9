// Delegations and handovers through the door.
import { addDays } from '@xunhe/domain/ground/day';
import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { inScope } from '../store/db.ts';
import { type Answer, type Caller, openTestCity, type TestCity } from './test-city.ts';

const MONTH = '2025-11';
const DUTY_MONTH = '2025-12';
let test: TestCity;
let office: Caller;
/** A village chief with open duties, and an assistant and a successor whose region holds his waters. */
let chief: { login: string; person: string; region: string };
let assistant: { login: string; person: string };
let successor: { login: string; person: string };
let today: string;
const enterOffice = () =>
  test.as(test.accounts.find((one) => one.role === 'office' && one.region.endsWith('00000000'))!.login);
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const kindOf = ({ status, body }: Answer) => (status === 200 ? 'done' : (body.kind as string));

beforeAll(async () => {
  test = await openTestCity({ reaches: 60, months: 26, seed: 11 });
  await runCycle({ db: test.db, city: test.city, month: MONTH, now: () => test.clock.now, random });
  office = await enterOffice();
  today = (await office('city')).body.today;
  const scope = { city: test.city, region: test.city };
  await inScope(test.db, scope, async (tx) => {
    const owing = await tx
      .selectFrom('duties as d')
      .innerJoin('accounts as a', (join) => join.onRef('a.city', '=', 'd.city').onRef('a.person', '=', 'd.person'))
      .innerJoin('people as p', (join) => join.onRef('p.city', '=', 'd.city').onRef('p.id', '=', 'd.person'))
      .select(['a.login', 'd.person', 'p.region', 'd.visits'])
      .where('d.month', '=', DUTY_MONTH)
      .where('p.level', '=', 'village')
      .where('d.visits', '>', 1)
      .orderBy('d.visits', 'desc')
      .executeTakeFirstOrThrow();
    chief = owing;
    const add = async (id: string, role: string, level: string | null, region = chief.region) => {
      const row = { city: test.city, id, name: id, region, level, department: null, phone: null };
      await tx.insertInto('people').values(row).execute();
      await tx.insertInto('accounts').values({ city: test.city, login: id, person: id, role, region }).execute();
      return { login: id, person: id };
    };
    // As cities have it: one assistant for the town, with a post on the same waters, which asks nothing of him.
    assistant = await add('the-assistant', 'assistant', 'assistant', `${chief.region.slice(0, 9)}000`);
    const { reach, region } = await tx
      .selectFrom('posts')
      .select(['reach', 'region'])
      .where('person', '=', chief.person)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('posts')
      .values({ city: test.city, person: assistant.person, reach, region, from_day: '2020-01-01', to_day: null })
      .execute();
    successor = await add('the-successor', 'chief', null);
  });
});
afterAll(() => test.close());

function walkOf(reach: string, geometry: { coordinates: unknown }, day: string) {
  const line =
    (geometry.coordinates as number[][]).length > 1 && typeof (geometry.coordinates as number[][])[0]![0] === 'number'
      ? (geometry.coordinates as [number, number][])
      : (geometry.coordinates as [number, number][][])[0]!;
  const startMs = Date.parse(`${day}T01:00:00Z`);
  return {
    ...{ id: makeId(startMs, random(10)), reach, mode: 'walk', note: '', nothingFound: true },
    startedAt: new Date(startMs).toISOString(),
    endedAt: new Date(startMs + 20 * 60_000).toISOString(),
    points: line.slice(0, 2).map(([lon, lat], n) => [n * 60_000, lon, lat, 5, 0]),
  };
}

describe('a delegation', () => {
  it('lets the assistant walk for the chief on its days; both names stay on the record', async () => {
    const [asChief, asAssistant] = [await test.as(chief.login), await test.as(assistant.login)];
    const { reaches } = (await asChief('today')).body;
    expect(reaches.length).toBeGreaterThan(0);
    expect((await asAssistant('today')).body.reaches).toMatchObject([{ onBehalfOf: null, visits: 0 }]);
    const to = addDays(today, 2);
    const body = { assistant: assistant.person, from: today, to };
    expect((await asChief('standIns')).body.rows.map((row: { person: string }) => row.person)).toContain(
      assistant.person,
    );
    expect(kindOf(await asChief('giveDelegation', { body: { ...body, chief: successor.person } }))).toBe('notFound');
    expect(kindOf(await asChief('giveDelegation', { body: { ...body, from: addDays(today, -1) } }))).toBe(
      'delegation.past',
    );
    expect(kindOf(await asChief('giveDelegation', { body: { ...body, to: addDays(today, 300) } }))).toBe(
      'delegation.long',
    );
    expect(kindOf(await asChief('giveDelegation', { body: { ...body, assistant: successor.person } }))).toBe(
      'delegation.assistant',
    );
    expect(kindOf(await asChief('giveDelegation', { body: { ...body, to: '2025-02-30' } }))).toBe('request.invalid');
    const given = await asChief('giveDelegation', { body });
    expect(given.body).toMatchObject({ chief: chief.person, assistant: assistant.person, state: 'running', to });
    expect(kindOf(await asChief('giveDelegation', { body }))).toBe('delegation.twice');
    const standing = (await asAssistant('today')).body.reaches;
    expect(standing.map((one: { reach: string }) => one.reach).sort()).toEqual(
      reaches.map((one: { reach: string }) => one.reach).sort(),
    );
    const { name } = (await asChief('me')).body;
    expect(standing.map((one: { onBehalfOf: string }) => one.onBehalfOf)).toEqual(standing.map(() => name));
    const sent = walkOf(standing[0].reach, standing[0].geometry, today);
    expect(kindOf(await asAssistant('submitPatrol', { body: sent }))).toBe('done');
    const record = (await asChief('patrol', { params: { id: sent.id } })).body;
    expect(record).toMatchObject({ person: assistant.person, onBehalfOf: chief.person });
    expect(record.onBehalfOfName).toBe((await asChief('me')).body.name);
    const problem = {
      ...{ id: makeId(test.clock.now, random(10)), reach: standing[0].reach, type: 'other', text: '代报', lon: null },
      ...{ lat: null, patrol: sent.id, at: `${today}T01:10:00Z` },
    };
    expect(kindOf(await asAssistant('reportProblem', { body: problem }))).toBe('done');
    const mine = (await asChief('problems', { query: { mine: 'true' } })).body.rows;
    expect(mine.find((row: { id: string }) => row.id === problem.id)).toMatchObject({ reporterName: assistant.person });
    const { id } = given.body;
    expect(kindOf(await asAssistant('endDelegation', { body: { id } }))).toBe('right.missing');
    expect((await asChief('endDelegation', { body: { id } })).body).toMatchObject({ state: 'ended', to: today });
    expect(kindOf(await asChief('endDelegation', { body: { id } }))).toBe('delegation.over');
    expect((await asAssistant('delegations')).body.total).toBe(1);
  });

  it('given by the office for later days never counts when it is ended before', async () => {
    const from = addDays(today, 5);
    const body = { chief: chief.person, assistant: assistant.person, from, to: addDays(from, 3) };
    const { id, state } = (await office('giveDelegation', { body })).body;
    expect(state).toBe('coming');
    expect((await office('endDelegation', { body: { id } })).body.state).toBe('ended');
    // The days are free again.
    expect(kindOf(await office('giveDelegation', { body }))).toBe('done');
  });
});

describe('a handover', () => {
  it('moves posts, open duties and problems, and leaves the trace', async () => {
    const asChief = await test.as(chief.login);
    const before = (await asChief('today')).body;
    const day = addDays(today, 1);
    const ask = async (more: object) =>
      kindOf(await office('handOver', { body: { from: chief.person, to: successor.person, day, ...more } }));
    expect(await ask({ to: chief.person })).toBe('post.same');
    expect(await ask({ to: assistant.person })).toBe('post.noAccount');
    expect(await ask({ day: '2025-11-30' })).toBe('post.past');
    expect(await ask({ from: successor.person, to: chief.person })).toBe('post.none');
    expect(await ask({ reaches: [before.reaches[0].reach, 'no-such-reach'] })).toBe('post.none');
    const done = await office('handOver', { body: { from: chief.person, to: successor.person, day } });
    expect(done.status).toBe(200);
    expect(done.body.posts).toBe(before.reaches.length);
    expect(done.body.problems).toBeGreaterThan(0);
    const posts = (await office('person', { params: { id: chief.person } })).body.posts;
    expect(posts.every((post: { to: string }) => post.to === today)).toBe(true);
    const taken = (await office('person', { params: { id: successor.person } })).body;
    expect(taken.posts.map((post: { from: string }) => post.from)).toEqual(Array(before.reaches.length).fill(day));
    expect(taken.person.level).toBe('village');
    // The next day: the successor owes what was open and sees what was before.
    test.clock.now += 86_400_000;
    await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
      tx.updateTable('cities').set({ today: day }).where('city', '=', test.city).execute(),
    );
    const asSuccessor = await test.as(successor.login);
    const after = (await asSuccessor('today')).body;
    expect(after.reaches.map((one: { reach: string }) => one.reach).sort()).toEqual(
      before.reaches.map((one: { reach: string }) => one.reach).sort(),
    );
    expect(after.stillNeeded).toBeGreaterThanOrEqual(0);
    const left = (await (await test.as(chief.login))('today')).body;
    expect(left.stillNeeded).toBe(0);
    const reach = before.reaches[0].reach;
    expect((await asSuccessor('patrols', { query: { reach } })).body.total).toBeGreaterThan(0);
    const mine = (await asSuccessor('problems', { query: { mine: 'true' } })).body.rows;
    expect(mine).toHaveLength(done.body.problems);
    const page = (await asSuccessor('problem', { params: { id: mine[0].id } })).body;
    expect(page.moves.at(-1)).toMatchObject({ move: 'handOver' });
    const events = await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
      tx.selectFrom('events').selectAll().where('kind', '=', 'post.handedOver').execute(),
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ subject: chief.person, body: { from: chief.person, to: successor.person, day } });
  });
});

describe('the list of people', () => {
  it('finds by name, level and region, inside the region alone', async () => {
    // A day has passed, and a desk's session with it.
    office = await enterOffice();
    const all = (await office('people', { query: { level: 'village', limit: '500' } })).body;
    expect(all.total).toBe(all.rows.length);
    expect(all.rows.every((row: { level: string }) => row.level === 'village')).toBe(true);
    const asSuccessor = await test.as(successor.login);
    const own = (await asSuccessor('people', { query: { limit: '500' } })).body.rows;
    expect(own.every((row: { region: string }) => row.region === chief.region)).toBe(true);
    const other = all.rows.find((row: { region: string }) => row.region !== chief.region);
    expect(kindOf(await asSuccessor('person', { params: { id: other.id } }))).toBe('notFound');
    expect((await office('people', { query: { q: 'the-succ' } })).body.rows[0].id).toBe(successor.person);
  });
});
