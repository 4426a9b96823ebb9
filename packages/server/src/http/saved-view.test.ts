// Saved views through the doors: one's own, replaced by name, given up, and no more than can be read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let office: Caller;
let other: Caller;
beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 3, seed: 5 });
  office = await test.as('office-city');
  other = await test.as(test.accounts.find(({ role, login }) => role === 'office' && login !== 'office-city')!.login);
}, 60_000);
afterAll(() => test.close());

const VIEW = { screen: '/problems', name: '逾期重点', search: { queue: 'overdue', show: 'key', page: 2 } };
const namesOf = async (who: Caller) => (await who('savedViews')).body.rows.map(({ name }: { name: string }) => name);

describe('a saved view', () => {
  it('is kept under its name with what it was given, and is seen by its person alone', async () => {
    const { status, body } = await office('saveView', { body: VIEW });
    expect([status, body.rows]).toEqual([200, [{ ...VIEW, savedAt: expect.any(String) }]]);
    expect(await namesOf(office)).toEqual([VIEW.name]);
    expect(await namesOf(other)).toEqual([]);
  });

  it('takes the place of the one that had its name, on this screen alone', async () => {
    await office('saveView', { body: { ...VIEW, name: ` ${VIEW.name} `, search: { queue: 'toAccept' } } });
    await office('saveView', { body: { ...VIEW, screen: '/patrols' } });
    const { rows } = (await office('savedViews')).body;
    expect(rows.map(({ screen, search }: typeof VIEW) => [screen, search])).toEqual([
      ['/patrols', VIEW.search],
      ['/problems', { queue: 'toAccept' }],
    ]);
  });

  it('is given up by its person, and by nobody else', async () => {
    await other('dropView', { body: { screen: VIEW.screen, name: VIEW.name } });
    expect(await namesOf(office)).toHaveLength(2);
    await office('dropView', { body: { screen: '/patrols', name: VIEW.name } });
    expect(await namesOf(office)).toEqual([VIEW.name]);
  });

  it('is refused without a name, with another address than a screen, with what is no filter, and when there are too many', async () => {
    for (const body of [
      { ...VIEW, name: '   ' },
      { ...VIEW, name: 'n'.repeat(31) },
      { ...VIEW, screen: 'https://example.com' },
      { ...VIEW, search: { deep: { a: 1 } } },
      { ...VIEW, search: Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`k${i}`, 1])) },
    ])
      expect((await office('saveView', { body })).status).toBe(400);
    for (let i = 1; i < 20; i++)
      expect((await office('saveView', { body: { ...VIEW, name: `${i}` } })).status).toBe(200);
    expect(await office('saveView', { body: { ...VIEW, name: 'one more' } })).toMatchObject({
      status: 409,
      body: { kind: 'view.many', details: { most: 20 } },
    });
    expect((await office('saveView', { body: { ...VIEW, name: '7', search: {} } })).status).toBe(200);
  });
});
