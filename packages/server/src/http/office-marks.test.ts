// Marks of offices through the doors: unique in a city, set by the city's office alone, and never changed on a letter that was written.
import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let office: Caller;
let district: Caller;
let home: string;
let districts: { code: string; name: string }[];

const WATER = 'D-city-water';
const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const newId = () => makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

beforeAll(async () => {
  test = await openTestCity({ reaches: 12, months: 26, seed: 31 });
  home = `${test.city}00000000`;
  await within((tx) => tx.updateTable('cities').set({ today: '2026-01-08' }).where('city', '=', test.city).execute());
  districts = await within((tx) =>
    tx.selectFrom('regions').select(['code', 'name']).where('level', '=', 'district').orderBy('code').execute(),
  );
  office = await test.as('office-city');
  district = await test.as(
    test.accounts.find(({ role, region }) => role === 'office' && !region.endsWith('00000000'))!.login,
  );
});
afterAll(() => test.close());

const list = async () => (await office('officeMarks')).body.rows as { office: string; mark: string; made: string }[];
const set = (who: Caller, of: string, mark: string | null) =>
  who('setOfficeMark', { params: { office: of }, body: { mark } });

async function assign(): Promise<string> {
  const id = newId();
  const { body } = await office('reaches', { query: { limit: '1' } });
  const report = { id, reach: body.rows[0].id, type: 'other', text: '一事', at: '2026-01-07T01:00:00Z' };
  const told = await office('reportProblem', { body: { ...report, lon: null, lat: null, patrol: null } });
  expect([told.status, told.body.kind]).toEqual([200, undefined]);
  for (const body of [{ move: 'accept' }, { move: 'assign', departments: [WATER] }]) {
    const moved = await office('moveProblem', { params: { id }, body: { note: '', ...body } });
    expect([body.move, moved.status]).toEqual([body.move, 200]);
  }
  return id;
}

const numbersOf = async (id: string): Promise<string[]> =>
  (await office('letters', { params: { id } })).body.rows.map(({ number }: { number: string }) => number);

describe('the marks of a city', () => {
  it('are all different, also where two districts and two departments are called alike', async () => {
    const [one, two] = districts as [{ code: string; name: string }, { code: string; name: string }];
    await within(async (tx) => {
      for (const [{ code }, name] of [
        [one, '和田市'],
        [two, '和田县'],
      ] as const) {
        await tx.updateTable('regions').set({ name }).where('code', '=', code).execute();
        await tx
          .insertInto('departments')
          .values({ city: test.city, id: `D-alike-${code}`, name: '水利局', region: code, kind: 'water' })
          .execute();
      }
    });
    const rows = await list();
    expect(new Set(rows.map(({ mark }) => mark)).size).toBe(rows.length);
    const markOf = (id: string) => rows.find((row) => row.office === id)?.mark;
    expect([one.code, two.code, `D-alike-${one.code}`, `D-alike-${two.code}`].map(markOf)).toEqual([
      ...['和田市河长办', '和田县河长办', '和田市水利局河长', '和田县水利局河长'],
    ]);
  });

  it('are set by the city’s office alone, in signs that a number can have, and never to one that another has', async () => {
    expect((await set(district, home, '甲河办')).body.kind).toBe('mark.level');
    expect((await set(office, home, '甲〔2026〕')).body).toMatchObject({ kind: 'mark.form', path: '/body/mark' });
    expect((await set(office, '990000000000', '甲河办')).status).toBe(404);
    expect((await set(office, districts[0]!.code, '和田县河长办')).body.kind).toBe('mark.taken');
    expect((await set(office, WATER, ' 甲水 ')).body).toEqual({ mark: '甲水' });
    expect((await set(office, home, '甲水')).body).toMatchObject({ kind: 'mark.taken', path: '/body/mark' });
    const both = await Promise.all([set(office, home, '乙河办'), set(office, districts[0]!.code, '乙河办')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const back = await Promise.all([home, districts[0]!.code].map((of) => set(office, of, null)));
    expect(back.map(({ status }) => status)).toEqual([200, 200]);
    const events = await within((tx) =>
      tx.selectFrom('events').select(['actor', 'body']).where('kind', '=', 'letter.markSet').orderBy('seq').execute(),
    );
    expect(events[0]).toMatchObject({ actor: expect.any(String), body: { office: WATER, mark: '甲水', own: true } });
    expect(events.length).toBe(3);
  });

  it('stand on letters from then on; a letter keeps its number, and nobody else gets its mark', async () => {
    const first = await numbersOf(await assign());
    const made = (await list()).find((row) => row.office === home)!.mark;
    expect(first).toEqual([`${made}交〔2026〕1号`]);
    const id = await assign();
    expect((await set(office, home, '甲河办')).body).toEqual({ mark: '甲河办' });
    expect(await numbersOf(id)).toEqual([`${made}交〔2026〕2号`]);
    expect(await numbersOf(await assign())).toEqual(['甲河办交〔2026〕3号']);
    await set(office, home, '丙河办');
    expect((await set(office, districts[1]!.code, '甲河办')).body.kind).toBe('mark.taken');
    expect((await set(office, home, '甲河办')).status).toBe(200);
    expect((await set(office, home, null)).body).toEqual({ mark: made });
    expect(await numbersOf(await assign())).toEqual([`${made}交〔2026〕4号`]);
  });
});
