// A month's draft on the review desk, through the doors: reviewed, taken back, published by a district, then by the city, and raised within
// the month.
import { sumVisits, type Window } from '@xunhe/domain/duty/period';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { inScope, type Tx } from '../store/db.ts';
import { type Answer, type Caller, openTestCity, type TestCity } from './test-city.ts';

const MONTH = '2025-12';
const WHY = '现场核实：上游截污管破损，污水直排';
const params = { month: MONTH };

let test: TestCity;
let city: Caller;
let district: Caller;
let beside: Caller;
let [home, other] = ['', ''];

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const run = (month = MONTH) => runCycle({ db: test.db, city: test.city, month, now: () => test.clock.now, random });
const setToday = (today: string) =>
  within((tx) => tx.updateTable('cities').set({ today }).where('city', '=', test.city).execute());

beforeAll(async () => {
  test = await openTestCity({ reaches: 40, months: 26, seed: 41 });
  await setToday('2025-12-27');
  await run('2025-11');
  const done = (await run()).at(-1);
  expect(done).toMatchObject({ act: 'warnings.published', outcome: 'waiting' });
  city = await test.as('office-city');
  const offices = test.accounts.filter(({ role, region }) => role === 'office' && /[1-9]0{6}$/.test(region));
  const lists = (await city('warningLists', { params })).body.rows as { region: string; counts: object }[];
  const [one, two] = offices.filter(({ region }) => lists.some((list) => list.region === region));
  [home, other] = [one!.region, two!.region];
  [district, beside] = [await test.as(one!.login), await test.as(two!.login)];
});
afterAll(() => test.close());

interface Listed {
  reach: string;
  region: string;
  level: string;
  drafted: string | null;
  reasons: { kind: string; why?: string }[];
}

const list = async (who: Caller, query: Record<string, string> = {}) =>
  (await who('warnings', { params, query: { limit: '500', ...query } })).body as {
    rows: Listed[];
    counts: Record<string, number>;
    changes: Record<string, number>;
  };
const lists = async (who: Caller) => (await who('warningLists', { params })).body;
const at = (reach: string) => ({ params: { month: MONTH, reach } });
const caseOf = async (who: Caller, reach: string) => (await who('warningCase', at(reach))).body;
const review = (who: Caller, reach: string, body: object): Promise<Answer> =>
  who('reviewWarning', { ...at(reach), body: { why: WHY, seen: 0, ...body } });
const kindOf = (answer: Answer) => [answer.status, answer.body.kind];
/** A water at a level that nobody has touched. */
async function find(who: Caller, level: string): Promise<string> {
  for (const row of (await list(who)).rows)
    if (row.level === level && (await caseOf(who, row.reach)).steps.length === 0) return row.reach;
  throw new Error(`No warning at ${level}`);
}

