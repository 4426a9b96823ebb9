// Duty rules through the doors: who may write them, that what was in force is never changed, that the month follows the version in force, and
// that a preview tells of one's own area alone and agrees with the duties that were really set.
import { DIFFERENTIATED_DEFAULT, UNIVERSAL_2019 } from '@xunhe/domain/duty/rule';
import { draftOf, type RuleDraft } from '@xunhe/domain/duty/rule-draft';
import { makeId } from '@xunhe/domain/ground/id';
import { addMonths } from '@xunhe/domain/ground/month';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let office: Caller;
let district: Caller;
let area: string;

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const newId = () => makeId(Date.now(), random(10));
const run = (month: string) => runCycle({ db: test.db, city: test.city, month, now: () => test.clock.now, random });
/** The newest month with samples; its cycle sets the duties of January. */
const DATA = '2025-12';
const FIRST = addMonths(DATA, 1);
const [SHIPPED, UNIVERSAL] = ['differentiated-default@1', 'universal-2019@1'];
const DEFAULT = draftOf(DIFFERENTIATED_DEFAULT);

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 11 });
  await run(DATA);
  office = await test.as('office-city');
  const account = test.accounts.find(({ role, region }) => role === 'office' && !region.endsWith('00000000'))!;
  area = account.region.slice(0, 6);
  district = await test.as(account.login);
}, 120_000);
afterAll(() => test.close());

const save = (who: Caller, id: string, change: { draft?: RuleDraft; [field: string]: unknown } = {}) =>
  who('saveRuleDraft', {
    params: { id },
    body: { title: '加密巡查', note: '', basedOn: SHIPPED, revision: 0, draft: DEFAULT, ...change },
  });
const enact = (who: Caller, id: string, from: string, revision = 1) =>
  who('enactRule', { params: { id }, body: { revision, from } });
const preview = (who: Caller, more: Record<string, string>) =>
  who('rulePreview', { query: { from: SHIPPED, to: UNIVERSAL, first: FIRST, last: FIRST, by: 'district', ...more } });

/** Every village chief weekly without a warning, and of his unwarned waters three in ten drawn for one visit more. */
const WEEKLY: RuleDraft = {
  ...DEFAULT,
  randomFloor: { ...DEFAULT.randomFloor, village: 0.3 },
  asks: DEFAULT.asks.map((ask) => (ask.post === 'village' && ask.level === 'none' ? { ...ask, per: 'week' } : ask)),
};

