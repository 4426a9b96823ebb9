// Letters on their way: each is claimed before it is handed over, and its outcome is written afterwards.
import type { Tx } from './db.ts';
import type { Owner } from './reminder.ts';
import type { MailDeliveryRow, MailState } from './rows-mail.ts';

/** False when a letter of this id is there already. */
export async function insertMailDelivery(
  tx: Tx,
  row: Pick<MailDeliveryRow, 'city' | 'id' | 'person' | 'purpose' | 'address' | 'made_at'>,
): Promise<boolean> {
  const done = await tx
    .insertInto('mail_deliveries')
    .values({
      ...{ ...row, state: 'waiting', attempts: 0, answer: '', due_at: row.made_at, claimed_at: null, ended_at: null },
    })
    .onConflict((conflict) => conflict.columns(['city', 'id']).doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function hasMailDelivery(tx: Tx, city: string, id: string): Promise<boolean> {
  const rows = tx.selectFrom('mail_deliveries').select('id').where('city', '=', city).where('id', '=', id);
  return (await rows.executeTakeFirst()) !== undefined;
}

/** Takes one that is due; null when there is none that another worker does not hold. */
export async function claimMailDelivery(tx: Tx, city: string, now: Date): Promise<MailDeliveryRow | null> {
  const found = await tx
    .selectFrom('mail_deliveries')
    .selectAll()
    .where('city', '=', city)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!found) return null;
  const change = { state: 'sending' as const, attempts: found.attempts + 1, claimed_at: now };
  await tx.updateTable('mail_deliveries').set(change).where('city', '=', city).where('id', '=', found.id).execute();
  return { ...found, ...change };
}

export interface MailEnd {
  readonly state: MailState;
  readonly answer: string;
  /** When it is tried again. */
  readonly dueAt?: Date;
}

export async function endMailDelivery(
  tx: Tx,
  { city, id }: Pick<MailDeliveryRow, 'city' | 'id'>,
  { state, answer, dueAt }: MailEnd,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('mail_deliveries')
    .set({ state, answer, ...(dueAt ? { due_at: dueAt } : { ended_at: now }) })
    .where('city', '=', city)
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .execute();
}

/** Those whose sender died before it wrote down what came of them. */
export async function giveUpMailSending(tx: Tx, city: string, before: Date): Promise<void> {
  await tx
    .updateTable('mail_deliveries')
    .set({ state: 'unknown', ended_at: before })
    .where('city', '=', city)
    .where('state', '=', 'sending')
    .where('claimed_at', '<', before)
    .execute();
}

/** A mailbox that is given up takes nothing more. */
export async function blockMailDeliveries(tx: Tx, { city, person }: Owner, now: Date): Promise<void> {
  await tx
    .updateTable('mail_deliveries')
    .set({ state: 'blocked', ended_at: now })
    .where('city', '=', city)
    .where('person', '=', person)
    .where('state', '=', 'waiting')
    .execute();
}

export async function listMailDeliveries(tx: Tx, { city, person }: Owner, limit: number): Promise<MailDeliveryRow[]> {
  return tx
    .selectFrom('mail_deliveries')
    .selectAll()
    .where('city', '=', city)
    .where('person', '=', person)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function countCodesSince(tx: Tx, { city, person }: Owner, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('mail_deliveries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('city', '=', city)
    .where('person', '=', person)
    .where('purpose', '=', 'code')
    .where('made_at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

export async function forgetMailDeliveries(tx: Tx, city: string, before: Date): Promise<void> {
  await tx.deleteFrom('mail_deliveries').where('city', '=', city).where('made_at', '<', before).execute();
}
