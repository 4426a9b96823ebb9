// The history that a month stands on, under poison: whatever is of a later month, or became known after the moment, may be anything at all and
// not one byte of a feature moves. What was known by then does move them, or this would prove nothing.
import { monthNumber } from '@xunhe/domain/ground/month';
import { buildFeatures } from '@xunhe/domain/risk/features/features';
import type { MonthlyHistory } from '@xunhe/domain/risk/features/history';
import { prepareHistory } from '@xunhe/domain/risk/features/prepared-history';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity } from '../../http/test-city.ts';
import { inScope, type Tx } from '../../store/db.ts';
import { insertPatrol } from '../../store/patrol.ts';
import { gatherHistory } from './gather.ts';

/** The samples reach from 2023-11 to 2025-12; the moment lies in the middle of the month, so that half of it is not known yet. */
const MONTH = '2025-06';
const KNOWN_AT = new Date('2025-06-15T04:00:00Z');
const BEFORE = new Date('2025-06-14T04:00:00Z');
const AFTER = new Date('2025-07-20T04:00:00Z');
const FIRST = '2023-11';
const DAYS = ['2025-05-30', '2025-06-03', '2025-07-05'] as const;
let test: TestCity;
let clean: Told;

beforeAll(async () => {
  test = await openTestCity({ reaches: 24, months: 26, seed: 7 });
  // Days on which the gauges were silent until somebody says otherwise.
  await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
    sql`DELETE FROM observations WHERE kind = 'rain' AND split_part(key, '/', 2) = ANY (${[...DAYS]}::text[])`.execute(
      tx,
    ),
  );
  clean = await tellAfter(async () => undefined);
}, 60_000);
afterAll(() => test.close());

interface Told {
  readonly history: MonthlyHistory;
  /** Bytes of each feature by month and name: of the month itself, and of months that a model learns from. */
  readonly features: ReadonlyMap<string, Buffer>;
}

/** Gathers after a change that is taken back. */
async function tellAfter(change: (tx: Tx) => Promise<unknown>): Promise<Told> {
  const takeBack = new Error('taken back');
  let told: Told | undefined;
  await inScope(test.db, { city: test.city, region: test.city }, async (tx) => {
    await change(tx);
    const { history } = await gatherHistory(tx, test.city, { month: MONTH, knownAt: KNOWN_AT });
    told = { history, features: listFeatures(history) };
    throw takeBack;
  }).catch((error: unknown) => {
    if (error !== takeBack) throw error;
  });
  return told!;
}

function listFeatures(history: MonthlyHistory): Map<string, Buffer> {
  const prepared = prepareHistory(history);
  const features = new Map<string, Buffer>();
  for (const ago of [0, 1, 6, 12]) {
    const { columns, values } = buildFeatures(prepared, monthNumber(MONTH) - ago);
    for (const [i, { name }] of columns.entries()) {
      const { buffer, byteOffset, byteLength } = values[i]!;
      features.set(`${name}, ${ago} months ago`, Buffer.from(buffer, byteOffset, byteLength));
    }
  }
  return features;
}

function listMoved({ features }: Told): string[] {
  const names = new Set([...clean.features.keys(), ...features.keys()]);
  return [...names].filter((name) => {
    const [a, b] = [clean.features.get(name), features.get(name)];
    return !a || !b || !a.equals(b);
  });
}

type Kind = 'sample' | 'rain' | 'complaint' | 'finding';

const SOILED = sql`(SELECT jsonb_object_agg(id, to_jsonb(50 * value::float8 + 7)) FROM jsonb_each_text(o.readings) AS r(id, value))`;

/** What was seen once more, fifty times as bad, on another day; answers how many rows there were. */
async function copyTo(tx: Tx, kind: Kind, day: string, knownAt: Date): Promise<number> {
  const key =
    kind === 'sample' || kind === 'rain'
      ? sql`split_part(o.key, '/', 1) || '/' || ${day}::text`
      : sql`o.key || '/again'`;
  const { numAffectedRows } = await sql`
    INSERT INTO observations (city, month, kind, key, reach, place, region, seen_at, known_at, source, readings, marks, facts)
    SELECT DISTINCT ON (${key}) o.city, ${day.slice(0, 7)}, o.kind, ${key}, o.reach, o.place, o.region, ${new Date(`${day}T04:00:00Z`)},
      ${knownAt}::timestamptz, o.source, coalesce(${SOILED}, '{}'), '{}', jsonb_set(o.facts, '{status}', '"valid"')
    FROM observations o
    WHERE o.city = ${test.city} AND o.kind = ${kind} AND o.month BETWEEN ${FIRST} AND '2025-05' AND o.known_at < ${KNOWN_AT}
    ON CONFLICT DO NOTHING`.execute(tx);
  return Number(numAffectedRows);
}

