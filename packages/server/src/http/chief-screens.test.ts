// What the phone of a chief shows beside his walks: what to look for, the people below him, and his card.
import { addDays } from '@xunhe/domain/ground/day';
import { regionPrefix } from '@xunhe/domain/place/region';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let village: Caller;
let town: Caller;
let office: Caller;
let person: string;
let day: string;
// biome-ignore lint/suspicious/noExplicitAny: a row of an answer
let reach: any;

const inCity = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 4 });
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  await runCycle({ db: test.db, city: test.city, month: '2025-12', now: () => test.clock.now, random });
  const chiefs = test.accounts.filter(({ role }) => role === 'chief');
  const one = chiefs.find(({ level }) => level === 'village')!;
  village = await test.as(one.login);
  town = await test.as(
    chiefs.find(({ level, region }) => level === 'town' && one.region.startsWith(region.slice(0, 9)))!.login,
  );
  office = await test.as(
    test.accounts.find((account) => account.role === 'office' && account.region.endsWith('00000000'))!.login,
  );
  const today = (await village('today')).body;
  person = today.person;
  day = today.day;
  reach = today.reaches[0];
});
afterAll(() => test.close());

const look = async () =>
  (await village('today')).body.reaches.find((one: { reach: string }) => one.reach === reach.reach).lookFor;

async function addProblem(id: string, more: object = {}): Promise<void> {
  const { region } = (await office('reach', { params: { id: reach.reach } })).body;
  await inCity((tx) =>
    tx
      .insertInto('problems')
      .values({
        ...{ city: test.city, id, reach: reach.reach, region, type: 'household_refuse', source: 'chief' },
        ...{ key_problem: false, state: 'rectifying', text: '桥下有垃圾', lon: 113.1, lat: 23.1, patrol: null },
        ...{ reporter: null, department: null, reported_at: new Date(`${addDays(day, -9)}T02:00:00Z`) },
        ...{ due_day: addDays(day, -2), closed_at: null, content_hash: null, merged_into: null },
        ...more,
      } as never)
      .execute(),
  );
}

describe('what to look for on a water', () => {
  it('names what stands there: what is at fault first, then the heaviest, nothing that is closed', async () => {
    const { region } = (await office('reach', { params: { id: reach.reach } })).body;
    const source = { city: test.city, reach: reach.reach, region, lon: 113.1, lat: 23.1 };
    await inCity(async (tx) => {
      await tx.deleteFrom('sources').where('reach', '=', reach.reach).execute();
      for (const [id, kind, load_kgd, status] of [
        ['X-light', 'market', 1, null],
        ['X-heavy', 'industry', 90, 'active'],
        ['X-closed', 'industry', 900, '已关闭'],
        ['X-fault', 'outfall', null, '异常'],
      ] as const)
        await tx
          .insertInto('sources')
          .values({ ...source, id, kind, name: `甲${id}`, load_kgd, status })
          .execute();
    });
    const { riskPoints, riskPointTotal } = await look();
    expect(riskPoints.map(({ id }: { id: string }) => id)).toEqual(['X-fault', 'X-heavy', 'X-light']);
    expect(riskPoints[0]).toEqual({
      id: 'X-fault',
      kind: 'outfall',
      name: '甲X-fault',
      faulty: true,
      lon: 113.1,
      lat: 23.1,
    });
    expect(riskPointTotal).toBe(3);
  });

  it('tells the open problems with their days, and what was settled here in the last year by type', async () => {
    const before = await look();
    await addProblem('Z-open');
    const at = (days: number) => new Date(`${addDays(day, days)}T02:00:00Z`);
    await addProblem('Z-closed', { state: 'closed', reported_at: at(-40), closed_at: at(-20), type: 'stockyard' });
    await addProblem('Z-rejected', { state: 'rejected', reported_at: at(-30), closed_at: at(-29), type: 'other' });
    await addProblem('Z-old', { state: 'closed', reported_at: at(-500), closed_at: at(-400), type: 'farm_restaurant' });
    const { problems, problemTotal, pastProblems } = await look();
    expect(problemTotal - before.problemTotal).toBe(1);
    expect(problems.find(({ id }: { id: string }) => id === 'Z-open')).toEqual({
      ...{ id: 'Z-open', type: 'household_refuse', state: 'rectifying', key: false, text: '桥下有垃圾' },
      ...{ reportedDay: addDays(day, -9), daysOpen: 9, overdueDays: 2, lon: 113.1, lat: 23.1 },
    });
    const types = pastProblems.map(({ type }: { type: string }) => type);
    expect([types.includes('stockyard'), types.includes('farm_restaurant')]).toEqual([true, false]);
    expect(pastProblems.find(({ type }: { type: string }) => type === 'stockyard').lastDay).toBe(addDays(day, -40));
  });

  it('tells the last patrol by anybody and the last class measured', async () => {
    const { lastPatrol, lastSample } = await look();
    const patrols = await inCity((tx) =>
      tx
        .selectFrom('patrol_reaches')
        .select('day')
        .where('reach', '=', reach.reach)
        .orderBy('day', 'desc')
        .executeTakeFirst(),
    );
    expect(lastPatrol?.day ?? null).toBe(patrols?.day ?? null);
    const page = (await village('reachSeries', { params: { id: reach.reach } })).body.months;
    const newest = page.at(-1);
    if (newest && newest.month >= addDays(day, -365).slice(0, 7))
      expect([lastSample.month, lastSample.wqClass]).toEqual([newest.month, newest.wqClass]);
    else expect(lastSample).toBeNull();
  });
});

