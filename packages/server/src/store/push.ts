// Where phones take pushes, which kinds their owners want to hear, and what became of each push on each device.
import type { Role } from '@xunhe/domain/people/role';
import type { Tx } from './db.ts';
import type { Owner } from './reminder.ts';
import type { DeliveryState, PushDeliveryRow, PushSubscriptionRow } from './rows-reminder.ts';

/** A session has one; a browser that served another session or person before serves them no longer. */
export async function putSubscription(tx: Tx, row: PushSubscriptionRow): Promise<void> {
  await tx
    .deleteFrom('push_subscriptions')
    .where('city', '=', row.city)
    .where((eb) => eb.or([eb('endpoint', '=', row.endpoint), eb('session', '=', row.session)]))
    .execute();
  await tx.insertInto('push_subscriptions').values(row).execute();
}

export async function findSubscription(tx: Tx, city: string, session: string): Promise<PushSubscriptionRow | null> {
  const rows = tx.selectFrom('push_subscriptions').selectAll().where('city', '=', city).where('session', '=', session);
  return (await rows.executeTakeFirst()) ?? null;
}

/** @returns whether there was one; with an endpoint only if it is still that one */
export async function dropSubscription(tx: Tx, city: string, session: string, endpoint?: string): Promise<boolean> {
  let rows = tx.deleteFrom('push_subscriptions').where('city', '=', city).where('session', '=', session);
  if (endpoint !== undefined) rows = rows.where('endpoint', '=', endpoint);
  return (await rows.executeTakeFirst()).numDeletedRows > 0n;
}

export interface Device extends PushSubscriptionRow {
  readonly kind: string;
  readonly opened_at: Date;
  readonly seen_at: Date;
}

/** The person's devices with their sessions; whether those are over is for the rule to say. */
export async function listDevices(tx: Tx, { city, person }: Owner): Promise<Device[]> {
  return tx
    .selectFrom('push_subscriptions as p')
    .innerJoin('sessions as s', (join) => join.onRef('s.city', '=', 'p.city').onRef('s.id', '=', 'p.session'))
    .innerJoin('accounts as a', (join) => join.onRef('a.city', '=', 's.city').onRef('a.login', '=', 's.login'))
    .selectAll('p')
    .select(['s.kind as kind', 's.made_at as opened_at', 's.seen_at as seen_at'])
    .where('p.city', '=', city)
    .where('p.person', '=', person)
    .where('a.disabled_at', 'is', null)
    .orderBy('p.session')
    .execute();
}

/** What the person chose himself: by kind, whether the phone rings. */
export async function listPushChoices(tx: Tx, { city, person }: Owner): Promise<ReadonlyMap<string, boolean>> {
  const rows = tx.selectFrom('push_silences').select(['kind', 'silent']);
  const own = await rows.where('city', '=', city).where('person', '=', person).execute();
  return new Map(own.map(({ kind, silent }) => [kind, !silent]));
}

export async function setPushChoice(tx: Tx, { city, person }: Owner, kind: string, push: boolean): Promise<void> {
  await tx
    .insertInto('push_silences')
    .values({ city, person, kind, silent: !push })
    .onConflict((conflict) => conflict.columns(['city', 'person', 'kind']).doUpdateSet({ silent: !push }))
    .execute();
}

/** Null for one without an account, who has no device either. */
export async function findRole(tx: Tx, { city, person }: Owner): Promise<Role | null> {
  const rows = tx.selectFrom('accounts').select('role').where('city', '=', city).where('person', '=', person);
  return ((await rows.orderBy('login').limit(1).executeTakeFirst())?.role as Role | undefined) ?? null;
}

export async function insertDeliveries(tx: Tx, rows: readonly PushDeliveryRow[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('push_deliveries')
      .values([...rows])
      .execute();
}

type DeliveryKey = Pick<PushDeliveryRow, 'city' | 'digest' | 'session'>;

export async function endDelivery(
  tx: Tx,
  { city, digest, session }: DeliveryKey,
  outcome: { readonly state: DeliveryState; readonly status: number | null; readonly dueAt?: Date },
): Promise<void> {
  const { state, status, dueAt } = outcome;
  await tx
    .updateTable('push_deliveries')
    .set({ state, status, ...(dueAt ? { due_at: dueAt } : {}) })
    .where('city', '=', city)
    .where('digest', '=', digest)
    .where('session', '=', session)
    .where('state', '=', 'sending')
    .execute();
}

/** Takes one that is due to be tried again; null when there is none that another worker does not hold. */
export async function claimDelivery(tx: Tx, city: string, now: Date): Promise<PushDeliveryRow | null> {
  const found = await tx
    .selectFrom('push_deliveries')
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
  await tx
    .updateTable('push_deliveries')
    .set(change)
    .where('city', '=', city)
    .where('digest', '=', found.digest)
    .where('session', '=', found.session)
    .execute();
  return { ...found, ...change };
}

/** Those whose sender died before it wrote down what came of them. @returns how many */
export async function giveUpSending(tx: Tx, city: string, before: Date): Promise<number> {
  const done = await tx
    .updateTable('push_deliveries')
    .set({ state: 'unknown' })
    .where('city', '=', city)
    .where('state', '=', 'sending')
    .where('claimed_at', '<', before)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** The newest push to a session that has come to an end of any kind. */
export async function findLastDelivery(tx: Tx, city: string, session: string): Promise<PushDeliveryRow | null> {
  const rows = tx
    .selectFrom('push_deliveries')
    .selectAll()
    .where('city', '=', city)
    .where('session', '=', session)
    .orderBy('made_at', 'desc')
    .limit(1);
  return (await rows.executeTakeFirst()) ?? null;
}

export async function listPushDeliveries(tx: Tx, { city, person }: Owner, limit: number): Promise<PushDeliveryRow[]> {
  return tx
    .selectFrom('push_deliveries')
    .selectAll()
    .where('city', '=', city)
    .where('person', '=', person)
    .orderBy('made_at', 'desc')
    .limit(limit)
    .execute();
}

export async function forgetDeliveries(tx: Tx, city: string, before: Date): Promise<void> {
  await tx.deleteFrom('push_deliveries').where('city', '=', city).where('made_at', '<', before).execute();
}
