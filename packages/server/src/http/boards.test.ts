// The boards on a city whose rows are planted: every figure is known, a district's office sees its own alone, and what counts for one counts
// for the large screen.

import { addMonths } from '@xunhe/domain/ground/month';
import { rightOf } from '@xunhe/domain/people/may';
import { ROLES } from '@xunhe/domain/people/role';
import { regionPrefix } from '@xunhe/domain/place/region';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { inScope, type Tx } from '../store/db.ts';
import { ensureYear } from '../store/observation.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

const MONTH = '2025-12';
const DUTY_MONTH = '2026-01';
const TODAY = '2026-01-20';

let test: TestCity;
let office: Caller;
let district: { readonly as: Caller; readonly region: string; readonly prefix: string };
/** Reaches of the district, and of elsewhere. */
let own: string[];
let others: string[];
let person: string;

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const inMonth = { params: { month: MONTH } };

beforeAll(async () => {
  test = await openTestCity({ reaches: 40, months: 26, seed: 5 });
  await runCycle({ db: test.db, city: test.city, month: MONTH, now: () => test.clock.now, random });
  await within((tx) => tx.updateTable('cities').set({ today: TODAY }).where('city', '=', test.city).execute());
  const offices = test.accounts.filter(({ role }) => role === 'office');
  const isCity = ({ region }: { region: string }) => region.endsWith('00000000');
  office = await test.as(offices.find(isCity)!.login);
  const below = offices.find((one) => !isCity(one))!;
  district = { as: await test.as(below.login), region: below.region, prefix: regionPrefix(below.region) };
  const reaches = await within((tx) => tx.selectFrom('reaches').select(['id', 'region']).orderBy('id').execute());
  own = reaches.filter(({ region }) => region.startsWith(district.prefix)).map(({ id }) => id);
  others = reaches.filter(({ region }) => !region.startsWith(district.prefix)).map(({ id }) => id);
  person = (await within((tx) => tx.selectFrom('posts').select('person').orderBy('person').executeTakeFirstOrThrow()))
    .person;
}, 120_000);
afterAll(() => test.close());

describe('whoever may read the boards', () => {
  it('may read in his whole area whatever they are made of', () => {
    const readers = ROLES.filter((role) => rightOf(role, 'evaluation.read') !== null);
    expect(readers).toEqual(['chief', 'office', 'inspector']);
    for (const role of readers)
      for (const right of ['warning.read', 'duty.read', 'problem.read', 'place.read', 'people.read'] as const)
        expect([role, right, rightOf(role, right)]).toEqual([role, right, 'area']);
  });
});

describe('the risk board', () => {
  const set = (reach: string, previous: string, level: string) =>
    within((tx) => tx.updateTable('warnings').set({ level, previous }).where('reach', '=', reach).execute());

  it('counts levels and tells what became of each, the highest first', async () => {
    await within((tx) => tx.updateTable('warnings').set({ level: 'none', previous: 'none' }).execute());
    await set(own[0]!, 'none', 'yellow');
    await set(own[1]!, 'orange', 'red');
    await set(others[0]!, 'red', 'orange');
    await set(others[1]!, 'yellow', 'none');
    await set(others[2]!, 'red', 'red');
    const { status, body } = await office('riskBoard', inMonth);
    expect(status).toBe(200);
    const all = own.length + others.length;
    expect(body).toMatchObject({
      now: { none: all - 4, yellow: 1, orange: 1, red: 2 },
      before: null,
      changes: { appeared: 1, risen: 1, fallen: 1, ended: 1 },
      total: 4,
    });
    expect(body.rows.map(({ reach, change }: Record<string, string>) => [reach, change])).toEqual([
      [own[1], 'risen'],
      [others[0], 'fallen'],
      [own[0], 'appeared'],
      [others[1], 'ended'],
    ]);
    const ended = (await office('riskBoard', { ...inMonth, query: { change: 'ended' } })).body;
    expect([ended.total, ended.rows[0].reach, ended.changes.risen]).toEqual([1, others[1], 1]);
  });

  it('shows a district its own, and the month before where there was one', async () => {
    await within((tx) =>
      sql`INSERT INTO warnings SELECT city, ${addMonths(MONTH, -1)}, reach, region, previous, 'none', kinds, basis, reasons, policy
            FROM warnings WHERE month = ${MONTH}`.execute(tx),
    );
    const { body } = await district.as('riskBoard', inMonth);
    expect(body).toMatchObject({
      now: { none: own.length - 2, yellow: 1, orange: 0, red: 1 },
      before: { none: own.length - 1, yellow: 0, orange: 1, red: 0 },
      changes: { appeared: 1, risen: 1, fallen: 0, ended: 0 },
    });
    expect(body.rows.map(({ reach }: { reach: string }) => reach)).toEqual([own[1], own[0]]);
  });
});

