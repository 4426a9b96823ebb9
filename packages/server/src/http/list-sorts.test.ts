// Every list that the server orders, by every field, both ways: turned page by page each row comes once and in one order, rows without a value
// last. The ground has ties and gaps in every list.
import { LIST_SORTS, type SortedList } from '@xunhe/contract/list-sort';
import { WEBHOOK_STATES } from '@xunhe/contract/webhook';
import { LEVELS } from '@xunhe/domain/duty/level';
import { HELD_REASONS, HELD_STATES } from '@xunhe/domain/observation/held-reading';
import { SIGNAL_STATES } from '@xunhe/domain/patrol/signals/signal';
import { POST_LEVELS } from '@xunhe/domain/people/post';
import type { Role } from '@xunhe/domain/people/role';
import { REGISTER_FORMS, REGISTER_KINDS } from '@xunhe/domain/place/register-form';
import { WATER_KINDS } from '@xunhe/domain/place/water-body';
import { PROBLEM_STATES } from '@xunhe/domain/problem/flow';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { inScope } from '../store/db.ts';
import { listSortFields } from '../store/register.ts';
import { type Caller, type CallInput, openTestCity, type TestCity } from './test-city.ts';
import { roughen } from './test-list-ground.ts';
import { plantMatrix } from './test-matrix-city.ts';
import { MONTH, NEXT_MONTH } from './test-matrix-places.ts';

// biome-ignore lint/suspicious/noExplicitAny: rows of every list
type Row = any;
type Value = string | number | null;

interface Asked extends CallInput {
  readonly role?: Role;
  /** What names a row; without it its id. */
  readonly key?: (row: Row) => string;
}

const ASKED: Readonly<Record<SortedList, Asked>> = {
  patrols: { query: { month: NEXT_MONTH } },
  problems: {},
  warnings: { params: { month: MONTH }, key: (row) => row.reach },
  duties: { params: { month: NEXT_MONTH }, key: (row) => `${row.person} ${row.reach}` },
  reaches: {},
  people: {},
  accounts: { role: 'security_admin', key: (row) => row.login },
  signals: {},
  heldReadings: {},
  deliveries: { key: (row) => `${row.source} ${row.id}` },
  inventories: {},
  sentCirculars: {},
  circularReaders: { params: { id: 'C-own' }, key: (row) => row.person },
  auditEvents: { role: 'audit_admin' },
  refusedRecords: { key: (row) => `${row.id} ${row.hash}` },
  standings: { params: { month: MONTH }, key: (row) => row.person },
  standingObjections: {},
  delegations: {},
  absences: {},
  register: { params: { kind: 'source' } },
  signboards: {},
  webhookDeliveries: { params: { id: 'W-own' } },
  reports: { query: { period: MONTH }, key: (row) => `${row.kind} ${row.subject}` },
};

interface Listed {
  readonly title: string;
  readonly list: SortedList;
  readonly fields: readonly string[];
  /** Beside what is asked of every list of its name. */
  readonly asked?: Asked;
}

/** A register of each kind has its own fields; when it was retired is asked of those that were. */
const LISTED: readonly Listed[] = [
  ...(Object.keys(LIST_SORTS) as SortedList[])
    .filter((list) => list !== 'register')
    .map((list) => ({ title: list, list, fields: LIST_SORTS[list] })),
  ...REGISTER_KINDS.map((kind) => ({
    ...{ title: `register ${kind}`, list: 'register' as const, asked: { params: { kind } } },
    fields: listSortFields(kind).filter((field) => field !== 'retiredOn'),
  })),
  {
    ...{ title: 'register retired', list: 'register', fields: ['retiredOn'] },
    asked: { params: { kind: 'source' }, query: { retired: 'true' } },
  },
];

