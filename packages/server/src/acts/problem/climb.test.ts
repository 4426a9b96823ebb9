// The ladder of deadlines on a real database: whenever the server wakes, each rung once, in the order of their days, with the right dates.
import { randomBytes } from 'node:crypto';
import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, openTestCity, type TestCity } from '../../http/test-city.ts';
import { addPerson, cityOffice, findChief } from '../../http/test-people.ts';
import { remind } from '../../jobs/reminders.ts';
import { inScope, type Tx } from '../../store/db.ts';
import { climb } from './climb.ts';

let test: TestCity;
let office: Caller;
let chief: Caller;
let reach: string;
let department: string;

const within = <T>(work: (tx: Tx) => Promise<T>) =>
  inScope(test.db, { city: test.city, region: test.city, everybody: true }, work);
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const house = () => ({ db: test.db, now: () => test.clock.now, random, push: null });
const setToday = (today: string) =>
  within((tx) => tx.updateTable('cities').set({ today }).where('city', '=', test.city).execute());

beforeAll(async () => {
  test = await openTestCity({ reaches: 12, months: 26, seed: 41 });
  office = await test.as(cityOffice(test));
  const found = await findChief(test);
  reach = found.reach;
  chief = await test.as(found.login);
  department = await within(
    async (tx) =>
      (
        await tx
          .selectFrom('departments')
          .select('id')
          .where('region', '=', `${test.city}00000000`)
          .executeTakeFirstOrThrow()
      ).id,
  );
  await addPerson(test, { id: 'HAND', role: 'handler', department });
});
afterAll(() => test.close());
// Letters are never deleted, and so neither are their problems: those of the test before are ended.
beforeEach(() => within((tx) => tx.updateTable('problems').set({ state: 'closed', due_day: null }).execute()));

async function assign(today: string, type = 'other'): Promise<string> {
  await setToday(today);
  const id = makeId(Date.now(), randomBytes(10));
  const body = { id, reach, type, text: '', at: `${today}T01:00:00Z`, lon: null, lat: null, patrol: null };
  expect((await chief('reportProblem', { body })).status).toBe(200);
  const move = (name: string, more: object = {}) =>
    office('moveProblem', { params: { id }, body: { move: name, note: '', ...more } });
  await move('accept');
  expect((await move('assign', { departments: [department] })).body.state).toBe('assigned');
  return id;
}

/** What the events of a problem's ladder say, in the order in which they were written. */
const listTold = (id: string) =>
  within(async (tx) => {
    const rows = await tx
      .selectFrom('events')
      .select(['kind', 'body'])
      .where('key', 'like', `${id}/%`)
      .orderBy('seq')
      .execute();
    return rows
      .filter(({ kind }) => /\.(soon|overdue|escalated|supervise)$/.test(kind))
      .map(({ kind, body }) => {
        const { level, day } = body as { level?: string; day?: string };
        return [level ?? kind.slice('problem.'.length), day ?? null];
      });
  });

