// Notices through the doors: whom they reach, what stays of them, and who is told to have read them.
import type { CircularListBody } from '@xunhe/contract/circular';
import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteEvents } from '../acts/reminders/note-events.ts';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let office: Caller;
let district: Caller;
let chief: Caller;
let other: Caller;
let home: string;
/** Of the district's office. */
let part: string;
let chiefPerson: string;

const newId = () => makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 8 });
  home = `${test.city}00000000`;
  await within((tx) => tx.updateTable('cities').set({ today: '2026-01-08' }).where('city', '=', test.city).execute());
  office = await test.as('office-city');
  part = `${test.city}01000000`;
  district = await test.as('office-d01');
  chief = await test.as('village0001');
  other = await test.as('village0004');
  chiefPerson = (await chief('me')).body.person;
});
afterAll(() => test.close());

const CONTENT = {
  ...{ title: '汛前巡查', text: '一、查排口。\n\n二、<b>清漂</b>。', groups: ['chief.village', 'chief.reach'] },
  ...{ lastDay: null as string | null, confirm: true, supersedes: null as string | null, revision: 0 },
};

async function publish(who: Caller, change: Partial<typeof CONTENT> & { region?: string } = {}): Promise<string> {
  const id = newId();
  const body = { ...CONTENT, region: home, ...change };
  expect((await who('saveCircular', { params: { id }, body })).body).toEqual({ id, revision: 1 });
  const done = await who('publishCircular', { params: { id }, body: { revision: 1 } });
  expect([done.status, done.body]).toEqual([200, { done: true }]);
  return id;
}

const listOf = async (who: Caller) => (await who('circulars')).body as CircularListBody;
const rowOf = async (who: Caller, id: string) => (await listOf(who)).rows.find((row) => row.id === id);
const send = (who: Caller, ...receipts: { id: string; at?: string; confirmed?: boolean }[]) =>
  who('sendReceipts', {
    body: { receipts: receipts.map((one) => ({ at: new Date().toISOString(), confirmed: false, ...one })) },
  });
const file = async (who: Caller, id: string) => (await who('sentCircular', { params: { id } })).body;
const remindersOf = async () =>
  (await chief('reminders')).body.rows
    .filter(({ kind }: { kind: string }) => kind === 'circular.waiting')
    .map(({ body, read }: { body: { circular: string; again: boolean }; read: boolean }) => ({ ...body, read }));
const note = () =>
  noteEvents(
    { db: test.db, now: () => test.clock.now, random: (n) => crypto.getRandomValues(new Uint8Array(n)) },
    test.city,
  );

describe('a draft', () => {
  it('is published as it was seen, once, and by an office that may', async () => {
    const id = newId();
    const body = { ...CONTENT, region: home };
    const save = (change: object, who = office) =>
      who('saveCircular', { params: { id }, body: { ...body, ...change } });
    expect((await save({ title: ' ' })).body).toMatchObject({ kind: 'circular.title', path: '/body/title' });
    expect((await save({ lastDay: '2026-01-07' })).body.kind).toBe('circular.lastDay');
    expect((await save({ supersedes: 'nothing' })).body.kind).toBe('circular.replaced');
    expect((await save({}, district)).status).toBe(404);
    expect((await save({}, chief)).status).toBe(403);
    expect((await save({})).status).toBe(200);
    expect((await save({})).body.kind).toBe('circular.moved');
    expect((await save({ revision: 1, title: '汛中巡查' })).body.revision).toBe(2);
    expect((await listOf(chief)).rows).toEqual([]);
    expect((await district('circularDrafts')).body.rows).toEqual([]);
    const go = (revision: number, who = office) => who('publishCircular', { params: { id }, body: { revision } });
    expect((await go(1)).body.kind).toBe('circular.moved');
    expect((await go(2, district)).status).toBe(404);
    const both = await Promise.all([go(2), go(2)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await save({ revision: 2 })).body.kind).toBe('circular.moved');
    expect(await rowOf(chief, id)).toMatchObject({ title: '汛中巡查', text: '一、查排口。\n二、<b>清漂</b>。' });
    await office('withdrawCircular', { params: { id }, body: { why: '重发' } });
  });

  it('for nobody is not published', async () => {
    const id = newId();
    await office('saveCircular', { params: { id }, body: { ...CONTENT, region: home, groups: ['inspector'] } });
    const { body } = await office('publishCircular', { params: { id }, body: { revision: 1 } });
    expect(body.kind).toBe('circular.nobody');
  });
});