describe('the duty board', () => {
  /** A duty of two windows with so many visits each, and effective patrols on these days. */
  async function plant(reach: string, visits: readonly [number, number], days: readonly string[], who = person) {
    await within(async (tx) => {
      const windows = [
        { from: '2026-01-01', to: '2026-01-15', visits: visits[0] },
        { from: '2026-01-16', to: '2026-01-31', visits: visits[1] },
      ];
      await sql`
        INSERT INTO duties (city, month, person, reach, region, level, visits, minutes, length_m, body, policy)
        SELECT city, ${DUTY_MONTH}, ${who}, id, region, 'none', ${visits[0] + visits[1]}, 20, 500,
               ${JSON.stringify({ post: 'village', windows })}::jsonb, 'test@1' FROM reaches WHERE id = ${reach}`.execute(
        tx,
      );
      for (const [n, day] of days.entries())
        await sql`
          INSERT INTO patrol_reaches (city, month, patrol, reach, person, region, day, length_m, coverage, effective)
          SELECT city, ${DUTY_MONTH}, ${`P-${who}-${reach}-${n}`}, id, ${who}, region, ${day}::date, 600, 1, ${n < 9}
          FROM reaches WHERE id = ${reach}`.execute(tx);
    });
  }
  const ask = (as: Caller, query: Record<string, string>) =>
    as('dutyBoard', { params: { month: DUTY_MONTH }, query }).then(({ body }) => body);

  it('sums what is owed, done and overdue, never more done than a window asks', async () => {
    await within(async (tx) => {
      await tx.deleteFrom('duties').where('month', '=', DUTY_MONTH).execute();
      await tx.deleteFrom('patrol_reaches').where('month', '=', DUTY_MONTH).execute();
    });
    // Of the first window all and one more, of the second nothing yet.
    await plant(own[0]!, [2, 2], ['2026-01-02', '2026-01-03', '2026-01-04']);
    // One of three missed in the first, one made in the second; a day walked twice is one.
    await plant(others[0]!, [3, 1], ['2026-01-05', '2026-01-05', '2026-01-06', '2026-01-17']);
    const other = await within((tx) =>
      tx.selectFrom('people').select('id').where('id', '<>', person).orderBy('id').executeTakeFirstOrThrow(),
    );
    await plant(others[0]!, [1, 0], [], other.id);
    const body = await ask(office, { by: 'district' });
    expect(body.all).toEqual({ people: 2, waters: 2, owed: 9, done: 5, overdue: 2 });
    expect(body.today).toBe(TODAY);
    const mine = body.rows.find(({ key }: { key: string }) => key === district.region);
    expect(mine).toMatchObject({ people: 1, waters: 1, owed: 4, done: 2, overdue: 0, post: null });
    const sum = (key: string) => body.rows.reduce((total: number, row: Record<string, number>) => total + row[key]!, 0);
    expect([sum('owed'), sum('done'), sum('overdue')]).toEqual([9, 5, 2]);
    const chiefs = await ask(office, { by: 'chief', sort: 'share' });
    expect(chiefs.rows.map(({ key, owed, done, post }: Record<string, unknown>) => [key, owed, done, post])).toEqual([
      [other.id, 1, 0, 'village'],
      [person, 8, 5, 'village'],
    ]);
    expect((await ask(office, { by: 'chief', sort: 'owed', limit: '1' })).rows[0].key).toBe(person);
    expect((await ask(office, { by: 'town' })).all).toEqual(body.all);
    // The list to which the board leads says the same, and so does the map.
    const list = (await office('duties', { params: { month: DUTY_MONTH } })).body;
    expect(list.totals).toMatchObject({ visits: 9, done: 5, people: 2 });
    expect(list.rows.reduce((total: number, row: { done: number }) => total + row.done, 0)).toBe(5);
    const states = (await office('reachStates', inMonth)).body.rows;
    expect(states.reduce((total: number, row: { visitsDone: number }) => total + row.visitsDone, 0)).toBe(5);
  });

  it('shows a district its own', async () => {
    const body = await ask(district.as, { by: 'district' });
    expect(body.all).toEqual({ people: 1, waters: 1, owed: 4, done: 2, overdue: 0 });
    expect(body.rows).toHaveLength(1);
    const elsewhere = await ask(district.as, { region: `${test.city}99000000` });
    expect([elsewhere.total, elsewhere.all.owed]).toEqual([0, 0]);
  });
});