describe('a drafted list', () => {
  it('shows each warning with its sample, its past and its neighbours', async () => {
    const rows = (await list(city)).rows;
    const cases = await Promise.all(rows.map(({ reach }) => caseOf(city, reach)));
    for (const one of cases) {
      expect(one).toMatchObject({ published: false, version: null, steps: [], may: { review: true, undo: false } });
      expect(one.trend.map(({ month }: { month: string }) => month).at(-1)).toBe(MONTH);
      expect(one.trend).toHaveLength(12);
    }
    expect(cases.some(({ lastSample }) => lastSample?.wqClass >= 1 && lastSample.day <= '2025-12-27')).toBe(true);
    expect(cases.filter(({ lastSample }) => lastSample?.day > '2025-12-27')).toEqual([]);
    const [upper] = cases.filter(({ neighbours }) =>
      neighbours.some((one: { side: string }) => one.side === 'downstream'),
    );
    const below = upper.neighbours.find((one: { side: string }) => one.side === 'downstream');
    expect(below.level).toBe(rows.find(({ reach }) => reach === below.reach)!.level);
    const back = (await caseOf(city, below.reach)).neighbours;
    expect(back).toContainEqual(expect.objectContaining({ reach: upper.reach, side: 'upstream', level: upper.level }));
  });

  it('is changed by the office of the district with a reason that the list tells, counted, and taken back', async () => {
    const reach = await find(district, 'none');
    const before = (await list(district)).rows.find((row) => row.reach === reach)!;
    expect(kindOf(await review(district, reach, { level: 'red', why: '太短' }))).toEqual([422, 'warningReview.reason']);
    const done = await review(district, reach, { level: 'orange' });
    expect([done.status, done.body.level, done.body.draftedLevel]).toEqual([200, 'orange', 'none']);
    expect(done.body.steps).toMatchObject([
      { kind: 'review', from: 'none', to: 'orange', why: WHY, office: 'district' },
    ]);
    const row = (await list(district)).rows.find((one) => one.reach === reach)!;
    expect(row.reasons[0]).toMatchObject({ kind: 'warning.override', from: 'none', to: 'orange', why: WHY });
    expect((await list(district)).changes.reviewed).toBe(1);
    expect((await list(district, { change: 'reviewed' })).rows.map((one) => one.reach)).toEqual([reach]);
    expect((await lists(district)).rows[0]).toMatchObject({
      region: home,
      reviewedUp: 1,
      reviewedDown: 0,
      version: null,
    });
    // Two who sit before the same draft: the second must look first.
    expect(kindOf(await review(city, reach, { level: 'red' }))).toEqual([409, 'warningReview.moved']);
    const undone = await district('undoReview', { ...at(reach), body: { seen: 1 } });
    expect([undone.status, undone.body.level, undone.body.steps.length]).toEqual([200, 'none', 2]);
    expect((await list(district)).rows.find((one) => one.reach === reach)).toEqual(before);
    expect((await list(district)).changes.reviewed).toBe(0);
  });

  it('belongs to its district and to the city; what the city decided a district leaves', async () => {
    const reach = await find(district, 'none');
    expect(kindOf(await review(beside, reach, { level: 'red' }))).toEqual([404, 'notFound']);
    expect(kindOf(await beside('warningCase', at(reach)))).toEqual([404, 'notFound']);
    expect((await review(city, reach, { level: 'yellow' })).status).toBe(200);
    expect(kindOf(await review(district, reach, { level: 'red', seen: 1 }))).toEqual([403, 'warningReview.above']);
    expect((await caseOf(district, reach)).may).toEqual({ review: false, undo: false, raise: false });
    const town = test.accounts.find(({ role, region }) => role === 'office' && /[1-9]0{3}$/.test(region));
    if (town) expect((await lists(await test.as(town.login))).mine).toBeNull();
  });
});

