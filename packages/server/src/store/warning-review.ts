// What offices did to drafted warnings: the levels that stand, and the steps that led to them.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { WarningReviewRow, WarningRow } from './rows-duty.ts';

/** Reviews, publication and the acts of the month follow each other in a city: none works on what another is about to change. */
export async function lockMonth(tx: Tx, city: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`cycle/${city}`}))`.execute(tx);
}

export interface WarningKey {
  readonly city: string;
  readonly month: string;
  readonly reach: string;
}

export async function findWarning(tx: Tx, { city, month, reach }: WarningKey): Promise<WarningRow | null> {
  const query = tx.selectFrom('warnings').selectAll().where('city', '=', city).where('month', '=', month);
  return (await query.where('reach', '=', reach).executeTakeFirst()) ?? null;
}

export type StandingRow = Pick<WarningRow, 'level' | 'kinds' | 'reasons' | 'drafted'>;

export async function saveStanding(tx: Tx, key: WarningKey, to: StandingRow): Promise<void> {
  await tx
    .updateTable('warnings')
    .set({
      ...{ level: to.level, kinds: [...to.kinds], reasons: JSON.stringify(to.reasons) },
      drafted: to.drafted === null ? null : JSON.stringify(to.drafted),
    })
    .where('city', '=', key.city)
    .where('month', '=', key.month)
    .where('reach', '=', key.reach)
    .execute();
}

export async function insertStep(tx: Tx, row: WarningReviewRow): Promise<void> {
  await tx.insertInto('warning_reviews').values(row).execute();
}

export interface FoundStep extends WarningReviewRow {
  readonly by_name: string | null;
}

/** The steps taken on one warning, in order. */
export async function listSteps(tx: Tx, { city, month, reach }: WarningKey): Promise<FoundStep[]> {
  return tx
    .selectFrom('warning_reviews as v')
    .leftJoin('people_named as p', (join) => join.onRef('p.city', '=', 'v.city').onRef('p.id', '=', 'v.by_person'))
    .selectAll('v')
    .select('p.name as by_name')
    .where('v.city', '=', city)
    .where('v.month', '=', month)
    .where('v.reach', '=', reach)
    .orderBy('v.seq')
    .execute();
}