describe('the data board', () => {
  it('judges each station by its own beat and tells what it feeds', async () => {
    const stations = await within((tx) =>
      tx.selectFrom('stations').select(['id', 'reach', 'region']).orderBy('id').execute(),
    );
    const mine = stations.filter(({ region }) => region.startsWith(district.prefix));
    const [steady, late, ended] = mine;
    const silent = stations.find(({ region }) => !region.startsWith(district.prefix))!;
    const months = (every: number, count: number, lastAgo: number) =>
      Array.from({ length: count }, (_, i) => addMonths(MONTH, -lastAgo - i * every));
    await within(async (tx) => {
      await tx.deleteFrom('observations').where('kind', '=', 'sample').execute();
      const plant = async (station: (typeof stations)[number], of: readonly string[]) => {
        for (const month of of) {
          await ensureYear(tx, month);
          await sql`
            INSERT INTO observations (city, month, kind, key, reach, place, region, seen_at, known_at, source, readings)
            VALUES (${test.city}, ${month}, 'sample', ${`${station.id}/${month}-11`}, ${station.reach}, ${station.id}, ${station.region},
              ${`${month}-11T02:00:00Z`}, ${`${month}-20T02:00:00Z`}, 'test', '{"nh3n": 1}')`.execute(tx);
        }
      };
      await plant(steady!, months(3, 8, 1));
      await plant(late!, months(1, 20, 2));
      await plant(silent, months(1, 20, 5));
      await plant(ended!, [addMonths(MONTH, -120)]);
    });
    const { status, body } = await office('dataHealth', { query: { limit: '500' } });
    expect(status).toBe(200);
    expect(body.asOf).toBe(MONTH);
    const row = (id: string) => body.rows.find((one: { id: string }) => one.id === id);
    expect(row(steady!.id)).toMatchObject({ every: 3, lateMonths: 0, state: 'steady', expected: 4, came: 4 });
    expect(row(late!.id)).toMatchObject({ every: 1, lateMonths: 2, state: 'late', expected: 12, came: 10 });
    expect(row(silent.id)).toMatchObject({ every: 1, lateMonths: 5, state: 'silent', expected: 12, came: 7 });
    expect(row(silent.id).lastDay).toBe(`${addMonths(MONTH, -5)}-11`);
    expect(row(ended!.id)).toMatchObject({ state: 'ended', lastDay: `${addMonths(MONTH, -120)}-11`, lateMonths: 0 });
    expect(body.rows[0].id).toBe(silent.id);
    const of = body.kinds.find(({ kind }: { kind: string }) => kind === 'section');
    expect(of).toMatchObject({ steady: 1, late: 1, silent: 1, ended: 1, expected: 28, came: 21 });
    expect(of.unknown).toBe(of.places - 4);
    // Whatever it feeds: its own reach, and no fewer than its river has.
    const river = await within((tx) =>
      tx
        .selectFrom('reaches')
        .select('id')
        .where('water_body', '=', (eb) => eb.selectFrom('reaches').select('water_body').where('id', '=', silent.reach))
        .execute(),
    );
    expect(row(silent.id).feeds).toBeGreaterThanOrEqual(river.length);
    expect(body.touched).toBeGreaterThanOrEqual(Math.max(row(silent.id).feeds, row(late!.id).feeds));
    expect(body.touched).toBeLessThanOrEqual(row(silent.id).feeds + row(late!.id).feeds);
    const some = (await office('dataHealth', { query: { state: 'late', kind: 'section' } })).body;
    expect([some.total, some.rows[0].id, some.touched]).toEqual([1, late!.id, body.touched]);
  });

  it('shows a district its own, and nothing that became known after now', async () => {
    const { body } = await district.as('dataHealth', { query: { limit: '500' } });
    expect(body.rows.every(({ region }: { region: string }) => region.startsWith(district.prefix))).toBe(true);
    expect(body.reaches).toBe(own.length);
    expect(body.kinds.find(({ kind }: { kind: string }) => kind === 'section')).toMatchObject({ late: 1, silent: 0 });
    await within((tx) =>
      tx
        .updateTable('observations')
        .set({ known_at: new Date('2027-01-01') })
        .where('kind', '=', 'sample')
        .execute(),
    );
    const later = (await office('dataHealth', { query: { kind: 'section' } })).body;
    expect([later.touched, later.rows[0].state, later.rows[0].lastDay]).toEqual([0, 'unknown', null]);
  });
});

