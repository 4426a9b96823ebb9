// Mailboxes of people, and the reminders that wait to go there.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { Owner } from './reminder.ts';
import type { MailAddressRow } from './rows-mail.ts';
import type { ReminderRow } from './rows-reminder.ts';

export async function findMailAddress(tx: Tx, { city, person }: Owner): Promise<MailAddressRow | null> {
  const rows = tx.selectFrom('mail_addresses').selectAll().where('city', '=', city).where('person', '=', person);
  return (await rows.executeTakeFirst()) ?? null;
}

export async function lockMailAddress(tx: Tx, { city, person }: Owner): Promise<MailAddressRow | null> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`mail/${city}/${person}`}))`.execute(tx);
  return findMailAddress(tx, { city, person });
}

export async function putMailAddress(tx: Tx, row: MailAddressRow): Promise<void> {
  const { city: _city, person: _person, ...change } = row;
  await tx
    .insertInto('mail_addresses')
    .values(row)
    .onConflict((conflict) => conflict.columns(['city', 'person']).doUpdateSet(change))
    .execute();
}

export async function dropMailAddress(tx: Tx, { city, person }: Owner): Promise<boolean> {
  const rows = tx.deleteFrom('mail_addresses').where('city', '=', city).where('person', '=', person);
  return (await rows.executeTakeFirst()).numDeletedRows > 0n;
}

/** What nobody takes by e-mail stays in the list: of people without a mailbox, of kinds that they did not choose, and what is read already. */
export async function passOverMail(tx: Tx, city: string): Promise<void> {
  await sql`
    UPDATE reminders r SET mail = 'none'
    WHERE r.city = ${city} AND r.mail = 'waiting' AND (r.read_at IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM mail_addresses m
      WHERE m.city = r.city AND m.person = r.person AND m.confirmed_at IS NOT NULL AND r.kind = ANY (m.kinds)))`.execute(
    tx,
  );
}

/** Nothing waits where no e-mail is sent. */
export async function passOverAllMail(tx: Tx, city: string): Promise<void> {
  await tx
    .updateTable('reminders')
    .set({ mail: 'none' })
    .where('city', '=', city)
    .where('mail', '=', 'waiting')
    .execute();
}

export async function listMailWaiting(tx: Tx, city: string): Promise<string[]> {
  const rows = tx.selectFrom('reminders').select('person').distinct().where('city', '=', city);
  return (await rows.where('mail', '=', 'waiting').orderBy('person').execute()).map(({ person }) => person);
}

/** What waits for a letter to one person; what another worker holds is left to it. */
export async function lockMailWaiting(tx: Tx, { city, person }: Owner): Promise<ReminderRow[]> {
  return tx
    .selectFrom('reminders')
    .selectAll()
    .where('city', '=', city)
    .where('person', '=', person)
    .where('mail', '=', 'waiting')
    .orderBy('at')
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
}

/** With a letter they go in it; without, they stay in the list alone. */
export async function settleMail(
  tx: Tx,
  { city, person }: Owner,
  { ids, letter }: { readonly ids: readonly string[]; readonly letter: string | null },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('reminders')
    .set({ mail: letter === null ? 'none' : 'mailed', letter })
    .where('city', '=', city)
    .where('person', '=', person)
    .where('id', 'in', ids)
    .execute();
}

export async function listLetter(tx: Tx, city: string, letter: string): Promise<ReminderRow[]> {
  return tx
    .selectFrom('reminders')
    .selectAll()
    .where('city', '=', city)
    .where('letter', '=', letter)
    .orderBy('at')
    .orderBy('id')
    .execute();
}
