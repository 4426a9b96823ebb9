// The desk of problems through the doors: queues and their counts, filters, many moves at once, likely duplicates and what a merge leaves.
import { randomBytes } from 'node:crypto';
import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, call, openTestCity, type TestCity } from './test-city.ts';
import { addPerson, cityOffice, findChief, listTestDepartments, sendTestPhoto } from './test-people.ts';

let test: TestCity;
let office: Caller;
let chief: Caller;
let hand: Caller;
let lost: Caller;
let handCookie: string;
let reach: string;
let department: string;

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const newId = () => makeId(Date.now(), randomBytes(10));

beforeAll(async () => {
  test = await openTestCity({ reaches: 20, months: 26, seed: 21 });
  await within((tx) => tx.updateTable('cities').set({ today: '2026-01-08' }).where('city', '=', test.city).execute());
  office = await test.as(cityOffice(test));
  department = (await listTestDepartments(test, 1))[0]!;
  await addPerson(test, { id: 'HAND', role: 'handler', department });
  await addPerson(test, { id: 'LOST', role: 'handler' });
  handCookie = await test.enter('hand');
  hand = (name, input) => call(test.app, name, input, handCookie);
  lost = await test.as('lost');
  const found = await findChief(test);
  reach = found.reach;
  chief = await test.as(found.login);
});
afterAll(() => test.close());

async function report(more: object = {}): Promise<string> {
  const id = newId();
  const place = { lon: 113.25, lat: 23.15 };
  const body = { id, reach, type: 'other', text: '河边有堆放', at: '2026-01-07T01:00:00.000Z', ...place, patrol: null };
  expect((await chief('reportProblem', { body: { ...body, ...more } })).status).toBe(200);
  return id;
}

const move = (as: Caller, id: string, name: string, more: object = {}) =>
  as('moveProblem', { params: { id }, body: { move: name, note: '', ...more } });

async function counts(as: Caller): Promise<Record<string, number>> {
  const { body } = await as('problemQueues');
  return Object.fromEntries(body.rows.map((row: { queue: string; count: number }) => [row.queue, row.count]));
}

async function list(as: Caller, query: Record<string, string>): Promise<string[]> {
  const { status, body } = await as('problems', { query: { limit: '500', ...query } });
  expect(status).toBe(200);
  expect(body.total).toBe(body.rows.length);
  return body.rows.map(({ id }: { id: string }) => id);
}

