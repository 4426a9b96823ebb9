// Webhooks: where what happens is sent to. The target lies sealed; whoever reads a list does not get it.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { WebhookRow, WebhookState } from './rows-webhook.ts';

export async function insertWebhook(tx: Tx, row: Omit<WebhookRow, 'seq'>): Promise<void> {
  const seq = sql<number>`(SELECT coalesce(max(seq), 0) FROM events WHERE city = ${row.city})`;
  await tx
    .insertInto('webhooks')
    .values({ ...row, seq })
    .execute();
}

export async function findWebhook(tx: Tx, city: string, id: string): Promise<WebhookRow | null> {
  const rows = tx.selectFrom('webhooks').selectAll().where('city', '=', city).where('id', '=', id);
  return (await rows.executeTakeFirst()) ?? null;
}

/** Held until the transaction ends: of two servers one tells the webhook at a time. */
export async function lockWebhook(tx: Tx, city: string, id: string): Promise<WebhookRow | null> {
  const rows = tx.selectFrom('webhooks').selectAll().where('city', '=', city).where('id', '=', id).forUpdate();
  return (await rows.executeTakeFirst()) ?? null;
}

export async function updateWebhook(
  tx: Tx,
  { city, id }: Pick<WebhookRow, 'city' | 'id'>,
  change: Partial<Omit<WebhookRow, 'city' | 'id'>>,
): Promise<void> {
  await tx.updateTable('webhooks').set(change).where('city', '=', city).where('id', '=', id).execute();
}

/** It is told what happens from now on; what happened while it was off is not made up. */
export async function startFromNow(tx: Tx, { city, id }: Pick<WebhookRow, 'city' | 'id'>): Promise<void> {
  await sql`
    UPDATE webhooks SET seq = (SELECT coalesce(max(seq), 0) FROM events WHERE city = ${city})
    WHERE city = ${city} AND id = ${id}`.execute(tx);
}

/** With all that was noted of it. */
export async function deleteWebhook(tx: Tx, city: string, id: string): Promise<void> {
  await tx.deleteFrom('webhooks').where('city', '=', city).where('id', '=', id).execute();
}

export async function listEnabledWebhooks(tx: Tx, city: string): Promise<string[]> {
  const rows = tx
    .selectFrom('webhooks')
    .select('id')
    .where('city', '=', city)
    .where('enabled', '=', true)
    .orderBy('id');
  return (await rows.execute()).map(({ id }) => id);
}

export async function countWebhooks(tx: Tx, city: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM webhooks WHERE city = ${city}`.execute(tx);
  return rows[0]!.n;
}

export interface ListedWebhook extends Omit<WebhookRow, 'target' | 'seq'> {
  readonly region_name: string;
  readonly made_by_name: string | null;
  readonly waiting: number;
  readonly last_state: WebhookState | null;
  readonly last_at: Date | null;
}

/** @param id of one alone */
export async function listWebhooks(tx: Tx, city: string, id?: string): Promise<ListedWebhook[]> {
  const only = id === undefined ? sql`true` : sql`w.id = ${id}`;
  const { rows } = await sql<ListedWebhook>`
    SELECT w.city, w.id, w.name, w.kind, w.region, w.host, w.has_secret, w.events, w.key_only, w.language, w.enabled, w.made_by, w.made_at,
      w.failing_since, w.off_reason, w.off_at, g.name AS region_name, p.name AS made_by_name,
      (SELECT count(*)::int FROM webhook_deliveries d WHERE d.city = w.city AND d.hook = w.id AND d.state IN ('waiting', 'sending')) AS waiting,
      l.state AS last_state, l.made_at AS last_at
    FROM webhooks w
    JOIN regions g ON g.city = w.city AND g.code = w.region
    LEFT JOIN people_named p ON p.city = w.city AND p.id = w.made_by
    LEFT JOIN LATERAL (
      SELECT d.state, d.made_at FROM webhook_deliveries d
      WHERE d.city = w.city AND d.hook = w.id AND d.state NOT IN ('waiting', 'sending') ORDER BY d.made_at DESC, d.seq DESC NULLS FIRST, d.id DESC LIMIT 1) l ON true
    WHERE w.city = ${city} AND ${only} ORDER BY w.made_at, w.id`.execute(tx);
  return rows;
}
