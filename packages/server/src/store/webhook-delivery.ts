// What became of each message of a webhook: put down once for each event, claimed in the order of the events, one at a time.
import type { Sorting } from '@xunhe/contract/list-sort';
import { WEBHOOK_STATES } from '@xunhe/contract/webhook';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byRank, orderOf, type SortColumns } from './list-order.ts';
import type { EventRow } from './rows-event.ts';
import type { WebhookDeliveryRow, WebhookRow, WebhookState } from './rows-webhook.ts';

const MINUTE_MS = 60_000;

/** The next events of some kinds, and up to where all have been read. */
export async function listToldEvents(
  tx: Tx,
  city: string,
  { after, kinds, limit }: { readonly after: number; readonly kinds: readonly string[]; readonly limit: number },
): Promise<{ events: EventRow[]; end: number; isAll: boolean }> {
  const { rows } = await sql<{
    end: number;
  }>`SELECT coalesce(max(seq), 0)::bigint AS end FROM events WHERE city = ${city}`.execute(tx);
  const events = await tx
    .selectFrom('events')
    .selectAll()
    .where('city', '=', city)
    .where('seq', '>', after)
    .where('seq', '<=', rows[0]!.end)
    .where('kind', 'in', kinds)
    .orderBy('seq')
    .limit(limit)
    .execute();
  const isAll = events.length < limit;
  return { events, end: isAll ? Math.max(after, rows[0]!.end) : events.at(-1)!.seq, isAll };
}

export async function insertWebhookDeliveries(tx: Tx, rows: readonly WebhookDeliveryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('webhook_deliveries')
    .values(rows.map((row) => ({ ...row, body: JSON.stringify(row.body) })))
    .execute();
}

/** How many were taken up within the last minute. */
export async function countLately(tx: Tx, { city, id }: Pick<WebhookRow, 'city' | 'id'>, now: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM webhook_deliveries
    WHERE city = ${city} AND hook = ${id} AND claimed_at > ${new Date(now.getTime() - MINUTE_MS)}`.execute(tx);
  return rows[0]!.n;
}

/**
 * Takes up the oldest that waits, when its time has come. The webhook's row must be locked: what goes before it is settled first, so messages
 * keep the order of the events.
 */
export async function claimWebhookDelivery(
  tx: Tx,
  { city, id }: Pick<WebhookRow, 'city' | 'id'>,
  now: Date,
): Promise<WebhookDeliveryRow | null> {
  const first = await tx
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('city', '=', city)
    .where('hook', '=', id)
    .where('state', 'in', ['waiting', 'sending'])
    .orderBy('state')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  if (first?.state !== 'waiting' || first.due_at > now) return null;
  const change = { state: 'sending' as const, attempts: first.attempts + 1, claimed_at: now };
  await tx.updateTable('webhook_deliveries').set(change).where('city', '=', city).where('id', '=', first.id).execute();
  return { ...first, ...change };
}

export interface DeliveryEnd {
  readonly state: WebhookState;
  readonly status: number | null;
  readonly answer: string;
  readonly dueAt?: Date;
}

export async function endWebhookDelivery(
  tx: Tx,
  { city, id }: Pick<WebhookDeliveryRow, 'city' | 'id'>,
  { state, status, answer, dueAt }: DeliveryEnd,
): Promise<void> {
  await tx
    .updateTable('webhook_deliveries')
    .set({ state, status, answer, ...(dueAt ? { due_at: dueAt } : {}) })
    .where('city', '=', city)
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .execute();
}

/** Those whose sender died before it wrote down what came of them. */
export async function giveUpWebhookSending(tx: Tx, city: string, before: Date): Promise<void> {
  await tx
    .updateTable('webhook_deliveries')
    .set({ state: 'unknown' })
    .where('city', '=', city)
    .where('state', '=', 'sending')
    .where('claimed_at', '<', before)
    .execute();
}

/** What happened too long ago to be news, or what a webhook that was switched off will not tell any more. */
export async function expireWaiting(
  tx: Tx,
  city: string,
  which: { readonly before: Date } | { readonly hook: string },
): Promise<void> {
  const rows = tx
    .updateTable('webhook_deliveries')
    .set({ state: 'expired' })
    .where('city', '=', city)
    .where('state', '=', 'waiting');
  await ('hook' in which ? rows.where('hook', '=', which.hook) : rows.where('at', '<', which.before)).execute();
}

/** The record is seen by whoever sees the webhook. */
export async function moveWebhookDeliveries(
  tx: Tx,
  { city, id }: Pick<WebhookRow, 'city' | 'id'>,
  region: string,
): Promise<void> {
  await tx.updateTable('webhook_deliveries').set({ region }).where('city', '=', city).where('hook', '=', id).execute();
}

export interface DeliverySearch {
  readonly city: string;
  readonly hook: string;
  readonly state?: WebhookState | undefined;
  readonly kind?: string | undefined;
}

function deliveryFilter({ city, hook, state, kind }: DeliverySearch) {
  const parts = [sql`city = ${city} AND hook = ${hook}`];
  if (state !== undefined) parts.push(sql`state = ${state}`);
  if (kind !== undefined) parts.push(sql`kind = ${kind}`);
  return sql.join(parts, sql` AND `);
}

const COLUMNS: SortColumns<'webhookDeliveries'> = {
  ...{ at: sql`at`, kind: sql`kind COLLATE "C"`, state: byRank('state', WEBHOOK_STATES) },
  ...{ attempts: sql`attempts`, sentAt: sql`claimed_at` },
};

/** The newest first, unless another order is asked for. */
export async function searchWebhookDeliveries(
  tx: Tx,
  search: DeliverySearch,
  page: { readonly limit: number; readonly offset: number; readonly sorting: Sorting<'webhookDeliveries'> },
): Promise<WebhookDeliveryRow[]> {
  const newest = sql`made_at DESC, seq DESC NULLS FIRST, id DESC`;
  const order = orderOf(page.sorting, COLUMNS, { else: newest, tie: newest });
  const { rows } = await sql<WebhookDeliveryRow>`
    SELECT * FROM webhook_deliveries WHERE ${deliveryFilter(search)}
    ORDER BY ${order} LIMIT ${page.limit} OFFSET ${page.offset}`.execute(tx);
  return rows;
}

export async function countWebhookDeliveries(tx: Tx, search: DeliverySearch): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`SELECT count(*)::int AS total FROM webhook_deliveries WHERE ${deliveryFilter(search)}`.execute(tx);
  return rows[0]!.total;
}

/** Those that came to an end of any kind. */
export async function forgetWebhookDeliveries(tx: Tx, city: string, before: Date): Promise<void> {
  await tx
    .deleteFrom('webhook_deliveries')
    .where('city', '=', city)
    .where('made_at', '<', before)
    .where('state', 'not in', ['waiting', 'sending'])
    .execute();
}