describe('the queues of a desk', () => {
  it('hold a problem where it waits, and count what they list', async () => {
    const id = await report();
    expect(await list(office, { queue: 'toAccept' })).toContain(id);
    expect(await list(chief, { queue: 'mine' })).toContain(id);
    expect(await list(chief, { queue: 'onMyReaches' })).toContain(id);
    await move(office, id, 'accept');
    expect(await list(office, { queue: 'toAccept' })).not.toContain(id);
    expect(await list(office, { queue: 'toAssign' })).toContain(id);
    await move(office, id, 'assign', { departments: [department] });
    const mine = await hand('problems', { query: { queue: 'mine' } });
    expect(mine.body.rows.find((row: { id: string }) => row.id === id)).toMatchObject({
      ownPart: { state: 'assigned', lead: true, overdueDays: 0, dueDay: expect.stringMatching(/^2026-01/) },
    });
    await move(office, id, 'supervise', { note: '盯住' });
    expect(await list(office, { queue: 'supervised' })).toContain(id);
    await move(hand, id, 'return', { note: '不属我单位' });
    expect(await list(office, { queue: 'returned' })).toContain(id);
    expect(await list(hand, { queue: 'mine' })).not.toContain(id);
    await move(office, id, 'assign', { departments: [department] });
    await move(hand, id, 'askDefer', { note: '等汛后', until: '2026-02-20' });
    expect(await list(office, { queue: 'deferAsked' })).toContain(id);
    await move(office, id, 'refuseDefer', { note: '不宜再拖' });
    const photos = [await sendPhoto(handCookie, 'after')];
    expect((await move(hand, id, 'handle', { note: '已清', photos })).body.state).toBe('handled');
    expect(await list(office, { queue: 'toVerify' })).toContain(id);
    expect(await list(chief, { queue: 'toVerify' })).toContain(id);
    expect(await list(hand, { queue: 'handledByUs' })).toContain(id);
    for (const as of [office, hand, chief])
      for (const [queue, count] of Object.entries(await counts(as)))
        expect([queue, (await list(as, { queue })).length]).toEqual([queue, count]);
    // Once it is verified nothing is left to wait for.
    expect((await move(office, id, 'verify', { note: '已复核' })).body.state).toBe('closed');
    expect(await list(hand, { queue: 'handledByUs' })).not.toContain(id);
    expect((await counts(hand)).handledByUs).toBe(0);
    expect(await list(office, { department })).toContain(id);
    expect(await list(office, { department, open: 'true' })).not.toContain(id);
  });

  it('keep what one department has done until the others are done too', async () => {
    const second = (await listTestDepartments(test, 2))[1]!;
    const id = await report();
    await move(office, id, 'accept');
    await move(office, id, 'assign', { departments: [department, second] });
    expect(await list(hand, { queue: 'handledByUs' })).not.toContain(id);
    const photos = [await sendPhoto(handCookie, 'after')];
    expect((await move(hand, id, 'handle', { note: '已清', photos })).body.state).toBe('rectifying');
    expect(await list(hand, { queue: 'handledByUs' })).toContain(id);
    expect(await list(hand, { queue: 'mine' })).not.toContain(id);
    expect(await list(office, { department, open: 'true' })).toContain(id);
  });

  it('tell a handler without a department that he has none', async () => {
    expect((await lost('problemQueues')).body).toMatchObject({
      rows: [
        { queue: 'mine', count: 0 },
        { queue: 'handledByUs', count: 0 },
      ],
      withoutDepartment: true,
    });
    expect((await hand('problemQueues')).body.withoutDepartment).toBe(false);
  });

  it('are late from the day after the last', async () => {
    const id = await report();
    const [due] = await within((tx) =>
      tx.selectFrom('problems').select('due_day').where('city', '=', test.city).where('id', '=', id).execute(),
    );
    const setDay = (today: string) =>
      within((tx) => tx.updateTable('cities').set({ today }).where('city', '=', test.city).execute());
    await setDay(due!.due_day!);
    expect(await list(office, { queue: 'overdue' })).not.toContain(id);
    await setDay('2026-01-30');
    expect(await list(office, { queue: 'overdue' })).toContain(id);
    await setDay('2026-01-08');
  });
});

describe('filters and orders', () => {
  it('find by number, words, reach, type, department and days, and take signs as they are', async () => {
    const id = await report({ type: 'stockyard', text: '码头 100%_堆料' });
    await move(office, id, 'accept');
    await move(office, id, 'assign', { departments: [department] });
    const all: Record<string, string>[] = [
      { q: id.slice(0, 30) },
      { q: '100%_堆' },
      { type: 'stockyard', open: 'true' },
      { department, type: 'stockyard' },
      { source: 'chief', reportedFrom: '2026-01-07', reportedTo: '2026-01-07' },
      { dueFrom: '2026-01-08', dueTo: '2026-03-08', type: 'stockyard' },
    ];
    for (const query of all) expect([query, await list(office, query)]).toEqual([query, expect.arrayContaining([id])]);
    // Whoever gives a whole number means that problem, though another tells of it.
    await report({ text: `与${id}相同` });
    expect(await list(office, { q: ` ${id} ` })).toEqual([id]);
    const none: Record<string, string>[] = [
      { q: '100__堆' },
      { q: id, type: 'other' },
      { q: `%${id.slice(1, 9)}` },
      { type: 'other' },
      { reportedFrom: '2026-01-08' },
      { reportedTo: '2026-01-06' },
      { dueTo: '2026-01-08', type: 'stockyard' },
    ];
    for (const query of none) expect([query, (await list(office, query)).includes(id)]).toEqual([query, false]);
  });

  it.each(['due', 'reported', 'state'])('sorted by %s, every row stands on one page', async (sort) => {
    for (let i = 0; i < 4; i++) await report();
    const whole = await list(office, { sort });
    const paged: string[] = [];
    for (let offset = 0; offset < whole.length; offset += 3) {
      const { body } = await office('problems', { query: { sort, limit: '3', offset: String(offset) } });
      paged.push(...body.rows.map(({ id }: { id: string }) => id));
    }
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(whole.length);
  });
});