/** Findings come of problems that the office accepts: a made city has none. */
async function addFindings(tx: Tx, day: string, knownAt: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    INSERT INTO observations (city, month, kind, key, reach, region, seen_at, known_at, source)
    SELECT city, ${day.slice(0, 7)}, 'finding', id, id, region, ${new Date(`${day}T04:00:00Z`)}, ${knownAt}::timestamptz, 'problem'
    FROM reaches WHERE city = ${test.city}`.execute(tx);
  return Number(numAffectedRows);
}

const addRows = (tx: Tx, kind: Kind, day: string, knownAt: Date) =>
  kind === 'finding' ? addFindings(tx, day, knownAt) : copyTo(tx, kind, day, knownAt);

/** Changes what stands there already. */
async function soil(tx: Tx, kind: Kind, which: 'later' | 'known'): Promise<number> {
  const later = sql`(o.month > ${MONTH} OR o.known_at > ${KNOWN_AT})`;
  const { numAffectedRows } = await sql`
    UPDATE observations o
    SET readings = coalesce(${SOILED}, '{}'), marks = '{}',
      facts = CASE WHEN o.facts->>'status' = 'valid' THEN jsonb_set(o.facts, '{status}', '"invalid"') ELSE o.facts END
    WHERE o.city = ${test.city} AND o.kind = ${kind} AND ${which === 'later' ? later : sql`NOT ${later} AND o.month >= '2025-03'`}`.execute(
    tx,
  );
  return Number(numAffectedRows);
}

async function addPatrol(tx: Tx, at: { day: string; receivedAt: Date; source: string }): Promise<void> {
  const post = await tx.selectFrom('posts').selectAll().executeTakeFirstOrThrow();
  await insertPatrol(tx, {
    patrol: {
      ...{ city: test.city, month: at.day.slice(0, 7), id: 'poison', person: post.person, reach: post.reach },
      ...{ region: post.region, mode: 'walk', day: at.day, length_m: 1000, verdict: 'effective', judgement: {} },
      ...{ started_at: new Date(`${at.day}T01:00:00Z`), ended_at: new Date(`${at.day}T03:00:00Z`), note: null },
      ...{ source: at.source, content_hash: null, received_at: at.receivedAt, on_behalf_of: null },
    },
    reaches: [],
    track: null,
  });
}

describe('a month gathered as known at a moment', () => {
  describe.each(['sample', 'rain', 'complaint', 'finding'] as const)('does not move when a %s', (kind) => {
    it.each([
      ['is of a later month, however early it was known', DAYS[2], BEFORE],
      ['of the month itself becomes known later', DAYS[1], AFTER],
      ['of a month before becomes known later', DAYS[0], AFTER],
      ['older than everything else becomes known later', '2023-03-15', AFTER],
    ])('%s', async (_, day, knownAt) => {
      const told = await tellAfter(async (tx) => expect(await addRows(tx, kind, day, knownAt)).toBeGreaterThan(0));
      expect(listMoved(told)).toEqual([]);
      expect(told.history).toEqual(clean.history);
    });

    it('that came later is changed', async () => {
      const told = await tellAfter(async (tx) => {
        if (kind === 'finding') await addFindings(tx, DAYS[0], AFTER);
        expect(await soil(tx, kind, 'later')).toBeGreaterThan(0);
      });
      expect(listMoved(told)).toEqual([]);
      expect(told.history).toEqual(clean.history);
    });
  });

  it.each([
    ['is walked later', { day: '2025-06-16', receivedAt: AFTER, source: 'import' }],
    ['was walked before and is sent later', { day: '2025-06-10', receivedAt: AFTER, source: 'phone' }],
  ])('does not move when a patrol %s', async (_, at) => {
    const told = await tellAfter((tx) => addPatrol(tx, at));
    expect(told.history).toEqual(clean.history);
    expect(listMoved(told)).toEqual([]);
  });

  it('does not move with what becomes of problems: only what was confirmed by then is in it', async () => {
    const told = await tellAfter((tx) =>
      tx.updateTable('problems').set({ key_problem: true, closed_at: AFTER, state: 'closed' }).execute(),
    );
    expect(told.history).toEqual(clean.history);
  });

  it.each([
    ['sample', 'distance.last'],
    ['rain', 'rain.last'],
    ['complaint', 'complaints'],
    ['finding', 'findings'],
  ] as const)('does move when a %s was known by then', async (kind, feature) => {
    const added = await tellAfter(async (tx) => expect(await addRows(tx, kind, DAYS[0], BEFORE)).toBeGreaterThan(0));
    expect(listMoved(added).join('; ')).toContain(feature);
    if (kind === 'finding') return;
    const changed = await tellAfter(async (tx) => expect(await soil(tx, kind, 'known')).toBeGreaterThan(0));
    expect(listMoved(changed).join('; ')).toContain(feature);
  });

  it.each([
    ['sent by then', { day: '2025-06-10', receivedAt: BEFORE, source: 'phone' }],
    ['brought in from older records, whenever that was', { day: '2025-06-10', receivedAt: AFTER, source: 'import' }],
  ])('does move when a patrol was %s', async (_, at) => {
    const told = await tellAfter((tx) => addPatrol(tx, at));
    expect(told.history.effort).not.toEqual(clean.history.effort);
  });
});
