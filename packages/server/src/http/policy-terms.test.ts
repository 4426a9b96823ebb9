// The policies of a city through the doors: read term by term, settled by the office of the city from a month that has not begun, and in force from
// that month on and not a day before.
import { POLICY_SHEETS } from '@xunhe/domain/evaluation/policy-sheets';
import { addMonths } from '@xunhe/domain/ground/month';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givePolicies, readPolicy } from '../acts/cycle/policy.ts';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let office: Caller;
let district: Caller;
const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 3, seed: 5 });
  office = await test.as('office-city');
  const below = test.accounts.find(({ role, region }) => role === 'office' && !region.endsWith('00000000'))!;
  district = await test.as(below.login);
}, 60_000);
afterAll(() => test.close());

interface Sheet {
  readonly sheet: string;
  readonly name: string;
  readonly terms: { readonly at: string; readonly value: unknown; readonly source: string }[];
  readonly versions: Record<string, unknown>[];
}
const read = async (who: Caller = office): Promise<{ earliest: string; rows: Sheet[] }> =>
  (await who('policySheets')).body;
const sheetOf = async (name: string) => (await read()).rows.find((row) => row.sheet === name)!;
const settle = async (sheet: string, values: object, more: object = {}, who: Caller = office) => {
  const { earliest } = await read();
  const { name } = await sheetOf(sheet);
  return who('settleTerms', { params: { sheet }, body: { seen: name, from: earliest, note: '试行', values, ...more } });
};

describe('the policies of a city', () => {
  it('are told with every term that may be settled, where it comes from, and what ships', async () => {
    const { rows } = await read(district);
    expect(rows.map(({ sheet }) => sheet)).toEqual(POLICY_SHEETS.map(({ name }) => name));
    for (const { sheet, terms, versions } of rows) {
      expect([sheet, terms.length]).toEqual([sheet, POLICY_SHEETS.find(({ name }) => name === sheet)!.terms.length]);
      expect(versions.filter(({ state }) => state === 'inForce')).toHaveLength(1);
      expect(versions.every(({ written }) => written === null)).toBe(true);
    }
  });

  it('are settled from a month on: before it the old figure holds, and the shipped version stays', async () => {
    const { earliest } = await read();
    const before = await sheetOf('review');
    const { status, body } = await settle('review', { 'appealDays.value': 45 }, { from: addMonths(earliest, 1) });
    expect([status, body]).toEqual([
      200,
      { name: 'patrol-review-default.own@1', effectiveFrom: addMonths(earliest, 1) },
    ]);
    const days = (month: string) => within((tx) => readPolicy(tx, test.city, month, 'review'));
    expect((await days(earliest)).appealDays).toEqual({ value: 30, source: 'default' });
    expect((await days(addMonths(earliest, 1))).appealDays).toEqual({ value: 45, source: 'city' });
    expect((await days('2199-01')).appealDays.value).toBe(45);
    const after = await sheetOf('review');
    expect(after.versions.map(({ name, state }) => [name, state])).toEqual([
      [before.name, 'inForce'],
      ['patrol-review-default.own@1', 'coming'],
    ]);
    expect(after.versions[1]).toMatchObject({
      written: { note: '试行', byName: expect.any(String) },
      changes: [{ at: 'appealDays.value', from: 30, to: 45 }],
    });
  });

  it('that a city settled outlast what is shipped later', async () => {
    await within((tx) => givePolicies(tx, test.city));
    expect((await within((tx) => readPolicy(tx, test.city, '2199-01', 'review'))).appealDays.value).toBe(45);
  });

  it('are not settled for a month that runs, over a coming version, on top of what was not seen, or without a change', async () => {
    const { earliest } = await read();
    const days = { 'appealDays.value': 50 };
    expect((await settle('review', days, { from: addMonths(earliest, -1) })).body).toMatchObject({
      ...{ kind: 'rule.monthSettled', details: { earliest } },
    });
    expect((await settle('review', days)).body).toMatchObject({
      ...{ kind: 'rule.monthSettled', details: { earliest: addMonths(earliest, 1) } },
    });
    expect((await settle('review', days, { from: '2190-01', seen: 'patrol-review-default@1' })).body.kind).toBe(
      'rule.changedMeanwhile',
    );
    expect((await settle('review', { 'appealDays.value': 45 }, { from: '2190-01' })).body.kind).toBe('policy.same');
    expect((await settle('review', { 'appealDays.value': 1 }, { from: '2190-01' })).body).toMatchObject({
      ...{ kind: 'policy.term', path: '/body/values/appealDays.value' },
    });
    expect((await settle('review', { 'nothing.value': 1 }, { from: '2190-01' })).status).toBe(422);
    expect((await sheetOf('review')).versions).toHaveLength(2);
  });

  it('are settled by the office of the city alone', async () => {
    expect((await settle('review', { 'appealDays.value': 60 }, { from: '2190-01' }, district)).body.kind).toBe(
      'rule.cityOnly',
    );
    const chief = await test.as(test.accounts.find(({ role }) => role === 'chief')!.login);
    expect((await chief('settleTerms', { params: { sheet: 'review' }, body: {} })).status).toBe(403);
  });

  it('leave an event that says what was changed', async () => {
    const [event] = await within((tx) =>
      tx.selectFrom('events').selectAll().where('kind', '=', 'policy.settled').orderBy('id').execute(),
    );
    expect(event!.body).toMatchObject({
      ...{ sheet: 'review', note: '试行', changes: [{ at: 'appealDays.value', from: 30, to: 45 }] },
    });
  });
});

describe('the rule of reminding', () => {
  it('says from the start who is rung and written to, keeps own choices, and what must be known cannot be silenced', async () => {
    const { login } = test.accounts.find(({ role }) => role === 'chief')!;
    const chief = await test.as(login);
    const kinds = async () =>
      (await chief('pushState')).body.kinds as { kind: string; push: boolean; fixed: boolean }[];
    const of = async (kind: string) => (await kinds()).find((one) => one.kind === kind)!;
    expect((await kinds()).every(({ push, fixed }) => push && !fixed)).toBe(true);
    await chief('choosePush', { body: { kind: 'problem.moved', push: false } });
    const { earliest } = await read();
    const { status } = await settle('reminder', {
      'kinds.duty-published.value.mustKnow': true,
      'kinds.patrol-judged.value.push': ['office'],
      'kinds.problem-moved.value.push': ['chief'],
      'kinds.visits-due.value.mail': [],
    });
    expect(status).toBe(200);
    expect(await of('patrol.judged')).toEqual({ kind: 'patrol.judged', push: true, fixed: false });
    await within((tx) =>
      tx
        .updateTable('cities')
        .set({ today: `${earliest}-02` })
        .execute(),
    );
    expect(await of('patrol.judged')).toEqual({ kind: 'patrol.judged', push: false, fixed: false });
    expect(await of('problem.moved')).toEqual({ kind: 'problem.moved', push: false, fixed: false });
    expect(await of('duty.published')).toEqual({ kind: 'duty.published', push: true, fixed: true });
    expect((await chief('choosePush', { body: { kind: 'duty.published', push: false } })).body.kind).toBe(
      'push.mustKnow',
    );
    await chief('choosePush', { body: { kind: 'patrol.judged', push: true } });
    expect((await of('patrol.judged')).push).toBe(true);
    const mail = (await chief('mailState')).body.kinds as { kind: string; mail: boolean }[];
    expect(mail.find(({ kind }) => kind === 'visits.due')!.mail).toBe(false);
    expect(mail.find(({ kind }) => kind === 'duty.published')!.mail).toBe(true);
  });
});
