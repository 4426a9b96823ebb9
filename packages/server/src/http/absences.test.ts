// Days away through the doors: who tells them for whom, what they do to duties that are there and to those that are assigned later, and that
// they can be taken back.
import { sumVisits, type Window } from '@xunhe/domain/duty/period';
import { addDays } from '@xunhe/domain/ground/day';
import { addMonths } from '@xunhe/domain/ground/month';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

const DATA = '2025-12';
const MONTH = addMonths(DATA, 1);
const day = (n: number, month = MONTH) => `${month}-${String(n).padStart(2, '0')}`;

let test: TestCity;
let office: Caller;
let chief: Caller;
let person: string;
let other: string;
let today: string;

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const run = (month: string) => runCycle({ db: test.db, city: test.city, month, now: () => test.clock.now, random });

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 11 });
  await run(DATA);
  office = await test.as('office-city');
  today = day(3);
  await within((tx) => tx.updateTable('cities').set({ today }).where('city', '=', test.city).execute());
  // A village chief of whom several windows are asked.
  const duties = await within((tx) => tx.selectFrom('duties').selectAll().where('month', '=', MONTH).execute());
  const mostWindows = (of: string) =>
    Math.max(0, ...duties.filter((duty) => duty.person === of).map((duty) => windowsOf(duty).length));
  const accounts = await within((tx) =>
    tx.selectFrom('accounts').select(['login', 'person']).where('role', '=', 'chief').execute(),
  );
  const sorted = accounts.sort((a, b) => mostWindows(b.person) - mostWindows(a.person));
  person = sorted[0]!.person;
  other = sorted[1]!.person;
  chief = await test.as(sorted[0]!.login);
}, 120_000);
afterAll(() => test.close());

const windowsOf = (duty: { body: unknown }) => (duty.body as { windows: Window[] }).windows;
const whyOf = (duty: { body: unknown }) => (duty.body as { why: { kind: string }[] }).why;
const dutiesIn = (month: string) =>
  within((tx) =>
    tx
      .selectFrom('duties')
      .selectAll()
      .where('person', '=', person)
      .where('month', '=', month)
      .orderBy('reach')
      .execute(),
  );
const tell = (who: Caller, from: string, to: string, more: object = {}) =>
  who('tellAbsence', { body: { kind: 'sickness', from, to, ...more } });
const takeBack = (who: Caller, id: string) => who('takeBackAbsence', { body: { id } });

describe('days away', () => {
  it('of a month that runs move what falls wholly into them, and taken back leave everything as it was', async () => {
    const before = await dutiesIn(MONTH);
    expect(before.length).toBeGreaterThan(0);
    const [from, to] = [day(4), day(25)];
    const told = await tell(chief, from, to);
    expect(told.status).toBe(200);
    expect(told.body.duties).toBeGreaterThan(0);
    const after = await dutiesIn(MONTH);
    const walked = await within((tx) =>
      tx
        .selectFrom('patrol_reaches')
        .select(['reach', sql<string>`day::text`.as('day')])
        .distinct()
        .where('person', '=', person)
        .where('month', '=', MONTH)
        .where('effective', '=', true)
        .execute(),
    );
    const doneIn = (reach: string, window: Window) =>
      walked.filter((one) => one.reach === reach && window.from <= one.day && one.day <= window.to).length;
    let [moved, excused] = [0, 0];
    for (const [i, duty] of after.entries()) {
      const asked = windowsOf(before[i]!);
      expect(sumVisits(windowsOf(duty))).toBe(duty.visits);
      for (const window of windowsOf(duty)) {
        const was = asked.find((one) => one.from === window.from)!;
        // What was done in those days stays; nothing else does.
        if (from <= window.from && window.to <= to) expect(window.visits).toBe(doneIn(duty.reach, window));
        else moved += window.visits - was.visits;
      }
      excused += before[i]!.visits - duty.visits;
      const reason = whyOf(duty).find(({ kind }) => kind === 'duty.absence');
      const open = asked.some((one) => from <= one.from && one.to <= to && doneIn(duty.reach, one) < one.visits);
      expect(reason !== undefined).toBe(open);
    }
    expect(told.body).toMatchObject({ moved, excused });
    // The record tells the days and who told them, not why he is away.
    const events = await within((tx) =>
      tx.selectFrom('events').selectAll().where('kind', '=', 'absence.told').execute(),
    );
    expect(events.map(({ actor, subject }) => [actor, subject])).toEqual([[person, person]]);
    expect(JSON.stringify(events[0]!.body)).not.toContain('sickness');
    expect((await takeBack(chief, told.body.id)).body.duties).toBe(told.body.duties);
    expect(await dutiesIn(MONTH)).toEqual(before);
    expect((await takeBack(chief, told.body.id)).body.kind).toBe('absence.over');
  });

  it('are told by the chief for himself from today on, and by the office for him also of days that are over', async () => {
    expect((await tell(chief, day(5), day(6), { person: other })).status).toBe(404);
    expect((await tell(chief, day(2), day(6))).body.kind).toBe('absence.past');
    expect((await tell(office, addDays(day(1), -1), day(1), { person })).body.kind).toBe('absence.past');
    expect((await tell(chief, day(4), addDays(day(4), 92))).body).toMatchObject({
      kind: 'absence.long',
      details: { days: 92 },
    });
    const told = await tell(office, day(2), day(4), { person });
    expect(told.status).toBe(200);
    expect((await tell(chief, day(4), day(9))).body.kind).toBe('absence.twice');
    // Once they run only the office takes them back.
    expect((await takeBack(chief, told.body.id)).body.kind).toBe('absence.over');
    const { rows } = (await chief('absences')).body;
    expect(rows[0]).toMatchObject({ person, kind: 'sickness', state: expect.stringMatching(/running|withdrawn/) });
    expect((await takeBack(office, told.body.id)).status).toBe(200);
  });

  it('with a stand-in change nothing', async () => {
    const before = await dutiesIn(MONTH);
    const { region } = await within((tx) =>
      tx.selectFrom('people').select('region').where('id', '=', person).executeTakeFirstOrThrow(),
    );
    await within((tx) =>
      tx
        .insertInto('delegations')
        .values({
          ...{
            city: test.city,
            id: 'D-one',
            chief: person,
            assistant: other,
          },
          ...{ region, from_day: day(4), to_day: day(25) },
          ...{ ended_day: null, made_by: person, made_at: new Date(0) },
        })
        .execute(),
    );
    const told = await tell(chief, day(4), day(25));
    expect(told.body).toMatchObject({ duties: 0, moved: 0, excused: 0 });
    expect(await dutiesIn(MONTH)).toEqual(before);
    await takeBack(office, told.body.id);
  });

  it('told before the month is assigned are assigned around', async () => {
    const next = addMonths(MONTH, 1);
    await tell(chief, day(1, next), day(20, next));
    await within((tx) =>
      tx
        .updateTable('cities')
        .set({ today: day(31) })
        .where('city', '=', test.city)
        .execute(),
    );
    await run(MONTH);
    const duties = await dutiesIn(next);
    expect(duties.length).toBeGreaterThan(0);
    for (const duty of duties) for (const window of windowsOf(duty)) expect(window.to > day(20, next)).toBe(true);
    expect(duties.some((duty) => whyOf(duty).some(({ kind }) => kind === 'duty.absence'))).toBe(true);
  }, 120_000);
});
