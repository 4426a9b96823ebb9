// Days on which chiefs are away, and the duties that they move.
import type { Sorting } from '@xunhe/contract/list-sort';
import type { Delegation, Span } from '@xunhe/domain/people/post';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, orderOf, type SortColumns } from './list-order.ts';
import type { DutyRow } from './rows-duty.ts';
import type { AbsenceRow } from './rows-people.ts';

export async function insertAbsence(tx: Tx, row: AbsenceRow): Promise<void> {
  await tx
    .insertInto('absences')
    .values({ ...row, moved: JSON.stringify(row.moved) as never })
    .execute();
}

export async function findAbsence(tx: Tx, city: string, id: string): Promise<AbsenceRow | null> {
  return (
    (await tx
      .selectFrom('absences')
      .selectAll()
      .where('city', '=', city)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()) ?? null
  );
}

export async function withdrawAbsence(tx: Tx, city: string, id: string, at: Date): Promise<void> {
  await tx.updateTable('absences').set({ withdrawn_at: at }).where('city', '=', city).where('id', '=', id).execute();
}

/** Those that hold and touch the days, of one person or of all. */
export async function listAbsences(
  tx: Tx,
  city: string,
  { from, to, person }: Span & { readonly person?: string },
): Promise<AbsenceRow[]> {
  let query = tx
    .selectFrom('absences')
    .selectAll()
    .where('city', '=', city)
    .where('withdrawn_at', 'is', null)
    .where('from_day', '<=', to)
    .where('to_day', '>=', from)
    .orderBy('from_day')
    .orderBy('id');
  if (person !== undefined) query = query.where('person', '=', person);
  return query.execute();
}

/** All delegations that touch the days, of any chief, each to its last day in force. */
export async function listDelegationsIn(tx: Tx, city: string, { from, to }: Span): Promise<Delegation[]> {
  const { rows } = await sql<Delegation>`
    SELECT chief, assistant, from_day::text AS "from", coalesce(ended_day, to_day)::text AS "to" FROM delegations
    WHERE city = ${city} AND from_day <= ${to} AND coalesce(ended_day, to_day) >= ${from} AND coalesce(ended_day, to_day) >= from_day`.execute(
    tx,
  );
  return rows;
}

export interface FoundAbsence extends AbsenceRow {
  readonly person_name: string;
  readonly total: number;
}

const COLUMNS: SortColumns<'absences'> = {
  ...{ from: sql`a.from_day`, to: sql`a.to_day`, personName: byName('p.name'), kind: sql`a.kind` },
};

export async function searchAbsences(
  tx: Tx,
  search: {
    readonly city: string;
    readonly person?: string | undefined;
    readonly sorting?: Sorting<'absences'>;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<FoundAbsence[]> {
  const order = orderOf(search.sorting ?? {}, COLUMNS, { else: sql`a.from_day DESC, a.id`, tie: sql`a.id` });
  const { rows } = await sql<FoundAbsence>`
    SELECT a.*, p.name AS person_name, count(*) OVER ()::int AS total
    FROM absences a JOIN people_named p ON p.city = a.city AND p.id = a.person
    WHERE a.city = ${search.city} AND (${search.person ?? null}::text IS NULL OR a.person = ${search.person ?? null})
    ORDER BY ${order} LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}

/** A person's duties of the months, each with the days of his own visits and of those who stood in for him. */
export async function listDutiesOf(
  tx: Tx,
  city: string,
  { person, from, to }: { readonly person: string; readonly from: string; readonly to: string },
): Promise<(DutyRow & { days: string[] })[]> {
  const { rows } = await sql<DutyRow & { days: string[] }>`
    SELECT d.*, ARRAY(
      SELECT DISTINCT x.day::text FROM patrol_reaches x
      WHERE x.city = d.city AND x.month = d.month AND x.person = d.person AND x.reach = d.reach AND x.effective
      ORDER BY 1) AS days
    FROM duties d
    WHERE d.city = ${city} AND d.person = ${person} AND d.month BETWEEN ${from} AND ${to}
    ORDER BY d.month, d.reach FOR UPDATE OF d`.execute(tx);
  return rows;
}

export async function changeDuty(
  tx: Tx,
  duty: DutyRow,
  to: { readonly visits: number; readonly body: unknown },
): Promise<void> {
  const { city, month, person, reach } = duty;
  await tx
    .updateTable('duties')
    .set({ visits: to.visits, body: JSON.stringify(to.body) as never })
    .where('city', '=', city)
    .where('month', '=', month)
    .where('person', '=', person)
    .where('reach', '=', reach)
    .execute();
}