describe('a published list', () => {
  it('is the district’s before the deadline, with the figures that were seen, and then never changes', async () => {
    const { mine } = await lists(district);
    expect((await district('panel')).body.draft).toEqual({ month: MONTH, lists: 1 });
    expect(mine).toMatchObject({ region: home, left: 1 });
    const publish = (who: Caller, region: string, seen: object) =>
      who('publishLists', { params, body: { region, seen } });
    const wrong = { ...mine.counts, red: mine.counts.red + 1 };
    expect(kindOf(await publish(district, home, wrong))).toEqual([409, 'warningReview.moved']);
    expect(kindOf(await publish(district, other, mine.counts))).toEqual([404, 'notFound']);
    const done = await publish(district, home, mine.counts);
    expect(done.body).toEqual({ lists: 1, counts: mine.counts, reviewed: 1 });
    expect(kindOf(await publish(district, home, mine.counts))).toEqual([409, 'warningReview.nothingLeft']);
    const reach = (await list(district)).rows[0]!.reach;
    const { steps } = await caseOf(district, reach);
    expect(kindOf(await review(city, reach, { level: 'none', seen: steps.length }))).toEqual([
      409,
      'warningReview.published',
    ]);
    expect((await lists(district)).rows[0]).toMatchObject({
      version: 1,
      byDeadline: false,
      byName: expect.any(String),
    });
    // The district beside still has its draft.
    expect((await district('panel')).body.draft).toBeNull();
    expect((await lists(beside)).mine.left).toBe(1);
    await expect(within((tx) => tx.updateTable('warning_lists').set({ version: 9 }).execute())).rejects.toThrow(
      'permission denied',
    );
  });

  it('is made whole by the city, and the month goes on without waiting for the deadline', async () => {
    expect((await run()).at(-1)).toMatchObject({ act: 'warnings.published', outcome: 'waiting' });
    const { mine, rows } = await lists(city);
    expect(mine.left).toBe(rows.length - 1);
    const { status } = await city('publishLists', { params, body: { region: mine.region, seen: mine.counts } });
    expect(status).toBe(200);
    const acts = await run();
    expect(acts.map(({ act, outcome }) => [act, outcome]).slice(4, 7)).toEqual([
      ['warnings.published', 'done'],
      ['duties.assigned', 'done'],
      ['month.closed', 'waiting'],
    ]);
    expect(acts[4]).toMatchObject({ body: { by: 'office', left: 0 } });
    expect((await city('warnings', { params })).body).toMatchObject({ state: 'published', publishedBy: 'office' });
  });

  it('rises within the month: a new version, duties for the days left, and the reason on the chief’s phone', async () => {
    await setToday('2026-01-14');
    await run();
    const duties = async () =>
      (await city('duties', { params: { month: '2026-01' }, query: { limit: '500' } })).body.rows;
    const owed = (await duties()) as { reach: string; person: string; level: string; windows: Window[] }[];
    const accounts = await within((tx) =>
      tx.selectFrom('accounts').select(['login', 'person']).where('role', '=', 'chief').execute(),
    );
    const chiefs = new Map(accounts.map(({ login, person }) => [person, login]));
    const rows = (await list(city)).rows.filter(({ level, drafted }) => level !== 'red' && drafted === null);
    const duty = owed.find((one) => rows.some(({ reach }) => reach === one.reach) && chiefs.has(one.person))!;
    const { reach, region, level: from } = rows.find((row) => row.reach === duty.reach)!;
    const seen = (await caseOf(city, reach)).steps.length;
    const raise = (level: string) => city('raiseWarning', { ...at(reach), body: { level, why: WHY, seen } });
    expect(kindOf(await raise(from))).toEqual([422, 'warningReview.notHigher']);
    const raised = await raise('red');
    expect(raised.body).toMatchObject({ level: 'red', version: 2, may: { raise: false } });
    expect(raised.body.steps.at(-1)).toMatchObject({ kind: 'raise', from, to: 'red', fromDay: '2026-01-14' });
    const versions = await within((tx) =>
      tx
        .selectFrom('warning_lists')
        .selectAll()
        .where('month', '=', MONTH)
        .where('region', '=', region.slice(0, 6).padEnd(12, '0'))
        .orderBy('version')
        .execute(),
    );
    expect(versions.map(({ levels }) => (levels as Record<string, string>)[reach])).toEqual([from, 'red']);
    const now = ((await duties()) as typeof owed).find((one) => one.person === duty.person && one.reach === reach)!;
    const left = now.windows.filter((window) => window.from >= '2026-01-14');
    expect(now.level).toBe('red');
    expect(sumVisits(left)).toBeGreaterThan(sumVisits(duty.windows.filter((window) => window.to >= '2026-01-14')));
    const phone = await (await test.as(chiefs.get(duty.person)!))('today');
    const card = phone.body.reaches.find((one: { reach: string }) => one.reach === reach);
    expect(card.level).toBe('red');
    expect(card.reasons[0]).toMatchObject({ kind: 'warning.raisedInMonth', from, to: 'red', why: WHY });
    await setToday('2026-02-02');
    const late = (await list(district)).rows.find((row) => row.level !== 'red')!.reach;
    const { steps } = await caseOf(district, late);
    const tooLate = await district('raiseWarning', {
      ...at(late),
      body: { level: 'red', why: WHY, seen: steps.length },
    });
    expect(kindOf(tooLate)).toEqual([409, 'warningReview.over']);
  });
});
