// What a city has, step by step: of a city that was brought in whole, of one with regions and reaches alone, and of a district of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let office: Caller;
let district: Caller;

interface Step {
  readonly step: string;
  readonly state: string;
  readonly have: number;
  readonly of: number | null;
  readonly from: string | null;
  readonly to: string | null;
}

async function read(who: Caller) {
  const { status, body } = await who('readiness');
  expect(status).toBe(200);
  const steps = Object.fromEntries(body.steps.map((one: Step) => [one.step, one])) as Record<string, Step>;
  return { next: body.next as string | null, isSample: body.isSample as boolean, steps };
}

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 14, seed: 4 });
  const offices = test.accounts.filter(({ role }) => role === 'office');
  const isCity = ({ region }: { region: string }) => region.endsWith('00000000');
  office = await test.as(offices.find(isCity)!.login);
  district = await test.as(offices.find((one) => !isCity(one))!.login);
});
afterAll(() => test.close());

describe('what a city has', () => {
  it('is counted step by step; what no chief can do yet comes next', async () => {
    const { next, isSample, steps } = await read(office);
    expect([next, isSample]).toEqual(['accounts', false]);
    expect(steps.reaches).toMatchObject({ have: 30, of: null, state: 'done' });
    expect(steps.lines).toMatchObject({ have: 30, of: 30, state: 'done' });
    expect(steps.samples).toMatchObject({ state: 'done', from: '2024-11', to: '2025-12' });
    expect(steps.accounts).toMatchObject({ have: 0, state: 'missing' });
    expect(steps.accounts!.of).toBeGreaterThan(5);
    expect(steps.month).toMatchObject({ have: 0, state: 'missing' });
  });

  it('is only his own for a district', async () => {
    const whole = await read(office);
    const { steps } = await read(district);
    expect(steps.reaches!.have).toBeGreaterThan(0);
    expect(steps.reaches!.have).toBeLessThan(whole.steps.reaches!.have);
    expect(steps.lines!.of).toBe(steps.reaches!.have);
  });

  it('goes on to the first month when chiefs can sign in, and is in part where lines are missing', async () => {
    await inScope(test.db, { city: test.city, region: test.city }, async (tx) => {
      await tx
        .updateTable('accounts')
        .set({ password_hash: 'x' })
        .where('city', '=', test.city)
        .where('role', '=', 'chief')
        .execute();
    });
    expect((await read(office)).next).toBe('month');
    await office('beginMonthRun');
    await expect.poll(async () => (await read(office)).steps.month!.state, { timeout: 60_000 }).toBe('done');
    const ids = (await office('reaches', { query: { limit: '10' } })).body.rows.map((row: { id: string }) => row.id);
    await inScope(test.db, { city: test.city, region: test.city }, async (tx) => {
      await tx
        .updateTable('reaches')
        .set({ geometry: null })
        .where('city', '=', test.city)
        .where('id', 'in', ids)
        .execute();
    });
    const { next, steps } = await read(office);
    expect(steps.lines).toMatchObject({ have: 20, of: 30, state: 'part' });
    expect(next).toBe('lines');
    await test.house.months.close();
  }, 120_000);
});
