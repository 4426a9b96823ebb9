// Batches that other systems brought, as a list.
import { MOST_FAULTS } from '@xunhe/contract/delivery';
import type { Sorting } from '@xunhe/contract/list-sort';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, orderOf, type SortColumns } from './list-order.ts';
import type { DeliveryRow } from './rows-delivery.ts';

export interface DeliverySearch {
  readonly city: string;
  readonly source?: string | undefined;
  readonly faulty?: boolean | undefined;
  readonly sorting?: Sorting<'deliveries'>;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundDelivery extends Omit<DeliveryRow, 'answer' | 'hash'> {
  readonly sender_name: string | null;
  /** The first items that were refused, with their places in the batch. */
  readonly faults: readonly { readonly n: number; readonly refusal: { readonly kind: string } }[];
}

const COLUMNS: SortColumns<'deliveries'> = {
  ...{ at: sql`d.at`, stored: sql`d.stored`, repeated: sql`d.repeated`, refused: sql`d.refused` },
  ...{ waiting: sql`d.waiting`, senderName: byName('n.name') },
};

function deliveryFilter({ city, source, faulty }: DeliverySearch) {
  const parts = [sql`d.city = ${city}`];
  if (source !== undefined) parts.push(sql`d.source = ${source}`);
  if (faulty !== undefined) parts.push(sql`(d.refused > 0 OR d.waiting > 0) = ${faulty}`);
  return sql.join(parts, sql` AND `);
}

/** The newest first, unless it is asked for otherwise. */
export async function searchDeliveries(tx: Tx, search: DeliverySearch): Promise<FoundDelivery[]> {
  const tie = sql`d.source, d.id`;
  const order = orderOf(search.sorting ?? {}, COLUMNS, { else: sql`d.at DESC, ${tie}`, tie });
  const { rows } = await sql<FoundDelivery>`
    SELECT d.city, d.source, d.id, d.region, d.at, d.stored, d.repeated, d.refused, d.waiting, n.name AS sender_name,
      coalesce((SELECT jsonb_agg(jsonb_build_object('n', f.n, 'refusal', f.refusal) ORDER BY f.n) FROM (
        SELECT i.place - 1 AS n, i.item->'refusal' AS refusal
        FROM jsonb_array_elements(d.answer->'items') WITH ORDINALITY AS i (item, place)
        WHERE i.item ? 'refusal' ORDER BY i.place LIMIT ${MOST_FAULTS}) f), '[]') AS faults
    FROM deliveries d
    LEFT JOIN accounts a ON a.city = d.city AND a.login = split_part(d.source, ':', 2)
    LEFT JOIN people_named n ON n.city = a.city AND n.id = a.person
    WHERE ${deliveryFilter(search)}
    ORDER BY ${order} LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}

export async function countDeliveries(tx: Tx, search: DeliverySearch): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    SELECT count(*)::int AS total FROM deliveries d WHERE ${deliveryFilter(search)}`.execute(tx);
  return rows[0]!.total;
}

export interface StoredSender {
  readonly source: string;
  readonly name: string | null;
  /** When its newest batches came, newest first. */
  readonly times: readonly Date[];
  /** Since the moment that was asked for. */
  readonly batches: number;
  readonly stored: number;
  readonly repeated: number;
  readonly refused: number;
  /** Of what it brought since then. */
  readonly waiting: number;
}

/** Everybody who ever brought a batch that is remembered, by name. */
export async function listSenders(
  tx: Tx,
  city: string,
  { since, newest }: { readonly since: Date; readonly newest: number },
): Promise<StoredSender[]> {
  const { rows } = await sql<Omit<StoredSender, 'times'> & { times: string[] }>`
    WITH senders AS (SELECT DISTINCT source FROM deliveries WHERE city = ${city})
    SELECT s.source, n.name, t.times, c.*
    FROM senders s
    CROSS JOIN LATERAL (SELECT array_agg(at ORDER BY at DESC)::text[] AS times FROM (
      SELECT at FROM deliveries d WHERE d.city = ${city} AND d.source = s.source ORDER BY at DESC LIMIT ${newest}) d) t
    CROSS JOIN LATERAL (SELECT count(*)::int AS batches, coalesce(sum(stored), 0)::int AS stored, coalesce(sum(repeated), 0)::int AS repeated,
        coalesce(sum(refused), 0)::int AS refused, coalesce(sum(waiting), 0)::int AS waiting
      FROM deliveries d WHERE d.city = ${city} AND d.source = s.source AND d.at >= ${since}) c
    LEFT JOIN accounts a ON a.city = ${city} AND a.login = split_part(s.source, ':', 2)
    LEFT JOIN people_named n ON n.city = a.city AND n.id = a.person
    ORDER BY n.name COLLATE names_by_sound NULLS LAST, s.source`.execute(tx);
  return rows.map(({ times, ...row }) => ({ ...row, times: times.map((time) => new Date(time)) }));
}
