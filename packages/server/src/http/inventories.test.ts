import { INVENTORY_ITEMS, type InventoryItem } from '@xunhe/domain/duty/inventory';
import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '../store/db.ts';
import { listEventsByKey } from '../store/events.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let chief: Caller;
let office: Caller;
let person: string;
let reach: string;
let region: string;
let day: string;
let period: { from: string; to: string };
let cityNow: number;

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 4 });
  office = await test.as(
    test.accounts.find((account) => account.role === 'office' && account.region.endsWith('00000000'))!.login,
  );
  const account = test.accounts.find(({ role, level }) => role === 'chief' && level === 'village')!;
  chief = await test.as(account.login);
  const city = (await chief('city')).body;
  cityNow = Date.parse(city.now);
  day = city.today;
  const today = (await chief('today')).body;
  person = today.person;
  reach = today.reaches[0].reach;
  period = { from: today.reaches[0].inventory.from, to: today.reaches[0].inventory.to };
  region = (await office('reach', { params: { id: reach } })).body.region;
});
afterAll(() => test.close());

const newId = () => makeId(cityNow, crypto.getRandomValues(new Uint8Array(10)));

function makeInventory(found: readonly InventoryItem[] = [], more: object = {}) {
  return {
    ...{ id: newId(), reach, period, at: new Date(cityNow).toISOString() },
    items: INVENTORY_ITEMS.map((item) =>
      found.includes(item) ? { item, found: true, note: '桥东侧', count: 2 } : { item, found: false, note: '' },
    ),
    ...more,
  };
}

const taskOf = async (of = reach) =>
  (await chief('today')).body.reaches.find((one: { reach: string }) => one.reach === of).inventory;
const townRow = async () => {
  const { rows } = (await office('inventoryProgress')).body;
  return rows.find((row: { region: string }) => region.startsWith(row.region.slice(0, 9)));
};

