// The box of the top bar through the doors: by signs, code, pinyin and number, each kind by its right, nothing from elsewhere.
import type { FoundKind } from '@xunhe/contract/search';
import { regionPrefix } from '@xunhe/domain/people/may';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spellName } from '../acts/search/spelling.ts';
import { inScope } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';
import { addForeignCity, FOREIGN } from './test-foreign-city.ts';

let test: TestCity;
let office: Caller;
beforeAll(async () => {
  test = await openTestCity({ reaches: 40, months: 3, seed: 5 });
  await addForeignCity(test.db);
  office = await test.as('office-city');
}, 90_000);
afterAll(() => test.close());

const groupsOf = async (who: Caller, q: string) => (await who('search', { query: { q } })).body.groups;
const find = async (who: Caller, kind: FoundKind, q: string) =>
  (await groupsOf(who, q)).find((group: { kind: string }) => group.kind === kind) ?? { total: 0, rows: [] };
const idsOf = async (who: Caller, kind: FoundKind, q: string): Promise<string[]> =>
  (await find(who, kind, q)).rows.map(({ id }: { id: string }) => id);
const inCity = <T>(work: Parameters<typeof inScope<T>>[2]) =>
  inScope(test.db, { city: test.city, region: test.city }, work);

describe('search', () => {
  it('finds each kind by its name, by pinyin whole and by initials, and by its code', async () => {
    for (const [kind, table] of [
      ...([
        ['reach', 'reaches'],
        ['water', 'water_bodies'],
        ['person', 'people'],
      ] as const),
      ...([
        ['station', 'stations'],
        ['source', 'sources'],
        ['department', 'departments'],
      ] as const),
    ] as const) {
      const one = await inCity((tx) => {
        const query = tx.selectFrom(table).select(['id', 'name']).where('city', '=', test.city).orderBy('id');
        return (kind === 'person' ? query.where('level' as 'id', 'is not', null) : query).executeTakeFirstOrThrow();
      });
      expect([kind, (await idsOf(office, kind, one.id))[0]]).toEqual([kind, one.id]);
      const { syllables } = spellName(one.name, kind === 'person' ? 'head' : 'off');
      for (const q of [one.name, syllables.join(''), syllables.map(([letter]) => letter).join('')]) {
        const { total } = await find(office, kind, q.slice(0, 60));
        expect([kind, q, total > 0]).toEqual([kind, q, true]);
      }
      const { rows } = await find(office, kind, one.name);
      expect([kind, rows[0].name]).toEqual([kind, one.name]);
      expect(rows.length).toBeLessThanOrEqual(5);
    }
  });

  it('finds regions by name and code, and says the whole number of what it found', async () => {
    const region = await inCity((tx) =>
      tx
        .selectFrom('regions')
        .selectAll()
        .where('city', '=', test.city)
        .where('level', '=', 'town')
        .executeTakeFirstOrThrow(),
    );
    expect(await idsOf(office, 'region', region.name)).toContain(region.code);
    expect((await idsOf(office, 'region', region.code))[0]).toBe(region.code);
    const all = await find(office, 'region', test.city);
    expect(all.total).toBeGreaterThan(all.rows.length);
  });

  it('finds a problem by the beginning of its number and by words', async () => {
    const { rows } = (await office('problems', { query: { limit: '1' } })).body;
    expect(await idsOf(office, 'problem', rows[0].id)).toEqual([rows[0].id]);
    expect((await find(office, 'problem', rows[0].text.slice(0, 4))).total).toBeGreaterThan(0);
  });

  it('takes no sign for a pattern', async () => {
    for (const q of ['%', '_', '％', '\\', '%河%']) expect([q, await groupsOf(office, q)]).toEqual([q, []]);
  });

  it('refuses what is empty or too long after normalising', async () => {
    for (const q of ['　', '河'.repeat(61)]) expect((await office('search', { query: { q } })).status).toBe(400);
    expect((await office('search', { query: { q: `${' '.repeat(40)}${'河'.repeat(60)}` } })).status).toBe(200);
  });

  it('finds a new and a changed name by its signs at once and by pinyin half a minute later', async () => {
    const reach = await inCity((tx) =>
      tx.selectFrom('reaches').selectAll().where('city', '=', test.city).executeTakeFirstOrThrow(),
    );
    await inCity((tx) =>
      tx
        .updateTable('reaches')
        .set({ name: '重庆厦门渠' })
        .where('city', '=', test.city)
        .where('id', '=', reach.id)
        .execute(),
    );
    expect(await idsOf(office, 'reach', '厦门')).toEqual([reach.id]);
    test.clock.now += 31_000;
    await expect.poll(() => idsOf(office, 'reach', 'chongqingxiamen'), { timeout: 5000 }).toEqual([reach.id]);
    expect(await idsOf(office, 'reach', 'cqxm')).toEqual([reach.id]);
    await inCity((tx) =>
      tx
        .updateTable('reaches')
        .set({ name: reach.name })
        .where('city', '=', test.city)
        .where('id', '=', reach.id)
        .execute(),
    );
    expect(await idsOf(office, 'reach', 'cqxm')).toEqual([]);
  });

  it('finds nothing of another city', async () => {
    for (const q of ['异河', 'yihe', ...Object.values(FOREIGN)]) {
      const text = JSON.stringify(await groupsOf(office, q));
      expect([q, text.includes('异河') || text.includes('"X-')]).toEqual([q, false]);
    }
  });

  it('finds nothing outside the region of whoever asks, by no name and no pinyin', async () => {
    const narrow = test.accounts.find(({ role, region }) => role === 'chief' && !region.endsWith('000000'))!;
    const prefix = regionPrefix(narrow.region);
    const who = await test.as(narrow.login);
    const outside = await inCity((tx) =>
      tx
        .selectFrom('people')
        .selectAll()
        .where('city', '=', test.city)
        .where('level', 'is not', null)
        .where('region', 'not like', `${prefix}%`)
        .execute(),
    );
    expect(outside.length).toBeGreaterThan(0);
    const seen = new Set(
      (await who('people', { query: { limit: '200' } })).body.rows.map(({ id }: { id: string }) => id),
    );
    const { id, name } = outside.find((one) => !seen.has(one.id))!;
    for (const q of [id, name, spellName(name, 'head').syllables.join('')])
      expect([q, (await idsOf(who, 'person', q)).includes(id)]).toEqual([q, false]);
    expect(await idsOf(office, 'person', id)).toEqual([id]);
  });

  it('tells each role only the kinds that it may read', async () => {
    for (const role of ['system_admin', 'audit_admin'] as const) {
      const who = await test.as(test.accounts.find((account) => account.role === role)!.login);
      const kinds = new Set<string>();
      for (const q of ['1', 's', 'h', '河', 'a']) for (const { kind } of await groupsOf(who, q)) kinds.add(kind);
      expect([role, [...kinds]]).toEqual([role, []]);
    }
  });
});
