// Standings through the door: a month is run, the chief sees his own and objects, the office leaves a case out, and he hears of it.

import { makeId } from '@xunhe/domain/ground/id';
import { addMonths, firstDay } from '@xunhe/domain/ground/month';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { noteEvents } from '../acts/reminders/note-events.ts';
import { inScope, type Tx } from '../store/db.ts';
import { listEventsByKey } from '../store/events.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

const MONTH = '2025-12';
let test: TestCity;
let office: Caller;
let district: Caller;
let chief: Caller;
let lin: { login: string; person: string; reach: string; region: string };

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const house = () => ({ db: test.db, now: () => test.clock.now, random });
const within = <T>(deed: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, deed);
const newId = () => makeId(test.clock.now, random(10));
const own = async () => (await chief('myStanding')).body.page;

beforeAll(async () => {
  test = await openTestCity({ reaches: 60, months: 26, seed: 5 });
  await runCycle({ ...house(), city: test.city, month: '2025-11' });
  await within(async (tx) => {
    lin = await tx
      .selectFrom('duties as d')
      .innerJoin('accounts as a', 'a.person', 'd.person')
      .innerJoin('people as p', 'p.id', 'd.person')
      .select(['a.login', 'a.person', 'd.reach', 'd.region'])
      .where('d.month', '=', MONTH)
      .where('d.visits', '>', 0)
      .where('p.level', '=', 'village')
      .where('a.role', '=', 'chief')
      .orderBy('d.person')
      .executeTakeFirstOrThrow();
    // A citizen found one problem on his water, he himself another; a third was reported and turned out to be none.
    for (const [id, source, reporter, state] of [
      ['Q-citizen', 'citizen', null, 'reported'],
      ['Q-own', 'chief', lin.person, 'closed'],
      ['Q-none', 'chief', lin.person, 'rejected'],
    ] as const)
      await tx
        .insertInto('problems')
        .values({
          ...{ city: test.city, id, reach: lin.reach, region: lin.region, type: 'other', source, key_problem: false },
          ...{ state, text: '', lon: null, lat: null, patrol: null, reporter, department: null, on_behalf_of: null },
          ...{ reported_at: new Date(`${MONTH}-10T02:00:00Z`), due_day: `${MONTH}-20`, content_hash: null },
          ...{ closed_at: state === 'closed' ? new Date(`${MONTH}-22T02:00:00Z`) : null, merged_into: null, follower: null }, // biome-ignore format: one line
        })
        .execute();
  });
  await runCycle({ ...house(), city: test.city, month: MONTH });
  const offices = test.accounts.filter(({ role }) => role === 'office');
  office = await test.as(offices.find(({ region }) => region.endsWith('00000000'))!.login);
  const other = offices.find(({ region }) => region.endsWith('000000') && !region.endsWith('00000000') && !lin.region.startsWith(region.slice(0, 6))); // biome-ignore format: one line
  district = await test.as(other!.login);
  chief = await test.as(lin.login);
});
afterAll(() => test.close());

