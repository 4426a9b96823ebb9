// Readings kept out of use, each until a person says what it is.
import type { Sorting } from '@xunhe/contract/list-sort';
import { HELD_REASONS, HELD_STATES, type HeldReason, type HeldState } from '@xunhe/domain/observation/held-reading';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, byRank, orderOf, type SortColumns } from './list-order.ts';
import type { HeldReadingRow } from './rows-held.ts';

export interface HeldSearch {
  readonly city: string;
  readonly ids?: readonly string[] | undefined;
  readonly state?: HeldState | undefined;
  readonly reason?: HeldReason | undefined;
  readonly indicator?: string | undefined;
  /** A station or a gauge. */
  readonly place?: string | undefined;
  readonly region?: string | undefined;
  readonly month?: string | undefined;
  readonly sorting?: Sorting<'heldReadings'>;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundHeld extends HeldReadingRow {
  /** The day of the reading in the city's own zone. */
  readonly day: string;
  readonly place_name: string | null;
  readonly reach_name: string | null;
  readonly reach_name_en: string | null;
  readonly decided_by_name: string | null;
}

const NAMED_PLACE = sql`coalesce(t.name, g.name)`;
const COLUMNS: SortColumns<'heldReadings'> = {
  ...{
    day: sql`h.seen_at`,
    indicator: sql`h.indicator`,
    value: sql`h.value`,
    reason: byRank('h.reason', HELD_REASONS),
  },
  ...{ placeName: sql`${NAMED_PLACE} COLLATE names_by_sound`, reachName: byName('r.name') },
  ...{ state: byRank('h.state', HELD_STATES), heldAt: sql`h.held_at` },
};

function heldFilter(search: HeldSearch) {
  const parts = [sql`h.city = ${search.city}`];
  if (search.ids !== undefined) parts.push(sql`h.id = ANY (${[...search.ids]}::text[])`);
  if (search.state !== undefined) parts.push(sql`h.state = ${search.state}`);
  if (search.reason !== undefined) parts.push(sql`h.reason = ${search.reason}`);
  if (search.indicator !== undefined) parts.push(sql`h.indicator = ${search.indicator}`);
  if (search.place !== undefined) parts.push(sql`h.place = ${search.place}`);
  if (search.region !== undefined) parts.push(sql`h.region LIKE ${`${search.region}%`}`);
  if (search.month !== undefined) parts.push(sql`h.month = ${search.month}`);
  return sql.join(parts, sql` AND `);
}

/** The newest first, unless it is asked for otherwise. */
export async function searchHeld(tx: Tx, search: HeldSearch): Promise<FoundHeld[]> {
  const order = orderOf(search.sorting ?? {}, COLUMNS, { else: sql`h.seen_at DESC, h.id`, tie: sql`h.id` });
  const { rows } = await sql<FoundHeld>`
    SELECT h.*, split_part(h.key, '/', 2) AS day, ${NAMED_PLACE} AS place_name, r.name AS reach_name,
           r.name_en AS reach_name_en, n.name AS decided_by_name
    FROM held_readings h
    LEFT JOIN stations t ON h.kind = 'sample' AND t.city = h.city AND t.id = h.place
    LEFT JOIN gauges g ON h.kind = 'rain' AND g.city = h.city AND g.id = h.place
    LEFT JOIN reaches r ON r.city = h.city AND r.id = h.reach
    LEFT JOIN people_named n ON n.city = h.city AND n.id = h.decided_by
    WHERE ${heldFilter(search)}
    ORDER BY ${order} LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}

export async function countHeld(tx: Tx, search: HeldSearch): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    SELECT count(*)::int AS total FROM held_readings h WHERE ${heldFilter(search)}`.execute(tx);
  return rows[0]!.total;
}

/** Of those that are asked for, in the order of their ids, so that two who decide about the same wait for each other and not in a circle. */
export async function lockHeld(tx: Tx, city: string, ids: readonly string[]): Promise<HeldReadingRow[]> {
  return tx
    .selectFrom('held_readings')
    .selectAll()
    .where('city', '=', city)
    .where('id', '=', sql<string>`ANY (${[...ids]}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function saveDecision(
  tx: Tx,
  { city, id }: Pick<HeldReadingRow, 'city' | 'id'>,
  decided: Pick<HeldReadingRow, 'state' | 'used_value' | 'decided_by' | 'decided_at' | 'why'>,
): Promise<void> {
  await tx.updateTable('held_readings').set(decided).where('city', '=', city).where('id', '=', id).execute();
}

/** What was released or corrected, as a row of its own beside the observation: known from now on, and in use. */
export async function insertDecided(tx: Tx, held: HeldReadingRow, used: { value: number; at: Date }): Promise<void> {
  const { city, month, kind, indicator, reach, place, region, seen_at } = held;
  await tx
    .insertInto('observations')
    .values({
      ...{ city, month, kind, reach, place, region, seen_at, key: decidedKey(held), known_at: used.at },
      source: 'review',
      readings: JSON.stringify({ [indicator]: used.value }),
      marks: '{}',
      facts: JSON.stringify({ held: held.id }),
    })
    .execute();
}

function decidedKey({ key, indicator }: Pick<HeldReadingRow, 'key' | 'indicator'>): string {
  return `${key}/held/${indicator}`;
}

/**
 * Brings the readings that wait up to what the observations say now: new ones wait, and one that came once more and differently waits anew,
 * whatever was decided about it before.
 */
export async function renewHeld(tx: Tx, city: string, at: Date): Promise<void> {
  // Those of which nothing is left as it was, with what stands in use because of them.
  await sql`
    WITH gone AS (
      SELECT h.id, h.month, h.kind, h.key, h.indicator FROM held_readings h
      WHERE h.city = ${city} AND h.state <> 'replaced' AND NOT EXISTS (
        SELECT FROM observations o
        WHERE o.city = h.city AND o.month = h.month AND o.kind = h.kind AND o.key = h.key
          AND o.marks->>h.indicator = h.reason AND (o.readings->>h.indicator)::float8 = h.value)
    ), taken AS (
      DELETE FROM observations o USING gone
      WHERE o.city = ${city} AND o.month = gone.month AND o.kind = gone.kind AND o.key = gone.key || '/held/' || gone.indicator)
    UPDATE held_readings h SET state = 'replaced', used_value = NULL, decided_by = NULL, decided_at = NULL, why = NULL
    FROM gone WHERE h.city = ${city} AND h.id = gone.id`.execute(tx);
  await holdMarked(tx, city, at);
}

type Named = Pick<HeldReadingRow, 'month' | 'kind' | 'key'>;

/**
 * Lets the readings wait that nobody may use; those that do already stay as they are.
 * @param of the observations that are looked at; left out, all of the city
 */
export async function holdMarked(tx: Tx, city: string, at: Date, of?: readonly Named[]): Promise<void> {
  const list = (field: keyof Named) => sql`${of?.map((one) => one[field]) ?? []}::text[]`;
  // Found one by one by their names: a batch is small and the table is not.
  const from = of
    ? sql`unnest(${list('month')}, ${list('kind')}, ${list('key')}) AS n (month, kind, key)
      JOIN observations o ON o.city = ${city} AND o.month = n.month AND o.kind = n.kind AND o.key = n.key`
    : sql`observations o`;
  await sql`
    INSERT INTO held_readings
      (city, id, month, kind, key, indicator, reach, place, region, seen_at, source, value, reason, held_at, state)
    SELECT o.city, left(encode(sha256(convert_to(concat_ws('|', o.month, o.kind, o.key, m.key), 'UTF8')), 'hex'), 24),
      o.month, o.kind, o.key, m.key, o.reach, o.place, o.region, o.seen_at, o.source, (o.readings->>m.key)::float8, m.value, ${at}, 'held'
    FROM ${from} CROSS JOIN LATERAL jsonb_each_text(o.marks) m
    WHERE o.city = ${city} AND o.kind IN ('sample', 'rain') AND o.marks <> '{}' AND m.value = ANY (${[...HELD_REASONS]}::text[])
      AND o.place IS NOT NULL AND o.readings ? m.key
    ON CONFLICT (city, id) DO UPDATE
      SET value = excluded.value, reason = excluded.reason, source = excluded.source, reach = excluded.reach, region = excluded.region,
          seen_at = excluded.seen_at, held_at = excluded.held_at, state = 'held'
      WHERE held_readings.state = 'replaced'`.execute(tx);
}
