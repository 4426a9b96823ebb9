// The duties on one water, and what a raised level makes of them.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { DutyRow } from './rows-duty.ts';

export interface DutyWithDays extends DutyRow {
  /** Distinct days with an effective patrol of the person on the reach in the month. */
  readonly days: string[];
}

export async function listReachDuties(
  tx: Tx,
  at: { readonly city: string; readonly month: string; readonly reach: string },
): Promise<DutyWithDays[]> {
  const { rows } = await sql<DutyWithDays>`
    SELECT d.*, coalesce(v.days, '{}') AS days
    FROM duties d
    LEFT JOIN (SELECT person, array_agg(DISTINCT day::text ORDER BY day::text) AS days FROM patrol_reaches
               WHERE city = ${at.city} AND month = ${at.month} AND reach = ${at.reach} AND effective GROUP BY person) v
      ON v.person = d.person
    WHERE d.city = ${at.city} AND d.month = ${at.month} AND d.reach = ${at.reach}
    ORDER BY d.person FOR UPDATE OF d`.execute(tx);
  return rows;
}

/** In place of what the person was asked on the water before. */
export async function saveDuty(tx: Tx, row: DutyRow): Promise<void> {
  const { level, visits } = row;
  const body = JSON.stringify(row.body);
  await tx
    .insertInto('duties')
    .values({ ...row, body })
    .onConflict((conflict) =>
      conflict.columns(['city', 'month', 'person', 'reach']).doUpdateSet({ level, visits, body }),
    )
    .execute();
}