describe('the ladder of a deadline', () => {
  // Ten working days from Thursday 5 February 2026: seven to the worked Saturday before Spring Festival, three after it.
  it('is climbed day by day, over Spring Festival and its make-up Saturdays', async () => {
    const id = await assign('2026-02-05');
    const { dueDay } = (await office('problem', { params: { id } })).body;
    expect(dueDay).toBe('2026-02-26');
    const told: string[] = [];
    for (const day of [
      '2026-02-23',
      '2026-02-24',
      '2026-02-26',
      '2026-02-27',
      '2026-03-02',
      '2026-03-03',
      '2026-03-06',
      '2026-03-07',
      '2026-03-18',
      '2026-03-19',
    ]) {
      await setToday(day);
      const before = (await listTold(id)).length;
      await climb(house(), test.city);
      await climb(house(), test.city);
      for (const [what] of (await listTold(id)).slice(before)) told.push(`${day} ${what}`);
    }
    // The worked Saturday, 28 February, is the second working day after the 26th.
    expect(told).toEqual([
      '2026-02-24 soon',
      '2026-02-27 overdue',
      '2026-03-02 town',
      '2026-03-06 district',
      '2026-03-06 supervise',
      '2026-03-18 city',
    ]);
  });

  it('is made up after a sleep over several deadlines: each rung once, in order, with its own day', async () => {
    const first = await assign('2025-12-26', 'household_refuse');
    const second = await assign('2025-12-29');
    const third = await assign('2025-12-29', 'construction_waste');
    await setToday('2026-01-20');
    await Promise.all([climb(house(), test.city), climb(house(), test.city)]);
    await climb(house(), test.city);
    // New Year: 1 to 3 January are off, Sunday the 4th is worked.
    expect(await listTold(first)).toEqual([
      ['soon', '2025-12-29'],
      ['overdue', '2026-01-01'],
      ['town', '2026-01-06'],
      ['district', '2026-01-12'],
      ['supervise', null],
    ]);
    expect(await listTold(third)).toEqual([
      ['soon', '2026-01-04'],
      ['overdue', '2026-01-07'],
      ['town', '2026-01-09'],
      ['district', '2026-01-15'],
      ['supervise', null],
    ]);
    expect(await listTold(second)).toEqual([
      ['soon', '2026-01-09'],
      ['overdue', '2026-01-14'],
      ['town', '2026-01-16'],
    ]);
    const days = await within(async (tx) => {
      const rows = await tx
        .selectFrom('events')
        .select(['body', 'kind'])
        .where('kind', 'in', ['problem.soon', 'problem.overdue', 'problem.escalated'])
        .orderBy('seq')
        .execute();
      return rows.map(({ body }) => (body as { day: string }).day);
    });
    expect(days.slice(-11)).toEqual(days.slice(-11).toSorted());
    expect((await office('problem', { params: { id: first } })).body).toMatchObject({
      escalated: 'district',
      supervised: { by: 'district' },
    });
  });

  it('is left when the problem moves on, and begun anew with the next deadline', async () => {
    const id = await assign('2026-01-08');
    await setToday('2026-01-23');
    await climb(house(), test.city);
    expect((await listTold(id)).map(([what]) => what)).toEqual(['soon', 'overdue']);
    const move = (name: string, more: object = {}) =>
      office('moveProblem', { params: { id }, body: { move: name, note: '说明', ...more } });
    await move('askDefer', { until: '2026-03-10' });
    await within((tx) =>
      tx.updateTable('problem_moves').set({ by_person: 'HAND' }).where('move', '=', 'askDefer').execute(),
    );
    expect((await move('approveDefer')).body).toMatchObject({ state: 'deferred', escalated: null });
    await setToday('2026-02-27');
    await climb(house(), test.city);
    expect((await listTold(id)).length).toBe(2);
    await setToday('2026-03-06');
    await climb(house(), test.city);
    expect((await listTold(id)).at(-1)).toEqual(['soon', '2026-03-06']);
  });

  it('tells a case of the past once, where it stands now', async () => {
    const id = await assign('2026-01-08');
    await within((tx) => tx.deleteFrom('problem_moves').where('problem', '=', id).execute());
    await setToday('2026-01-28');
    await climb(house(), test.city);
    await climb(house(), test.city);
    expect((await listTold(id)).map(([what]) => what)).toEqual(['town']);
  });

  it('cut off at any statement and run again climbs each rung once', async () => {
    const id = await assign('2026-01-08');
    await setToday('2026-02-03');
    for (let fuel = 1; ; fuel++) {
      let left = fuel;
      // Chance is asked once for each event: there the work breaks off.
      const breaking = { ...house(), random: (count: number) => (left-- > 0 ? random(count) : raise()) };
      const done = await climb(breaking, test.city).then(
        () => true,
        () => false,
      );
      if (done) break;
    }
    expect((await listTold(id)).map(([what]) => what)).toEqual(['soon', 'overdue', 'town', 'district', 'supervise']);
  });

  it('is heard of by whom it concerns, once', async () => {
    const id = await assign('2026-01-08');
    await setToday('2026-01-26');
    for (let n = 0; n < 3; n++) await remind(house(), test.city);
    const rows = await within((tx) =>
      tx.selectFrom('reminders').select(['person', 'kind', 'body']).where('subject', '=', id).execute(),
    );
    const told = rows.map(({ person, kind, body }) => {
      const { task, rung, day } = body as { task?: string; rung?: string; day?: string };
      return [person === 'HAND' ? 'hand' : 'other', kind, task ?? rung ?? null, day ?? null];
    });
    expect(told.filter(([who]) => who === 'hand').sort()).toEqual([
      ['hand', 'problem.late', 'overdue', '2026-01-23'],
      ['hand', 'problem.late', 'soon', '2026-01-20'],
      ['hand', 'problem.task', 'assigned', null],
    ]);
  });

  it('reads little when nothing has come: 10,000 open problems', async () => {
    const id = await assign('2026-01-08');
    await within(async (tx) => {
      const columns = 'city, reach, region, type, source, key_problem, state, text, reported_at, since_day, due_day';
      const { sql } = await import('kysely');
      await sql`INSERT INTO problems (id, ${sql.raw(columns)})
        SELECT 'many-' || n, ${sql.raw(columns)} FROM problems, generate_series(1, 10000) n WHERE id = ${id}`.execute(
        tx,
      );
    });
    await climb(house(), test.city);
    const began = performance.now();
    expect(await climb(house(), test.city)).toBe(0);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

function raise(): never {
  throw new Error('cut off');
}