describe('the people board', () => {
  it('counts posts, and finds the new and the silent by the rule of the city', async () => {
    const before = (await office('peopleBoard')).body;
    const chief = await within((tx) =>
      tx
        .selectFrom('people')
        .select(['id', 'region'])
        .where('level', '=', 'village')
        .where('region', 'like', `${district.prefix}%`)
        .where((eb) => eb.exists(eb.selectFrom('posts').select('person').whereRef('posts.person', '=', 'people.id')))
        .orderBy('id')
        .executeTakeFirstOrThrow(),
    );
    const window = { from: '2026-01-01', to: '2026-01-31', visits: 1 };
    const walk = (day: string) =>
      within(async (tx) => {
        await tx.deleteFrom('patrols').where('person', '=', chief.id).execute();
        await sql`
          INSERT INTO patrols (city, month, id, person, reach, region, mode, day, started_at, ended_at, length_m, verdict, judgement, source, received_at)
          SELECT city, ${day.slice(0, 7)}, 'P-last', ${chief.id}, id, region, 'walk', ${day}::date, ${`${day}T02:00:00Z`}, ${`${day}T03:00:00Z`},
                 800, 'effective', '{}', 'app', ${`${day}T04:00:00Z`} FROM reaches ORDER BY id LIMIT 1`.execute(tx);
      });
    await within(async (tx) => {
      await tx.updateTable('posts').set({ from_day: '2010-01-01' }).execute();
      await tx.deleteFrom('duties').where('month', '=', DUTY_MONTH).execute();
      await tx.updateTable('posts').set({ from_day: '2025-12-20' }).where('person', '=', chief.id).execute();
      await sql`
        INSERT INTO duties (city, month, person, reach, region, level, visits, minutes, length_m, body, policy)
        SELECT city, ${DUTY_MONTH}, ${chief.id}, id, region, 'none', 1, 20, 500, ${JSON.stringify({ post: 'village', windows: [window] })}::jsonb, 'test@1'
        FROM reaches ORDER BY id LIMIT 1`.execute(tx);
    });
    await walk('2026-01-05');
    const { status, body } = await office('peopleBoard');
    expect(status).toBe(200);
    const village = body.posts.find(({ post }: { post: string }) => post === 'village');
    expect(village).toMatchObject({ appeared: 1, silent: 1, silentAfter: 14 });
    expect(village.people).toBe(before.posts.find(({ post }: { post: string }) => post === 'village').people);
    expect(body.rows).toMatchObject([{ person: chief.id, lastPatrolDay: '2026-01-05', daysSince: 15 }]);
    const appeared = (await office('peopleBoard', { query: { list: 'appeared' } })).body;
    expect(appeared.rows).toMatchObject([{ person: chief.id, firstDay: '2025-12-20' }]);
    await walk('2026-01-06');
    expect((await office('peopleBoard')).body.total).toBe(0);
    await walk('2026-01-05');
    expect((await district.as('peopleBoard')).body.total).toBe(1);
    const foreign = test.accounts.find(
      ({ role, region }) => role === 'office' && !region.endsWith('00000000') && region !== district.region,
    );
    if (foreign) expect((await (await test.as(foreign.login))('peopleBoard')).body.total).toBe(0);
  });
});