describe('many moves at once', () => {
  it('takes each by itself, says which was refused and why, and takes none twice', async () => {
    const [one, two, three] = [await report(), await report(), await report()];
    await move(office, two, 'accept');
    const problems = [one, two, three, 'NOBODY'].map((problem) => ({ problem, id: newId() }));
    const first = await office('moveProblems', { body: { move: 'accept', note: '', problems } });
    expect(first.body.rows).toMatchObject([
      { problem: one, state: 'accepted', refusal: null },
      { problem: two, state: null, refusal: { kind: 'problem.illegalMove' } },
      { problem: three, state: 'accepted', refusal: null },
      { problem: 'NOBODY', state: null, refusal: { kind: 'notFound' } },
    ]);
    await office('moveProblems', { body: { move: 'accept', note: '', problems } });
    const page = await office('problem', { params: { id: one } });
    expect(page.body.moves.filter(({ move: name }: { move: string }) => name === 'accept').length).toBe(1);
    const given = await office('moveProblems', {
      body: {
        ...{ move: 'assign', note: '限期清理', departments: [department] },
        problems: [one, three].map((problem) => ({ problem, id: newId() })),
      },
    });
    expect(given.body.rows.map(({ state }: { state: string }) => state)).toEqual(['assigned', 'assigned']);
  });

  it('takes at most 200, and only of an office', async () => {
    const problems = Array.from({ length: 201 }, () => ({ problem: 'X', id: newId() }));
    expect((await office('moveProblems', { body: { move: 'accept', note: '', problems } })).status).toBe(400);
    const id = await report();
    const asked = { move: 'accept', note: '', problems: [{ problem: id, id: newId() }] };
    expect((await hand('moveProblems', { body: asked })).body.rows[0].refusal.kind).toBe('problem.role');
  });
});

describe('likely duplicates', () => {
  it('are named with their grounds, and a merge stands in the timelines of both', async () => {
    const place = { lon: 113.4, lat: 23.3, type: 'stockyard' };
    const old = await report(place);
    const near = await report({ ...place, lat: 23.3005, text: '又见堆料' });
    const far = await report({ ...place, lat: 23.31 });
    const { body } = await office('problemDuplicates', { params: { id: near } });
    const ids = body.rows.map(({ id }: { id: string }) => id);
    expect(ids[0]).toBe(old);
    expect(ids).not.toContain(far);
    expect(ids).not.toContain(near);
    expect(body.rows[0]).toMatchObject({ sameType: true, samePicture: false, days: 0 });
    expect(body.rows[0].distanceM).toBeCloseTo(55.6, 0);
    const merged = await move(office, near, 'merge', { mergeInto: old, note: '同一堆场' });
    expect(merged.body).toMatchObject({ state: 'merged', mergedInto: old });
    expect(merged.body.moves.at(-1)).toMatchObject({ move: 'merge', other: old });
    const target = await office('problem', { params: { id: old } });
    expect(target.body.state).toBe('reported');
    expect(target.body.moves.at(-1)).toMatchObject({ move: 'takeIn', other: near, note: '同一堆场' });
    const again = await office('problemDuplicates', { params: { id: far } });
    expect(again.body.rows.map(({ id }: { id: string }) => id)).not.toContain(near);
  });

  it('two that are merged into each other at once: one goes, none hangs', async () => {
    const [one, two] = [await report(), await report()];
    const answers = await Promise.all([
      move(office, one, 'merge', { mergeInto: two }),
      move(office, two, 'merge', { mergeInto: one }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });
});

const sendPhoto = (cookie: string, role: 'before' | 'after') => sendTestPhoto(test, cookie, role);