/** What a field is in the row, where it has another name there. */
const VALUE_OF: Partial<Record<string, (row: Row) => Value>> = {
  ...Object.fromEntries(
    REGISTER_KINDS.flatMap((kind) =>
      listSortFields(kind).map((field) => [`register ${kind} ${field}`, (row: Row) => tellField(row, field)]),
    ),
  ),
  ...Object.fromEntries(
    Object.entries({ visits: 'asked', own: 'found', others: 'found', open: 'solved', overdue: 'solved' }).map(
      ([field, group]) => [`reports ${field}`, (row: Row) => row.figures[group][field]],
    ),
  ),
  'reports done': ({ figures: { asked } }) => (asked.visits === 0 ? null : asked.done / asked.visits),
  'reports failing': ({ figures: { water } }) => (water.measured === 0 ? null : water.failing / water.measured),
  'problems due': ({ dueDay }) => dueDay,
  'problems reported': ({ reportedAt }) => reportedAt,
};

/** Words of a closed set are in their own order, not in that of their letters. */
const RANKS: Partial<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    REGISTER_KINDS.flatMap((kind) =>
      Object.entries(REGISTER_FORMS[kind]).flatMap(([field, of]) =>
        of.form === 'choice' ? [[`register ${kind} ${field}`, of.choices]] : [],
      ),
    ),
  ),
  ...{ 'warnings level': LEVELS, 'warnings previous': LEVELS, 'duties level': LEVELS, 'reaches level': LEVELS },
  ...{ 'signboards kind': WATER_KINDS },
  ...{ 'webhookDeliveries state': WEBHOOK_STATES, 'reports level': ['city', 'district', 'town', 'village', 'reach'] },
  ...{ 'people level': POST_LEVELS, 'duties personLevel': POST_LEVELS },
  ...{ 'problems state': PROBLEM_STATES, 'signals state': SIGNAL_STATES },
  ...{ 'heldReadings state': HELD_STATES, 'heldReadings reason': HELD_REASONS },
};

/** By sound: how names follow each other is for the engine to say, and tried below. */
const isName = (field: string) => /name$|title|^reach$|^waterBody$|^downstream$/i.test(field);

function tellField(row: Row, field: string): Value {
  if (field === 'id' || field === 'region') return row[field];
  return row.names[field] ?? row.values[field] ?? null;
}

let test: TestCity;
const callers = new Map<Role, Caller[]>();
let asked = 0;

const ask: (role: Role, ...call: Parameters<Caller>) => ReturnType<Caller> = (role, ...call) => {
  const all = callers.get(role)!;
  return all[asked++ % all.length]!(...call);
};

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 11 });
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  await runCycle({ db: test.db, city: test.city, month: MONTH, now: () => test.clock.now, random });
  await plantMatrix(test);
  await inScope(test.db, { city: test.city, region: test.city }, (tx) => roughen(tx, test.city));
  for (const role of ['office', 'security_admin', 'audit_admin'] as const) {
    const { login } = test.accounts.find((one) => one.role === role && one.region.endsWith('00000000'))!;
    const all: Caller[] = [];
    // One session may ask only so often.
    for (let n = 0; n < (role === 'office' ? 4 : 1); n++) {
      test.clock.now += 60_000;
      all.push(await test.as(login));
    }
    callers.set(role, all);
  }
});
afterAll(() => test.close());

async function read(
  { list, asked }: Pick<Listed, 'list' | 'asked'>,
  query: Record<string, string>,
): Promise<{ rows: Row[]; total: number }> {
  const { role = 'office', params, query: filters } = asked ?? ASKED[list];
  const { status, body } = await ask(role, list, {
    ...(params && { params }),
    query: { limit: '500', ...filters, ...query },
  });
  expect([list, query, status, body]).toEqual([list, query, 200, expect.anything()]);
  return body;
}

async function turn(list: Listed, sort: string, order: 'up' | 'down'): Promise<Row[]> {
  const { total } = await read(list, { limit: '1' });
  const limit = Math.max(2, Math.ceil(total / 3));
  const rows: Row[] = [];
  for (let offset = 0; offset < total; offset += limit) {
    const page = await read(list, { sort, order, limit: `${limit}`, offset: `${offset}` });
    expect([list.title, sort, page.total]).toEqual([list.title, sort, total]);
    rows.push(...page.rows);
  }
  return rows;
}