describe('the duty rules of a city', () => {
  it('are those that come with the product, one in force and one to begin from, until it writes its own', async () => {
    const { body } = await district('dutyRules');
    expect(body.versions.map(({ name, state }: { name: string; state: string }) => [name, state])).toEqual([
      [UNIVERSAL, 'unused'],
      [SHIPPED, 'inForce'],
    ]);
    expect(body).toMatchObject({ drafts: [], months: [FIRST], earliest: addMonths(FIRST, 1) });
    const { rule } = (await district('dutyRule', { params: { rule: UNIVERSAL } })).body;
    expect(rule).toEqual(UNIVERSAL_2019);
    const unknown = await office('dutyRule', { params: { rule: 'duty-own@7' } });
    expect([unknown.status, unknown.body.kind]).toEqual([404, 'notFound']);
  });

  it('are written by the city’s office alone, and what is wrong is named with its place', async () => {
    expect((await save(district, newId())).body.kind).toBe('rule.cityOnly');
    expect((await enact(district, newId(), '2030-01')).body.kind).toBe('rule.cityOnly');
    const id = newId();
    const asks = DEFAULT.asks.map((ask, i) => (i === 2 ? { ...ask, visits: 0 } : ask));
    const wrong = await save(office, id, { draft: { ...DEFAULT, asks } });
    expect([wrong.status, wrong.body]).toMatchObject([
      422,
      { kind: 'rule.visits', path: '/body/draft/asks/2/visits', details: { visits: 0, most: 28 } },
    ]);
    expect((await save(office, id, { title: ' ' })).body.kind).toBe('rule.title');
    expect((await save(office, id, { basedOn: 'duty-own@9' })).body.kind).toBe('notFound');
    expect((await office('dutyRules')).body.drafts).toEqual([]);
  });

  it('keep what two people write at once from undoing each other', async () => {
    const id = newId();
    expect((await save(office, id)).body).toEqual({ id, revision: 1 });
    const both = await Promise.all([save(office, id, { revision: 1 }), save(office, id, { revision: 1 })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await enact(office, id, '2030-01')).body.kind).toBe('rule.changedMeanwhile');
    const drop = (revision: number) => office('dropRuleDraft', { params: { id }, body: { revision } });
    expect((await drop(1)).body.kind).toBe('rule.changedMeanwhile');
    expect((await drop(2)).body).toEqual({ done: true });
    expect((await drop(2)).status).toBe(404);
  });

  it('hold from a month that has not begun and whose duties nobody was told, and stay as they were put in force', async () => {
    const id = newId();
    await save(office, id, { draft: WEEKLY });
    for (const settled of ['2025-06', FIRST])
      expect((await enact(office, id, settled)).body).toMatchObject({
        kind: 'rule.monthSettled',
        path: '/body/from',
        details: { earliest: '2026-02' },
      });
    expect((await enact(office, id, '2026-02')).body).toEqual({ name: 'duty-own@1', effectiveFrom: '2026-02' });
    expect((await save(office, id, { revision: 1 })).body.kind).toBe('rule.changedMeanwhile');
    const { versions } = (await office('dutyRules')).body;
    expect(versions[0]).toMatchObject({
      ...{ name: 'duty-own@1', own: true, state: 'coming', effectiveFrom: '2026-02', until: null },
      written: { title: '加密巡查', basedOn: SHIPPED, by: expect.any(String) },
    });
    expect(versions.at(-1)).toMatchObject({ name: SHIPPED, state: 'inForce', until: '2026-01' });
    const { rule } = (await office('dutyRule', { params: { rule: 'duty-own@1' } })).body;
    expect(rule.asks.find((ask: { post: string }) => ask.post === 'village').frequency).toEqual({
      value: { visits: 1, per: 'week' },
      source: 'city',
    });
    const [event] = await within((tx) =>
      tx.selectFrom('events').select(['actor', 'body']).where('kind', '=', 'rule.enacted').execute(),
    );
    expect(event).toMatchObject({
      actor: expect.any(String),
      body: {
        rule: 'duty-own@1',
        from: '2026-02',
        before: SHIPPED,
        changes: [
          { kind: 'frequency', post: 'village' },
          { kind: 'randomFloor', post: 'village', to: 0.3 },
        ],
      },
    });
    // February’s duties follow it; January’s stay.
    await within((tx) => tx.updateTable('cities').set({ today: '2026-01-31' }).where('city', '=', test.city).execute());
    await run(FIRST);
    const rules = await within((tx) =>
      tx.selectFrom('duties').select(['month', 'policy']).distinct().orderBy('month').execute(),
    );
    expect(rules).toEqual([
      { month: FIRST, policy: SHIPPED },
      { month: '2026-02', policy: 'duty-own@1' },
    ]);
    // Who was drawn reads it among his reasons; the preview of the rule on that month draws the same waters.
    const drawn = await within((tx) =>
      tx.selectFrom('duties').select('body').where('month', '=', '2026-02').execute(),
    ).then((rows) =>
      rows.flatMap(({ body }) =>
        (body as { why: { kind: string }[] }).why.filter(({ kind }) => kind === 'duty.randomFloor'),
      ),
    );
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn[0]).toEqual({ kind: 'duty.randomFloor', visits: 1, probability: 0.3 });
    const tried = (await preview(office, { to: 'duty-own@1', first: '2026-02', last: '2026-02' })).body;
    expect([tried.from.drawn, tried.to.drawn]).toEqual([0, drawn.length]);
    const next = newId();
    await save(office, next);
    expect((await enact(office, next, '2026-02')).body.kind).toBe('rule.monthSettled');
  }, 120_000);
});

describe('the preview of another rule', () => {
  it('asks by the rule of those months what was really asked, and adds up by place, post and chief', async () => {
    const { body } = await preview(office, {});
    // Long periods look at visits done before; the months of the others are the same to the visit.
    const stored = await within((tx) =>
      tx
        .selectFrom('duties')
        .innerJoin('people', 'people.id', 'duties.person')
        .select(['duties.person', 'duties.visits', 'duties.region'])
        .where('duties.month', '=', FIRST)
        .where('people.level', 'in', ['town', 'village', 'reach'])
        .execute(),
    );
    expect(stored.length).toBeGreaterThan(10);
    const chiefs = (await preview(office, { by: 'chief', limit: '500' })).body.rows;
    const asked = new Map<string, number>();
    for (const { person, visits } of stored) asked.set(person, (asked.get(person) ?? 0) + visits);
    for (const [person, visits] of asked)
      expect([person, chiefs.find(({ key }: { key: string }) => key === person)?.from.visits]).toEqual([
        person,
        visits,
      ]);
    for (const by of ['district', 'town', 'post', 'chief']) {
      const { rows, total } = (await preview(office, { by, limit: '500' })).body;
      expect(rows).toHaveLength(total);
      for (const side of ['from', 'to'] as const)
        expect(rows.reduce((sum: number, row: typeof body) => sum + row[side].visits, 0)).toBe(body[side].visits);
    }
    expect(body.months).toHaveLength(1);
    expect(body.to.visits).not.toBe(body.from.visits);
    const budget = Math.min(body.from.visits, body.to.visits);
    const { months } = (await preview(office, { budget: String(budget) })).body;
    expect(months[0].over).toEqual({ from: body.from.visits - budget, to: body.to.visits - budget });
  });

  it('tells an office below the city of its own area alone', async () => {
    const all = (await preview(office, { by: 'town', limit: '500' })).body;
    const own = (await preview(district, { by: 'town', limit: '500' })).body;
    expect(own.total).toBeGreaterThan(0);
    expect(own.rows.every(({ key }: { key: string }) => key.startsWith(area))).toBe(true);
    const inside = all.rows.filter(({ key }: { key: string }) => key.startsWith(area));
    expect(own.rows).toEqual(inside);
    expect(own.from.visits).toBeLessThan(all.from.visits);
    expect(own.aim.from.failures).toBeLessThanOrEqual(all.aim.from.failures);
  });

  it('is of months that had duties, and of rules that are there', async () => {
    expect((await preview(office, { first: '2020-01', last: '2020-12' })).body.kind).toBe('rule.months');
    expect((await preview(office, { to: 'duty-own@99' })).body).toMatchObject({ kind: 'notFound', path: '/query/to' });
  });
});