describe('the standings of a month', () => {
  it('are set once, for everybody of whom visits were asked, and the record says by which rule', async () => {
    const events = await within((tx) => listEventsByKey(tx, test.city, [`${MONTH}/1`]));
    const people = await within((tx) =>
      tx.selectFrom('duties').select('person').distinct().where('month', '=', MONTH).execute(),
    );
    const body = events.find(({ kind }) => kind === 'standings.set')!.body;
    expect(body).toMatchObject({ people: people.length, policy: 'standing-default@1' });
    const rows = () => within((tx) => tx.selectFrom('standings').select('person').execute());
    const before = await rows();
    await runCycle({ ...house(), city: test.city, month: MONTH });
    expect(await rows()).toEqual(before);
  });

  it('open to the cases behind each number', async () => {
    const page = await own();
    expect(page).toMatchObject({ person: lin.person, objections: [], earlier: [], mayObject: true });
    const of = (number: string) => page.cases.filter((one: { number: string }) => one.number === number);
    const found = of('found').filter(({ problem }: { problem: string }) => problem.startsWith('Q-'));
    expect(found.map(({ problem, numerator }: { problem: string; numerator: number }) => [problem, numerator])).toEqual(
      [
        ['Q-citizen', 0],
        ['Q-own', 1],
      ],
    );
    // Due on the 20th, closed on the 22nd.
    expect(of('closedOnTime')).toContainEqual(
      expect.objectContaining({ problem: 'Q-own', numerator: 0, day: `${MONTH}-22`, dueDay: `${MONTH}-20` }),
    );
    for (const [number, share] of Object.entries<{ numerator: number; denominator: number }>(page.standing.numbers)) {
      const sum = (side: string) => of(number).reduce((all: number, one: Record<string, number>) => all + one[side]!, 0); // biome-ignore format: one line
      expect([number, share.numerator, share.denominator]).toEqual([number, sum('numerator'), sum('denominator')]);
    }
    expect(page.trend.at(-1)).toMatchObject({ month: MONTH, numbers: page.standing.numbers });
  });

  it('are a list by name for the office, found by place, level and name', async () => {
    const ask = async (query: Record<string, string>, as = office) =>
      (await as('standings', { params: { month: MONTH }, query })).body;
    const all = await ask({ limit: '500' });
    const names = all.rows.map(({ name }: { name: string }) => name);
    expect(all.total).toBe(all.rows.length);
    expect(all.months).toEqual([MONTH]);
    expect(names.length).toBeGreaterThan(10);
    expect((await ask({ limit: '3', offset: '1' })).rows.map(({ name }: { name: string }) => name)).toEqual(names.slice(1, 4)); // biome-ignore format: one line
    const page = await own();
    const found = await ask({ q: page.name, level: 'village', region: page.region });
    expect(found.rows.map(({ person }: { person: string }) => person)).toContain(lin.person);
    expect((await ask({ limit: '500', level: 'town' })).rows.every(({ standing }: { standing: { level: string } }) => standing.level === 'town')).toBe(true); // biome-ignore format: one line
    const beside = await ask({ limit: '500' }, district);
    expect(beside.rows.map(({ person }: { person: string }) => person)).not.toContain(lin.person);
    expect((await office('standings', { params: { month: MONTH }, query: { sort: 'score' } })).status).toBe(400);
  });

  it('are nobody else’s: a chief reads his own alone', async () => {
    const there = { params: { month: MONTH, person: lin.person } };
    expect((await chief('standing', there)).status).toBe(403);
    expect((await chief('standings', { params: { month: MONTH } })).status).toBe(403);
    expect((await district('standing', there)).status).toBe(404);
    expect((await office('standing', there)).body.person).toBe(lin.person);
  });
});

