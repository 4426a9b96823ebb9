// Reminders: put down once, read by their person, taken for a push one person at a time.
import type { Reminder } from '@xunhe/domain/duty/reminder';
import { makeId } from '@xunhe/domain/ground/id';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { Chance } from './events.ts';
import type { ReminderRow } from './rows-reminder.ts';

/**
 * Puts down what was not put down before, for people who can sign in.
 * @param at when it happened, real time
 * @returns how many are new
 */
export async function addReminders(
  tx: Tx,
  chance: Chance,
  { city, at, reminders }: { readonly city: string; readonly at: Date; readonly reminders: readonly Reminder[] },
): Promise<number> {
  if (reminders.length === 0) return 0;
  const madeAt = new Date(chance.now());
  const rows = reminders.map((reminder) => ({ ...reminder, id: makeId(madeAt.getTime(), chance.random(10)) }));
  const added = await sql`
    INSERT INTO reminders (city, person, id, kind, subject, span, at, made_at, body, push)
    SELECT ${city}, t.person, t.id, t.kind, t.subject, t.span, ${at}, ${madeAt}, t.body, 'waiting'
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS t(person text, id text, kind text, subject text, span text, body jsonb)
    WHERE EXISTS (SELECT 1 FROM accounts a WHERE a.city = ${city} AND a.person = t.person AND a.disabled_at IS NULL)
    ON CONFLICT (city, person, kind, subject, span) DO NOTHING`.execute(tx);
  return Number(added.numAffectedRows ?? 0);
}

export interface Owner {
  readonly city: string;
  readonly person: string;
}

/** The newest first. */
export async function listReminders(tx: Tx, { city, person }: Owner, limit: number): Promise<ReminderRow[]> {
  return tx
    .selectFrom('reminders')
    .selectAll()
    .where('city', '=', city)
    .where('person', '=', person)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function countReminders(tx: Tx, { city, person }: Owner): Promise<{ total: number; unread: number }> {
  const { rows } = await sql<{ total: number; unread: number }>`
    SELECT count(*) AS total, count(*) FILTER (WHERE read_at IS NULL) AS unread FROM reminders
    WHERE city = ${city} AND person = ${person}`.execute(tx);
  return rows[0]!;
}

/** @returns how many were not read before */
export async function readReminders(
  tx: Tx,
  { city, person }: Owner,
  { ids, at }: { readonly ids: readonly string[]; readonly at: Date },
): Promise<number> {
  const done = await tx
    .updateTable('reminders')
    .set({ read_at: at })
    .where('city', '=', city)
    .where('person', '=', person)
    .where('id', 'in', ids)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** What was said about these is read, because its owner has looked at them himself. */
export async function readAbout(
  tx: Tx,
  { city, person }: Owner,
  { kind, subjects, at }: { readonly kind: string; readonly subjects: readonly string[]; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('reminders')
    .set({ read_at: at })
    .where('city', '=', city)
    .where('person', '=', person)
    .where('kind', '=', kind)
    .where('subject', 'in', subjects)
    .where('read_at', 'is', null)
    .execute();
}

/** All that waits in a city, with what tells whether it is urgent. */
export async function listWaiting(tx: Tx, city: string): Promise<Pick<ReminderRow, 'person' | 'kind' | 'body'>[]> {
  return tx
    .selectFrom('reminders')
    .select(['person', 'kind', 'body'])
    .where('city', '=', city)
    .where('push', '=', 'waiting')
    .orderBy('person')
    .execute();
}

/** What waits for a push of one person; what another worker holds is left to it. */
export async function lockWaiting(tx: Tx, { city, person }: Owner): Promise<ReminderRow[]> {
  return tx
    .selectFrom('reminders')
    .selectAll()
    .where('city', '=', city)
    .where('person', '=', person)
    .where('push', '=', 'waiting')
    .orderBy('at')
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
}

/** With a digest they are in that push; without, they stay in the list alone. */
export async function settleReminders(
  tx: Tx,
  { city, person }: Owner,
  { ids, digest }: { readonly ids: readonly string[]; readonly digest: string | null },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('reminders')
    .set({ push: digest === null ? 'list' : 'rung', digest })
    .where('city', '=', city)
    .where('person', '=', person)
    .where('id', 'in', ids)
    .execute();
}

export async function listDigest(tx: Tx, city: string, digest: string): Promise<ReminderRow[]> {
  return tx
    .selectFrom('reminders')
    .selectAll()
    .where('city', '=', city)
    .where('digest', '=', digest)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function forgetReminders(tx: Tx, city: string, before: Date): Promise<void> {
  await tx.deleteFrom('reminders').where('city', '=', city).where('made_at', '<', before).execute();
}
