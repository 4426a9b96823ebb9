// Notices: drafts that change, published ones that do not, and the list of a reader.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { CircularDraftRow, CircularRow } from './rows-circular.ts';

/** Writers of one draft, and of what takes the place of one notice, wait for each other. */
export async function lockCirculars(tx: Tx, city: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`circulars/${city}`}))`.execute(tx);
}

export interface FoundDraft extends CircularDraftRow {
  readonly region_name: string;
  readonly changed_by_name: string | null;
}

/** Drafts of the offices inside the scope, the newest first. */
export async function listCircularDrafts(tx: Tx, city: string): Promise<FoundDraft[]> {
  return tx
    .selectFrom('circular_drafts as d')
    .innerJoin('regions as g', (join) => join.onRef('g.city', '=', 'd.city').onRef('g.code', '=', 'd.region'))
    .leftJoin('people_named as p', (join) => join.onRef('p.city', '=', 'd.city').onRef('p.id', '=', 'd.changed_by'))
    .selectAll('d')
    .select(['g.name as region_name', 'p.name as changed_by_name'])
    .where('d.city', '=', city)
    .orderBy('d.changed_at', 'desc')
    .orderBy('d.id')
    .execute();
}

export async function findCircularDraft(tx: Tx, city: string, id: string): Promise<CircularDraftRow | null> {
  const rows = tx.selectFrom('circular_drafts').selectAll().where('city', '=', city).where('id', '=', id);
  return (await rows.executeTakeFirst()) ?? null;
}

export async function saveCircularDraft(tx: Tx, row: CircularDraftRow): Promise<void> {
  const { city: _city, id: _id, office: _office, ...change } = row;
  await tx
    .insertInto('circular_drafts')
    .values(row)
    .onConflict((conflict) => conflict.columns(['city', 'id']).doUpdateSet(change))
    .execute();
}

export async function deleteCircularDraft(tx: Tx, city: string, id: string): Promise<void> {
  await tx.deleteFrom('circular_drafts').where('city', '=', city).where('id', '=', id).execute();
}

export async function insertCircular(tx: Tx, row: CircularRow): Promise<void> {
  await tx.insertInto('circulars').values(row).execute();
}

export interface FoundCircular extends CircularRow {
  readonly region_name: string;
  readonly office_name: string;
}

/** One in sight of the scope: of its office, or for the region. */
export async function findCircular(tx: Tx, city: string, id: string): Promise<FoundCircular | null> {
  return (await selectCirculars(tx, city).where('c.id', '=', id).executeTakeFirst()) ?? null;
}

/** That another takes its place. */
export async function supersedeCircular(
  tx: Tx,
  key: { readonly city: string; readonly id: string },
  by: string,
): Promise<void> {
  const row = tx.updateTable('circulars').set({ superseded_by: by });
  await row.where('city', '=', key.city).where('id', '=', key.id).execute();
}

export async function withdrawCircular(
  tx: Tx,
  key: { readonly city: string; readonly id: string },
  change: Pick<CircularRow, 'withdrawn_by' | 'withdrawn_at' | 'withdrawn_why'>,
): Promise<void> {
  await tx.updateTable('circulars').set(change).where('city', '=', key.city).where('id', '=', key.id).execute();
}

export interface FoundForReader extends FoundCircular {
  readonly seen_at: Date | null;
  readonly confirmed_at: Date | null;
}

export interface Reader {
  readonly city: string;
  readonly person: string;
  readonly group: string;
  /** 12-digit code of his account. */
  readonly region: string;
}

/**
 * What is for a person, the newest first. A notice that was withdrawn stays with those who have read it, for they may act on it;
 * what somebody wrote himself is not told to him.
 */
export async function listForReader(tx: Tx, reader: Reader, limit: number): Promise<FoundForReader[]> {
  return forReader(tx, reader)
    .where((eb) => eb.or([eb('c.withdrawn_at', 'is', null), eb('t.seen_at', 'is not', null)]))
    .orderBy('c.published_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute();
}

/** Those of some notices that are for the person at all. */
export async function listOfReader(tx: Tx, reader: Reader, ids: readonly string[]): Promise<FoundForReader[]> {
  return forReader(tx, reader).where('c.id', 'in', ids).execute();
}

export async function countWaiting(tx: Tx, reader: Reader, today: string): Promise<number> {
  const { waiting } = await forReader(tx, reader)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('c.withdrawn_at', 'is', null)
    .where('c.superseded_by', 'is', null)
    .where((eb) => eb.or([eb('c.last_day', 'is', null), eb('c.last_day', '>=', today)]))
    .where((eb) =>
      eb.or([
        eb.and([eb('c.confirm', '=', false), eb('t.seen_at', 'is', null)]),
        eb.and([eb('c.confirm', '=', true), eb('t.confirmed_at', 'is', null)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return waiting;
}

function forReader(tx: Tx, { city, person, group, region }: Reader) {
  return selectCirculars(tx, city)
    .leftJoin('circular_receipts as t', (join) =>
      join.onRef('t.city', '=', 'c.city').onRef('t.circular', '=', 'c.id').on('t.person', '=', person),
    )
    .select(['t.seen_at as seen_at', 't.confirmed_at as confirmed_at'])
    .where(sql<boolean>`${group} = ANY (c.groups)`)
    .where(sql<boolean>`starts_with(${region}, c.area)`)
    .where('c.published_by', '<>', person);
}

export function selectCirculars(tx: Tx, city: string) {
  return tx
    .selectFrom('circulars as c')
    .innerJoin('regions as g', (join) => join.onRef('g.city', '=', 'c.city').onRef('g.code', '=', 'c.region'))
    .innerJoin('regions as o', (join) => join.onRef('o.city', '=', 'c.city').onRef('o.code', '=', 'c.office'))
    .selectAll('c')
    .select(['g.name as region_name', 'o.name as office_name'])
    .where('c.city', '=', city);
}