describe('a published notice', () => {
  it('reaches the groups of its region and nobody else', async () => {
    const id = await publish(district, { region: part });
    expect(await rowOf(chief, id)).toMatchObject({ seenAt: null, state: 'published', officeName: expect.any(String) });
    expect(await rowOf(other, id)).toBeUndefined();
    expect(await rowOf(office, id)).toBeUndefined();
    expect((await office('sentCirculars', { query: { q: '汛前' } })).body.rows[0].id).toBe(id);
    const people = (await district('circularAudience', { query: { region: part, groups: CONTENT.groups.join(',') } }))
      .body.people;
    expect((await file(district, id)).circular).toMatchObject({ addressed: people, seen: 0, confirmed: 0 });
    // What an office above wrote the district counts among its own, and leaves alone.
    const above = await publish(office, { groups: ['chief.village'] });
    expect((await file(district, above)).circular.addressed).toBeLessThan(
      (await file(office, above)).circular.addressed,
    );
    expect((await file(district, above)).circular.mayWithdraw).toBe(false);
    const refused = await district('withdrawCircular', { params: { id: above }, body: { why: '不同意' } });
    expect([refused.status, refused.body.kind]).toEqual([403, 'circular.level']);
  });

  it('never changes, whatever the program tries', async () => {
    const id = await publish(office);
    const change = (set: object) => within((tx) => tx.updateTable('circulars').set(set).where('id', '=', id).execute());
    await expect(change({ text: '别的' })).rejects.toThrow(/permission denied/);
    await expect(change({ groups: ['office'] })).rejects.toThrow(/permission denied/);
    await expect(within((tx) => tx.deleteFrom('circulars').where('id', '=', id).execute())).rejects.toThrow(
      /permission denied/,
    );
  });

  it('is replaced by a correction, also for those whom the correction is not for', async () => {
    const id = await publish(office);
    const next = await publish(office, { supersedes: id, groups: ['office'] });
    expect(await rowOf(chief, id)).toMatchObject({ state: 'superseded', supersededBy: next });
    const twice = { params: { id: newId() }, body: { ...CONTENT, region: home, supersedes: id } };
    expect((await office('saveCircular', twice)).body.kind).toBe('circular.replaced');
  });

  it('that is withdrawn stays with the office, and with who had read it', async () => {
    const id = await publish(office);
    await send(chief, { id });
    const withdraw = (why: string) => office('withdrawCircular', { params: { id }, body: { why } });
    expect((await withdraw(' ')).body.kind).toBe('circular.reason');
    expect((await withdraw('日期有误')).status).toBe(200);
    expect((await withdraw('日期有误')).body.kind).toBe('circular.withdrawn');
    expect(await rowOf(chief, id)).toMatchObject({ state: 'withdrawn', withdrawnWhy: '日期有误' });
    expect(await rowOf(other, id)).toBeUndefined();
    const listed = (await office('sentCirculars', { query: { state: 'withdrawn' } })).body.rows;
    expect(listed.map((row: { id: string }) => row.id)).toContain(id);
  });

  it('after its last day waits for nobody', async () => {
    const id = await publish(office, { lastDay: '2026-01-08' });
    const before = (await listOf(chief)).waiting;
    await within((tx) => tx.updateTable('cities').set({ today: '2026-01-09' }).where('city', '=', test.city).execute());
    expect([(await listOf(chief)).waiting, (await rowOf(chief, id))!.state]).toEqual([before - 1, 'over']);
    expect((await office('remindReaders', { params: { id } })).body.kind).toBe('circular.notInForce');
  });
});

describe('a receipt', () => {
  it('is kept at its first time, and counts once', async () => {
    const id = await publish(office);
    const waiting = (await listOf(chief)).waiting;
    // Read in the tunnel an hour ago by a clock that is a day ahead; a phone sends it twice.
    const ahead = new Date(test.clock.now + 86_400_000).toISOString();
    expect((await send(chief, { id, at: ahead }, { id: 'not-for-him' })).body).toEqual({ waiting });
    const seen = (await rowOf(chief, id))!.seenAt!;
    expect(Date.parse(seen)).toBeLessThanOrEqual(test.clock.now);
    expect((await send(chief, { id, confirmed: true }, { id, confirmed: true })).body).toEqual({
      waiting: waiting - 1,
    });
    const row = (await rowOf(chief, id))!;
    expect([row.seenAt, row.confirmedAt !== null]).toEqual([seen, true]);
    await send(chief, { id, at: '2020-01-01T00:00:00Z' });
    expect((await rowOf(chief, id))!.seenAt).toBe(seen);
    const { circular, regions } = await file(office, id);
    expect([circular.seen, circular.confirmed]).toEqual([1, 1]);
    const sum = (key: string) => regions.reduce((all: number, one: Record<string, number>) => all + one[key]!, 0);
    expect([sum('addressed'), sum('seen'), sum('confirmed')]).toEqual([circular.addressed, 1, 1]);
    const readers = async (query: Record<string, string>) =>
      (await office('circularReaders', { params: { id }, query })).body;
    expect((await readers({ standing: 'confirmed' })).rows).toMatchObject([{ person: chiefPerson }]);
    const left = await readers({ standing: 'unseen', region: part, limit: '1' });
    expect([left.rows.length, left.rows[0].region.slice(0, 6)]).toEqual([1, part.slice(0, 6)]);
    expect((await readers({ standing: 'unseen' })).total).toBe(circular.addressed - 1);
  });

  it('of another person cannot be written', async () => {
    const id = await publish(office);
    const row = {
      city: test.city,
      circular: id,
      person: chiefPerson,
      region: home,
      seen_at: new Date(),
      confirmed_at: null,
    };
    const scope = { city: test.city, region: test.city, person: 'somebody else' };
    const tried = inScope(test.db, scope, (tx) => tx.insertInto('circular_receipts').values(row).execute());
    await expect(tried).rejects.toThrow(/row-level security/);
    expect((await send(other, { id: 'C', confirmed: true })).status).toBe(200);
  });

  it('ends what the bell said; those who owe one are reminded, once a day', async () => {
    const id = await publish(office);
    await note();
    const told = async () => (await remindersOf()).filter((one: { circular: string }) => one.circular === id);
    expect(await told()).toEqual([expect.objectContaining({ again: false, read: false })]);
    await send(chief, { id });
    expect(await told()).toEqual([expect.objectContaining({ read: true })]);
    const remind = () => office('remindReaders', { params: { id } });
    const { addressed } = (await file(office, id)).circular;
    expect((await remind()).body).toEqual({ people: addressed });
    expect((await remind()).body.kind).toBe('circular.remindedToday');
    await note();
    expect((await told()).filter(({ again }: { again: boolean }) => again).length).toBe(1);
    await send(chief, { id, confirmed: true });
    await within((tx) => tx.updateTable('cities').set({ today: '2026-01-10' }).where('city', '=', test.city).execute());
    expect((await remind()).body).toEqual({ people: addressed - 1 });
    await note();
    expect((await told()).length).toBe(2);
  });
});