describe('the people below', () => {
  it('are those of the lower posts of the region, whoever needs help first, with the reasons as data', async () => {
    await addProblem('Z-late');
    const { summary, rows, total } = (await town('subordinates', { query: { limit: '500' } })).body;
    expect([total, summary.people]).toEqual([rows.length, rows.length]);
    expect(new Set(rows.map(({ level }: { level: string }) => level))).not.toContain('town');
    const mine = rows.find((row: { person: string }) => row.person === person);
    expect(mine.overdueProblems).toBeGreaterThan(0);
    expect(mine.why).toContainEqual({ kind: 'help.overdueProblems', n: mine.overdueProblems });
    const needs = rows.map(({ why }: { why: unknown[] }) => why.length > 0);
    expect(needs.indexOf(false) === -1 || !needs.slice(needs.indexOf(false)).includes(true)).toBe(true);
    expect(summary.inNeed).toBe(needs.filter(Boolean).length);
  });

  it('are told a red water without a visit before all else, until somebody walks it', async () => {
    const month = day.slice(0, 7);
    const body = JSON.stringify({ windows: [{ from: `${month}-01`, to: day, visits: 4 }] });
    await inCity(async (tx) => {
      await tx.deleteFrom('patrol_reaches').where('person', '=', person).where('month', '=', month).execute();
      await tx
        .updateTable('duties')
        .set({ level: 'red', body, visits: 4 })
        .where('person', '=', person)
        .where('reach', '=', reach.reach)
        .where('month', '=', month)
        .execute();
    });
    const first = (await town('subordinates')).body.rows.find((row: { person: string }) => row.person === person);
    expect([first.why[0].kind, first.unvisited[0].reach]).toEqual(['help.redUnvisited', reach.reach]);
    const { region } = (await office('reach', { params: { id: reach.reach } })).body;
    await inCity((tx) =>
      tx
        .insertInto('patrol_reaches')
        .values({
          ...{ city: test.city, month, patrol: 'walked', reach: reach.reach, person, region, day },
          ...{ length_m: 1000, coverage: 1, effective: true },
        })
        .execute(),
    );
    const after = (await town('subordinates')).body.rows.find((row: { person: string }) => row.person === person);
    expect(after.unvisited).toEqual([]);
  });

  it('come in pages that the server cuts, in one order, and are found by region and name', async () => {
    const all = (await office('subordinates', { query: { limit: '500' } })).body;
    const pages = [];
    for (let offset = 0; offset < all.total; offset += 7)
      pages.push(...(await office('subordinates', { query: { limit: '7', offset: String(offset) } })).body.rows);
    expect(pages).toEqual(all.rows);
    const one = all.rows[0];
    const found = (await office('subordinates', { query: { q: one.name } })).body;
    expect(found.rows.map(({ person: id }: { person: string }) => id)).toContain(one.person);
    expect(found.summary.people).toBe(found.total);
    const inside = (await office('subordinates', { query: { region: one.region, limit: '500' } })).body.rows;
    const prefix = regionPrefix(one.region);
    expect(inside).toEqual(all.rows.filter(({ region }: { region: string }) => region.startsWith(prefix)));
  });

  it('of a village chief without reach chiefs are none, which is no error', async () => {
    const { summary, rows } = (await village('subordinates')).body;
    expect(rows.every(({ level }: { level: string }) => level === 'reach')).toBe(true);
    expect(summary.people).toBe(rows.length);
  });
});