describe('a budget shared out over past months', () => {
  const allocate = (who: Caller, more: Record<string, string> = {}) =>
    who('visitAllocation', { query: { rule: SHIPPED, first: FIRST, last: FIRST, limit: '500', ...more } });

  it('is as large as the rule’s own visits when none is named, covers more by the forecasts, and writes nothing', async () => {
    const before = await within((tx) =>
      tx.selectFrom('duties').selectAll().orderBy('person').orderBy('reach').execute(),
    );
    const { body } = await allocate(office);
    const { ways, budget, short, unspent } = body.sums;
    expect([ways.byRule.visits, ways.allocated.visits + unspent, short]).toEqual([budget, budget, 0]);
    expect(ways.allocated.expected).toBeGreaterThan(ways.byRule.expected);
    expect(ways.allocated.expected).toBeGreaterThan(ways.evenly.expected);
    expect(body).toMatchObject({ floor: 0.05, detection: 0.3, total: body.rows.length });
    for (const way of ['allocated', 'byRule', 'evenly'])
      expect(body.rows.reduce((sum: number, row: typeof body) => sum + row[way], 0)).toBe(ways[way].visits);
    // The forecasts are those of the list, known before the month.
    const known = await within((tx) =>
      tx.selectFrom('assessments').select(['reach', 'probability']).where('month', '=', DATA).execute(),
    );
    for (const { reach, probability } of known)
      expect(body.rows.find((row: { reach: string }) => row.reach === reach).probability).toBe(probability);
    const { rows } = (await allocate(office, { budget: '10', floor: '0' })).body;
    expect(rows.reduce((sum: number, row: typeof body) => sum + row.allocated, 0)).toBe(10);
    const after = await within((tx) =>
      tx.selectFrom('duties').selectAll().orderBy('person').orderBy('reach').execute(),
    );
    expect(after).toEqual(before);
  });

  it('is of one’s own area alone', async () => {
    const { rows } = (await allocate(district)).body;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ region }: { region: string }) => region.startsWith(area))).toBe(true);
    expect((await allocate(office, { floor: '0.31' })).status).toBe(400);
    expect((await allocate(office, { rule: 'duty-own@99' })).body).toMatchObject({
      kind: 'notFound',
      path: '/query/rule',
    });
    expect((await office('ruleTrial')).body).toEqual({ running: null });
  });
});

describe('the minutes asked of each chief', () => {
  it('are those of his duties, and against the limit of the rule in force', async () => {
    const { body } = await office('workload', { params: { month: FIRST }, query: { limit: '500' } });
    const stored = await within((tx) =>
      tx
        .selectFrom('duties')
        .select(['person', 'visits', 'minutes'])
        .where('month', '=', FIRST)
        .where('visits', '>', 0)
        .execute(),
    );
    const minutes = new Map<string, number>();
    for (const row of stored) minutes.set(row.person, (minutes.get(row.person) ?? 0) + row.visits * row.minutes);
    expect(new Map(body.rows.map((row: typeof body) => [row.person, row.minutes]))).toEqual(minutes);
    const told = body.rows.map((row: typeof body) => row.minutes);
    expect(told).toEqual([...told].sort((a, b) => b - a));
    expect(body.posts.reduce((sum: number, row: typeof body) => sum + row.people, 0)).toBe(body.total);
    const village = body.posts.find((row: typeof body) => row.post === 'village');
    expect(village.most).toBe(DEFAULT.mostMinutes.village);
    expect(village.over).toBe(
      body.rows.filter((row: typeof body) => row.post === 'village' && row.minutes > 720).length,
    );
    const own = (await district('workload', { params: { month: FIRST }, query: { limit: '500' } })).body;
    expect(own.total).toBeLessThan(body.total);
  });
});