describe('an inventory', () => {
  it('is asked of a village chief for the fortnight that holds today, with the four items', async () => {
    const task = await taskOf();
    expect(task).toMatchObject({ per: 'twoWeeks', items: [...INVENTORY_ITEMS], answeredDay: null });
    expect([task.from <= day, day <= task.to]).toEqual([true, true]);
  });

  it('is stored once, answers the task of the period, counts for the town, and tells what was found', async () => {
    const before = await townRow();
    const sent = makeInventory(['abnormal_outfall']);
    const first = await chief('takeInventory', { body: sent });
    expect([first.status, first.body]).toEqual([200, { id: sent.id, stored: 'new', found: 1 }]);
    expect((await chief('takeInventory', { body: sent })).body).toEqual({ ...first.body, stored: 'already' });
    expect((await taskOf()).answeredDay).toBe(day);
    const after = await townRow();
    expect([after.asked, after.answered - before.answered]).toEqual([before.asked, 1]);
    expect(after.found).toEqual({ ...before.found, abnormal_outfall: before.found.abnormal_outfall + 1 });
    const list = (await office('inventories', { query: { found: 'abnormal_outfall', reach } })).body;
    expect([list.total, list.rows[0].id, list.rows[0].items]).toEqual([1, sent.id, sent.items]);
    expect((await office('inventories', { query: { found: 'bank_path', reach } })).body.total).toBe(0);
    const events = await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
      listEventsByKey(tx, test.city, [sent.id]),
    );
    expect(events.map(({ kind, actor }) => [kind, actor])).toEqual([['inventory.answered', person]]);
  });

  it('names its pictures, whose bytes may come later', async () => {
    const photo = {
      bytes: 1000,
      role: 'view',
      at: new Date(cityNow).toISOString(),
      lon: null,
      lat: null,
      from: 'camera',
    };
    const photos = ['a', 'b'].map((digit) => ({ ...photo, sha256: digit.repeat(64) }));
    const sent = makeInventory(['illegal_building'], { photos });
    expect((await chief('takeInventory', { body: sent })).status).toBe(200);
    expect((await chief('takeInventory', { body: sent })).body.stored).toBe('already');
    const { rows } = (await office('inventories', { query: { found: 'illegal_building', reach } })).body;
    expect(rows.map(({ id, photos: count }: { id: string; photos: number }) => [id, count])).toEqual([[sent.id, 2]]);
  });

  it('is stored once when it comes many times at once', async () => {
    const sent = makeInventory();
    const answers = await Promise.all(Array.from({ length: 6 }, () => chief('takeInventory', { body: sent })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(answers.filter(({ body }) => body.stored === 'new')).toHaveLength(1);
  });

  it('with the same number and another content is a conflict, and the first stays', async () => {
    const sent = makeInventory();
    await chief('takeInventory', { body: sent });
    const other = await chief('takeInventory', { body: { ...makeInventory(['bank_path']), id: sent.id } });
    expect([other.status, other.body.kind]).toEqual([409, 'inventory.conflict']);
    const rows = (await office('inventories', { query: { reach, limit: '500' } })).body.rows;
    expect(rows.find(({ id }: { id: string }) => id === sent.id).items).toEqual(sent.items);
  });

  it.each<[string, () => object, number, string]>([
    [
      'an item without an answer',
      () => makeInventory([], { items: makeInventory().items.slice(1) }),
      422,
      'inventory.missing',
    ],
    [
      'two answers to one item',
      () => makeInventory([], { items: [...makeInventory().items, makeInventory().items[0]] }),
      422,
      'inventory.twice',
    ],
    [
      'a day outside its period',
      () => makeInventory([], { period: { from: '2020-01-06', to: '2020-01-19' } }),
      422,
      'inventory.period',
    ],
    [
      'a day that is not yet',
      () => makeInventory([], { at: new Date(cityNow + 3 * 86_400_000).toISOString() }),
      422,
      'inventory.future',
    ],
    [
      'a 30 February',
      () => makeInventory([], { period: { from: '2018-02-30', to: '2018-03-01' } }),
      400,
      'request.invalid',
    ],
    ['a field that nobody knows', () => makeInventory([], { verdict: 'fine' }), 400, 'request.invalid'],
    [
      'an item that nobody knows',
      () => makeInventory([], { items: [{ item: 'fish', found: false, note: '' }] }),
      400,
      'request.invalid',
    ],
    ['a reach that is not there', () => makeInventory([], { reach: 'nowhere' }), 404, 'notFound'],
  ])('with %s is refused, and nothing is stored', async (_, make, status, kind) => {
    const count = async () => (await office('inventories')).body.total;
    const before = await count();
    const answer = await chief('takeInventory', { body: make() });
    expect([answer.status, answer.body.kind]).toEqual([status, kind]);
    expect(await count()).toBe(before);
  });

  it('that an assistant takes on a day the chief gave him answers for the chief, and both names stay', async () => {
    await inScope(test.db, { city: test.city, region: test.city }, async (tx) => {
      const { region: home } = await tx
        .selectFrom('people')
        .select('region')
        .where('id', '=', person)
        .executeTakeFirstOrThrow();
      const one = { city: test.city, id: 'helper', name: '助理甲', region: home, level: 'assistant' };
      await tx
        .insertInto('people')
        .values({ ...one, department: null, phone: null })
        .execute();
      await tx
        .insertInto('accounts')
        .values({ city: test.city, login: 'helper', person: 'helper', role: 'assistant', region: home })
        .execute();
    });
    const given = await chief('giveDelegation', { body: { assistant: 'helper', from: day, to: day } });
    expect(given.status).toBe(200);
    const helper = await test.as('helper');
    const mine = (await helper('today')).body.reaches;
    const other = mine.find((one: { reach: string; inventory: object | null }) => one.inventory !== null);
    expect(other.inventory.per).toBe('twoWeeks');
    const sent = { ...makeInventory(), reach: other.reach };
    expect((await helper('takeInventory', { body: sent })).status).toBe(200);
    expect((await taskOf(other.reach)).answeredDay).toBe(day);
    const { rows } = (await office('inventories', { query: { reach: other.reach } })).body;
    const row = rows.find(({ id }: { id: string }) => id === sent.id);
    expect([row.personName, row.onBehalfOfName]).toEqual(['助理甲', (await chief('me')).body.name]);
  });
});