describe('the duty card', () => {
  it('tells posts, waters as on the first screen, the office and the chief above with their numbers', async () => {
    const card = (await village('dutyCard')).body;
    const today = (await village('today')).body;
    const names = (rows: { reach: string }[]) => rows.map((row) => row.reach);
    expect(names(card.reaches)).toEqual(names(today.reaches));
    expect([card.person, card.visits, card.done]).toEqual([today.person, today.visits, today.done]);
    expect(card.reaches.every(({ geometry }: { geometry: unknown }) => geometry === null)).toBe(true);
    const kinds = new Set(card.contacts.map(({ kind }: { kind: string }) => kind));
    expect([kinds.has('office'), kinds.has('superior')]).toEqual([true, true]);
    const superior = card.contacts.find(({ kind }: { kind: string }) => kind === 'superior');
    expect([superior.level, superior.phone]).toEqual(['town', expect.stringMatching(/^000-/)]);
    expect(card.histories).toEqual([]);
  });

  it('tells a new chief what his water went through and who held the post before, and an old one not', async () => {
    const { region } = (await office('reach', { params: { id: reach.reach } })).body;
    const from = addDays(day, -20);
    await inCity(async (tx) => {
      await tx
        .insertInto('people')
        .values({
          ...{ city: test.city, id: 'before', name: '前任甲', region, level: 'village', department: null },
          phone: '000-0000-0001',
        })
        .execute();
      await tx
        .insertInto('posts')
        .values({
          ...{ city: test.city, person: 'before', reach: reach.reach, region, from_day: '2019-01-01' },
          to_day: addDays(from, -1),
        })
        .execute();
      await tx
        .updateTable('posts')
        .set({ from_day: from })
        .where('person', '=', person)
        .where('reach', '=', reach.reach)
        .execute();
    });
    const { histories } = (await village('dutyCard')).body;
    expect(histories.map(({ reach: id, since }: { reach: string; since: string }) => [id, since])).toEqual([
      [reach.reach, from],
    ]);
    const [history] = histories;
    expect(history.predecessor).toEqual({
      ...{ name: '前任甲', from: '2019-01-01', to: addDays(from, -1), phone: '000-0000-0001' },
    });
    const type = history.problems.find((one: { type: string }) => one.type === 'stockyard');
    const past = (await look()).pastProblems.find((one: { type: string }) => one.type === 'stockyard');
    expect([type.count, type.open, type.lastDay]).toEqual([past.count, 0, addDays(day, -40)]);
    const months = (await village('reachSeries', { params: { id: reach.reach } })).body.months;
    const year = months.filter(({ month }: { month: string }) => month >= addDays(day, -365).slice(0, 7));
    expect(history.classes).toEqual(
      year.map((one: { month: string; wqClass: number }) => ({ month: one.month, wqClass: one.wqClass })),
    );
    await inCity((tx) =>
      tx
        .updateTable('posts')
        .set({ from_day: addDays(day, -60) })
        .where('person', '=', person)
        .execute(),
    );
    expect((await village('dutyCard')).body.histories).toEqual([]);
  });
});