describe.each(LISTED.map((one) => [one.title, one] as const))('the list %s', (title, one) => {
  const { key = ({ id }: Row) => String(id) } = ASKED[one.list];

  it.each(one.fields.map((field) => [field]))('is ordered by %s', async (field) => {
    const valueIn = VALUE_OF[`${title} ${field}`] ?? ((row: Row): Value => row[field]);
    const ranks = RANKS[`${title} ${field}`];
    const asOrdered = (value: Value) => (ranks ? ranks.indexOf(String(value)) : value);
    const [up, down] = [await turn(one, field, 'up'), await turn(one, field, 'down')];
    const whole = (await read(one, {})).rows.map(key).sort();
    for (const rows of [up, down]) expect(rows.map(key).sort()).toEqual(whole);
    expect(new Set(whole).size).toBe(whole.length);

    const steps = up.map(valueIn).filter((value, i, all) => i === 0 || value !== all[i - 1]);
    const [gaps, there] = [steps.filter((value) => value === null), steps.filter((value) => value !== null)];
    expect(steps).toEqual([...there, ...gaps]);
    expect(there.length).toBeGreaterThan(1);
    expect(new Set(there).size).toBe(there.length);
    if (!isName(field)) {
      const expected = there.map(asOrdered).sort((a, b) => (a! < b! ? -1 : 1));
      expect(there.map(asOrdered)).toEqual(expected);
    }
    const back = down.map(valueIn).filter((value, i, all) => i === 0 || value !== all[i - 1]);
    expect(back).toEqual([...there.toReversed(), ...gaps]);
  });

  it('refuses a field that it does not have, by name', async () => {
    const { role = 'office', params } = one.asked ?? ASKED[one.list];
    const { status, body } = await ask(role, one.list, { ...(params && { params }), query: { sort: 'colour' } });
    expect([status, body]).toEqual([
      400,
      { kind: 'list.sort', path: '/query/sort', details: { fields: [...LIST_SORTS[one.list]] } },
    ]);
  });
});

it('a register refuses a field of another kind, and names its own', async () => {
  const { status, body } = await ask('office', 'register', { params: { kind: 'water' }, query: { sort: 'lengthM' } });
  expect([status, body]).toEqual([
    400,
    { kind: 'list.sort', path: '/query/sort', details: { fields: ['id', 'name', 'retiredOn', 'kind', 'basin'] } },
  ]);
});

describe('the ground', () => {
  it('has ties and gaps, or nothing above would be tried', async () => {
    const { rows } = await read({ list: 'warnings' }, {});
    expect(new Set(rows.map(({ probability }) => probability)).size).toBeLessThan(rows.length);
    expect((await read({ list: 'patrols' }, {})).rows.length).toBeGreaterThan(50);
    expect((await read({ list: 'problems' }, {})).rows.some(({ dueDay }) => dueDay === null)).toBe(true);
  });

  it('orders names by their sound', async () => {
    const { rows } = await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
      sql<{ name: string }>`
        SELECT name FROM unnest(ARRAY['赵', '陈', '安', '林', '北']) name ORDER BY name COLLATE names_by_sound`.execute(
        tx,
      ),
    );
    expect(rows.map(({ name }) => name).join('')).toBe('安北陈林赵');
  });
});

it('is by the sums of all that the filters leave, not of the page', async () => {
  const { rows } = await read({ list: 'patrols' }, {});
  const { sums } = (await read({ list: 'patrols' }, { limit: '1' })) as Row;
  const sum = (field: string) => rows.reduce((all: number, row: Row) => all + row[field], 0);
  expect(sums.minutes).toBeCloseTo(sum('minutes'), 6);
  expect(sums.lengthM).toBeCloseTo(sum('lengthM'), 6);
});