describe('an objection', () => {
  const write = (cases: readonly string[], more: object = {}) => ({
    body: { id: newId(), month: MONTH, number: 'found', version: 1, cases, text: '该河段已移交', ...more },
  });
  const declined = { granted: false, reason: '位置照片显示在本段', leftOut: [] };

  it('is stored once, and a second to the same number waits for the first', async () => {
    const first = write(['Q-citizen']);
    expect((await chief('objectToStanding', first)).body).toMatchObject({ cases: ['Q-citizen'], answer: null });
    expect((await chief('objectToStanding', first)).status).toBe(200);
    expect((await chief('objectToStanding', { body: { ...first.body, text: '另一事' } })).body.kind).toBe('standing.conflict'); // biome-ignore format: one line
    expect((await chief('objectToStanding', write([]))).body.kind).toBe('standing.waiting');
    expect((await chief('objectToStanding', write(['Q-none'], { number: 'keyFound' }))).body.kind).toBe(
      'standing.rows',
    );
    expect((await chief('objectToStanding', write([], { version: 2 }))).body.kind).toBe('standing.moved');
    expect((await chief('objectToStanding', write([], { month: '2020-01' }))).status).toBe(404);
    expect((await own()).objections).toHaveLength(1);
    const list = (await office('standingObjections', { query: { state: 'waiting' } })).body;
    expect(list.rows).toMatchObject([{ person: lin.person, number: 'found' }]);
    expect((await office('standings', { params: { month: MONTH }, query: { limit: '500' } })).body.rows.filter(({ waiting }: { waiting: number }) => waiting > 0)).toHaveLength(1); // biome-ignore format: one line
  });

  it('is answered by the office above alone', async () => {
    const { id } = (await own()).objections[0];
    expect((await district('answerObjection', { params: { id }, body: declined })).status).toBe(404);
    expect((await district('standingObjections')).body.rows).toEqual([]);
    expect((await chief('answerObjection', { params: { id }, body: declined })).status).toBe(403);
  });

  it('that is granted leaves the case out in a new version, keeps the old one, and is told to the chief', async () => {
    const before = await own();
    const { id } = before.objections[0];
    const answer = (body: object) => office('answerObjection', { params: { id }, body });
    expect((await answer({ ...declined, granted: true })).body.kind).toBe('standing.noRows');
    const granted = { granted: true, reason: '核实已移交', leftOut: ['Q-citizen'] };
    const after = (await answer(granted)).body;
    expect(after.standing.version).toBe(2);
    expect(after.standing.numbers.found.denominator).toBe(before.standing.numbers.found.denominator - 1);
    expect(after.standing.numbers.found.numerator).toBe(before.standing.numbers.found.numerator);
    expect(after.standing.numbers.visits).toEqual(before.standing.numbers.visits);
    expect(after.standing.reasons).toContainEqual({ kind: 'leftOut', number: 'found', rows: 1 });
    expect(after.cases.find((one: { id: string; number: string }) => one.id === 'Q-citizen' && one.number === 'found').leftOut).toBe(true); // biome-ignore format: one line
    expect(after.earlier.map((one: { version: number }) => one.version)).toEqual([1]);
    expect((await answer(granted)).body.kind).toBe('standing.decided');
    await noteEvents(house(), test.city);
    const told = (await chief('reminders')).body.rows.filter(({ kind }: { kind: string }) => kind === 'standing.answered'); // biome-ignore format: one line
    expect(told.map(({ body }: { body: object }) => body)).toEqual([{ month: MONTH, number: 'found', granted: true }]);
  });

  it('that is declined changes nothing but says why', async () => {
    const before = await own();
    const sent = write([], { number: 'visits', version: 2 });
    expect((await chief('objectToStanding', sent)).status).toBe(200);
    await office('answerObjection', { params: { id: sent.body.id }, body: declined });
    const after = await own();
    expect(after.standing).toEqual(before.standing);
    const mine = after.objections.find(({ id }: { id: string }) => id === sent.body.id);
    expect(mine.answer).toMatchObject({ granted: false, reason: declined.reason });
  });

  it('stays granted in the months after, for the same case', async () => {
    await within((tx) =>
      tx
        .updateTable('cities')
        .set({ today: firstDay(addMonths(MONTH, 2)) })
        .execute(),
    );
    await runCycle({ ...house(), city: test.city, month: addMonths(MONTH, 1) });
    const page = await own();
    expect(page.standing).toMatchObject({ month: addMonths(MONTH, 1), version: 1 });
    expect(page.cases.filter(({ leftOut }: { leftOut: boolean }) => leftOut)).toMatchObject([{ id: 'Q-citizen' }]);
    expect(page.trend.map(({ month }: { month: string }) => month)).toEqual([MONTH, addMonths(MONTH, 1)]);
  });

  it('is late after its days', async () => {
    await within((tx) =>
      tx
        .updateTable('cities')
        .set({ today: firstDay(addMonths(MONTH, 4)) })
        .execute(),
    );
    expect((await chief('myStanding', { query: { month: MONTH } })).body.page.mayObject).toBe(false);
    expect((await chief('objectToStanding', write([], { number: 'targetMet', version: 2 }))).body).toMatchObject({
      kind: 'standing.late',
    });
  });
});
