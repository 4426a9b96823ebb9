// Signals: raised once, read by those above, settled once.
import type { Sorting } from '@xunhe/contract/list-sort';
import { SIGNAL_STATES, type SignalState } from '@xunhe/domain/patrol/signals/signal';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, byRank, orderOf, type SortColumns } from './list-order.ts';
import type { SignalRow } from './rows-signal.ts';

/** Those that were not there yet are added; answers how many. A settled one stays as it was settled. */
export async function insertSignals(tx: Tx, rows: readonly SignalRow[]): Promise<number> {
  let added = 0;
  for (let from = 0; from < rows.length; from += 500) {
    const part = rows.slice(from, from + 500).map((row) => ({ ...row, numbers: JSON.stringify(row.numbers) }));
    const done = await tx
      .insertInto('signals')
      .values(part)
      .onConflict((conflict) => conflict.columns(['city', 'id']).doNothing())
      .returning('id')
      .execute();
    added += done.length;
  }
  return added;
}

/** One run at a time in a city. */
export async function lockSignals(tx: Tx, city: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`signals/${city}`}))`.execute(tx);
}

/** The newest run that looked at everything up to a moment; null before the first. */
export async function findLastRun(tx: Tx, city: string): Promise<{ day: string; upTo: Date } | null> {
  const { rows } = await sql<{ day: string; upTo: string }>`
    SELECT body->>'day' AS day, body->>'upTo' AS "upTo" FROM events
    WHERE city = ${city} AND kind = 'signals.found' AND body ? 'upTo' ORDER BY seq DESC LIMIT 1`.execute(tx);
  const [row] = rows;
  return row ? { day: row.day, upTo: new Date(row.upTo) } : null;
}

/** About whom or where a heap was asked since a month: its months would be counted twice. */
export async function listHeapsSince(
  tx: Tx,
  city: string,
  since: string,
): Promise<Pick<SignalRow, 'kind' | 'person' | 'region'>[]> {
  return tx
    .selectFrom('signals')
    .select(['kind', 'person', 'region'])
    .where('city', '=', city)
    .where('kind', 'in', ['pileUp.minutes', 'pileUp.length'])
    .where('month', '>=', since)
    .execute();
}

export interface SignalSearch {
  readonly city: string;
  readonly id?: string | undefined;
  readonly month?: string | undefined;
  readonly kind?: string | undefined;
  readonly severity?: string | undefined;
  readonly state?: string | undefined;
  readonly region?: string | undefined;
  readonly person?: string | undefined;
  /** On either side. */
  readonly patrol?: string | undefined;
  /** Given: only about people and places below this region. */
  readonly below?: string | undefined;
  readonly sorting?: Sorting<'signals'>;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundSignal extends SignalRow {
  readonly person_name: string | null;
  readonly other_person_name: string | null;
  readonly settled_by_name: string | null;
  readonly reach_name: string | null;
  readonly reach_name_en: string | null;
  readonly region_name: string;
}

/** A signal about somebody is for those in whose region he himself belongs: nobody judges who stands above him. */
function signalFilter(search: SignalSearch) {
  const parts = [sql`s.city = ${search.city}`];
  parts.push(sql`(s.person IS NULL OR EXISTS (SELECT FROM people m WHERE m.city = s.city AND m.id = s.person
    AND ${search.below === undefined ? sql`true` : sql`m.region <> ${search.below}`}))`);
  if (search.below !== undefined) parts.push(sql`(s.person IS NOT NULL OR s.region <> ${search.below})`);
  if (search.id !== undefined) parts.push(sql`s.id = ${search.id}`);
  if (search.month !== undefined) parts.push(sql`s.month = ${search.month}`);
  if (search.kind !== undefined) parts.push(sql`s.kind = ${search.kind}`);
  if (search.severity !== undefined) parts.push(sql`s.severity = ${search.severity}`);
  if (search.state !== undefined) parts.push(sql`s.state = ${search.state}`);
  if (search.region !== undefined) parts.push(sql`s.region LIKE ${`${search.region}%`}`);
  if (search.person !== undefined) parts.push(sql`s.person = ${search.person}`);
  if (search.patrol !== undefined) parts.push(sql`${search.patrol} IN (s.patrol, s.other_patrol)`);
  return sql.join(parts, sql` AND `);
}

const COLUMNS: SortColumns<'signals'> = {
  ...{ month: sql`s.month`, severity: sql`s.severity`, kind: sql`s.kind`, region: sql`s.region` },
  ...{ personName: byName('p.name'), reachName: byName('r.name'), state: byRank('s.state', SIGNAL_STATES) },
};

export async function searchSignals(tx: Tx, search: SignalSearch): Promise<FoundSignal[]> {
  const newest = sql`s.month DESC, s.severity, s.kind, s.id`;
  const order = orderOf(search.sorting ?? {}, COLUMNS, { else: newest, tie: sql`s.id` });
  const { rows } = await sql<FoundSignal>`
    SELECT s.*, p.name AS person_name, o.name AS other_person_name, b.name AS settled_by_name, r.name AS reach_name,
           r.name_en AS reach_name_en, g.name AS region_name
    FROM signals s
    LEFT JOIN people_named p ON p.city = s.city AND p.id = s.person
    LEFT JOIN people_named o ON o.city = s.city AND o.id = s.numbers->>'otherPerson'
    LEFT JOIN people_named b ON b.city = s.city AND b.id = s.settled_by
    LEFT JOIN reaches r ON r.city = s.city AND r.id = s.reach
    JOIN regions g ON g.city = s.city AND g.code = s.region
    WHERE ${signalFilter(search)}
    ORDER BY ${order}
    LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}

export async function countSignals(tx: Tx, search: SignalSearch): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    SELECT count(*)::int AS total FROM signals s WHERE ${signalFilter(search)}`.execute(tx);
  return rows[0]!.total;
}

/** Settles an open one; false when it was settled in the meantime. */
export async function settleSignal(
  tx: Tx,
  { city, id }: Pick<SignalRow, 'city' | 'id'>,
  settled: {
    readonly state: Exclude<SignalState, 'open'>;
    readonly by: string;
    readonly at: Date;
    readonly note: string;
  },
): Promise<boolean> {
  const done = await tx
    .updateTable('signals')
    .set({ state: settled.state, settled_by: settled.by, settled_at: settled.at, note: settled.note })
    .where('city', '=', city)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}
