// The work calendar is data of the city: who may write it, what is refused, and how deadlines move with it.
import { randomBytes } from 'node:crypto';
import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';
import { findChief } from './test-people.ts';

let test: TestCity;
let office: Caller;
let district: Caller;
let chief: Caller;
let reach: string;

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);

beforeAll(async () => {
  test = await openTestCity({ reaches: 12, months: 26, seed: 31 });
  await within((tx) => tx.updateTable('cities').set({ today: '2026-01-08' }).where('city', '=', test.city).execute());
  const offices = test.accounts.filter(({ role }) => role === 'office');
  const isCity = ({ region }: { region: string }) => region.endsWith('00000000');
  office = await test.as(offices.find(isCity)!.login);
  district = await test.as(offices.find((one) => !isCity(one))!.login);
  const found = await findChief(test);
  reach = found.reach;
  chief = await test.as(found.login);
});
afterAll(() => test.close());

const save = (who: Caller, year: number, change: object) =>
  who('saveWorkYear', {
    params: { year: String(year) },
    body: { off: [], worked: [], source: '', preview: false, ...change },
  });

async function assign(): Promise<string> {
  const id = makeId(Date.now(), randomBytes(10));
  const report = {
    id,
    reach,
    type: 'other',
    text: '一事',
    at: '2026-01-07T01:00:00Z',
    lon: null,
    lat: null,
    patrol: null,
  };
  await chief('reportProblem', { body: report });
  const move = (name: string, more: object = {}) =>
    office('moveProblem', { params: { id }, body: { move: name, note: '', ...more } });
  const accepted = await move('accept');
  await move('assign', { departments: [accepted.body.departments[0].id] });
  return id;
}

describe('the work calendar', () => {
  it('tells which years it knows and from whom', async () => {
    const { years, thisYear } = (await chief('workYears')).body;
    expect(thisYear).toBe(2026);
    expect(years.find(({ year }: { year: number }) => year === 2026)).toMatchObject({
      from: 'statutory',
      off: expect.arrayContaining([['02-15', '02-23']]),
    });
    expect(years.find(({ year }: { year: number }) => year === 2027)).toMatchObject({
      from: 'none',
      off: expect.arrayContaining([['10-01', '10-03']]),
    });
  });

  it('is written by the city’s office alone, and not wrongly', async () => {
    const year = { off: [['01-01', '01-03']], worked: [] };
    expect((await save(chief, 2027, year)).body.kind).toBe('right.missing');
    expect((await save(district, 2027, year)).body.kind).toBe('calendar.level');
    const wrong = await save(office, 2027, { ...year, worked: ['01-02'] });
    expect([wrong.status, wrong.body]).toMatchObject([422, { kind: 'calendar.both', path: '/body/worked/0' }]);
  });

  it('moves the deadlines of open problems with it, after it told how many', async () => {
    const id = await assign();
    const due = async () => {
      const { dueDay, parts } = (await office('problem', { params: { id } })).body;
      return [dueDay, parts[0].dueDay];
    };
    expect(await due()).toEqual(['2026-01-22', '2026-01-22']);
    // A flood: nobody works on two of those days.
    const { off, worked } = (await office('workYears')).body.years.find(({ year }: { year: number }) => year === 2026);
    const flood = { off: [off[0], ['01-14', '01-15'], ...off.slice(1)], worked, source: '防汛应急' };
    const preview = await save(office, 2026, { ...flood, preview: true });
    expect([preview.status, preview.body.moved >= 1, preview.body]).toMatchObject([
      200,
      true,
      { earlier: 0, saved: false },
    ]);
    expect(await due()).toEqual(['2026-01-22', '2026-01-22']);
    const saved = await save(office, 2026, flood);
    expect(saved.body).toEqual({ ...preview.body, saved: true });
    expect(await due()).toEqual(['2026-01-26', '2026-01-26']);
    const next = await assign();
    expect((await office('problem', { params: { id: next } })).body.dueDay).toBe('2026-01-26');
    const back = await save(office, 2026, { off, worked });
    expect(back.body.earlier).toBe(back.body.moved);
    expect(await due()).toEqual(['2026-01-22', '2026-01-22']);
    const year = (await office('workYears')).body.years.find(({ year: one }: { year: number }) => one === 2026);
    expect(year).toMatchObject({ from: 'city', changedBy: expect.any(String), statutory: { off, worked } });
    const versions = await within((tx) => tx.selectFrom('work_years').select('version').execute());
    expect(versions).toHaveLength(2);
  });
});