describe('the large screen', () => {
  it('tells what the boards and the lists tell, of one moment', async () => {
    await within(async (tx) => {
      await tx.deleteFrom('problem_parts').execute();
      await tx.deleteFrom('problem_moves').execute();
      await tx.deleteFrom('problems').execute();
      const plant = (
        id: string,
        reach: string,
        state: string,
        day: string,
        due: string | null,
        closed: string | null,
      ) =>
        sql`
          INSERT INTO problems (city, id, reach, region, type, source, key_problem, state, reported_at, due_day, closed_at, since_day)
          SELECT city, ${id}, id, region, 'other', 'chief', false, ${state}, ${`${day}T04:00:00Z`}, ${due}::date, ${closed}, ${day}::date
          FROM reaches WHERE id = ${reach}`.execute(tx);
      for (let n = 0; n < 9; n++)
        await plant(`N-${n}`, own[0]!, 'assigned', `2026-01-0${n + 1}`, n < 2 ? '2026-01-10' : '2026-02-10', null);
      await plant('C-1', others[0]!, 'closed', '2025-12-20', null, '2026-01-12T04:00:00Z');
      // By the clock of the city the last hour of December is not January.
      await plant('C-2', others[0]!, 'closed', '2025-12-20', null, '2025-12-31T15:30:00Z');
      await plant('C-3', others[0]!, 'closed', '2025-12-20', null, '2025-12-31T16:30:00Z');
    });
    const { status, body } = await office('wall');
    expect(status).toBe(200);
    expect(body.problems).toMatchObject({ open: 9, overdue: 2, reportedThisMonth: 9, closedThisMonth: 2 });
    expect(body.problems.latest.map(({ id }: { id: string }) => id)).toEqual(
      [8, 7, 6, 5, 4, 3, 2, 1].map((n) => `N-${n}`),
    );
    const risk = (await office('riskBoard', inMonth)).body;
    expect(body.warnings).toEqual({ month: MONTH, now: risk.now, before: risk.before });
    const duty = (await office('dutyBoard', { params: { month: DUTY_MONTH } })).body;
    expect([body.duty.month, body.duty.all, body.duty.rows.length]).toEqual([DUTY_MONTH, duty.all, duty.total]);
    expect(body.dataHealth).toEqual((await office('dataHealth')).body.kinds);
    expect(Date.parse(body.at) - Date.parse(`${TODAY}T00:00:00+08:00`)).toBeLessThan(86_400_000);
    const mine = (await district.as('wall')).body;
    expect(mine.problems).toMatchObject({ open: 9, closedThisMonth: 0 });
    expect(mine.duty.rows.every(({ key }: { key: string }) => key.startsWith(district.prefix))).toBe(true);
  });
});
