// Duties that go from one person to another.
import type { Window } from '@xunhe/domain/duty/period';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { DutyRow } from './rows-duty.ts';

/** A person's duties on a reach from a month on, each with the days of his visits in it. */
export async function listDutiesFrom(
  tx: Tx,
  city: string,
  asked: { readonly person: string; readonly reach: string; readonly month: string },
): Promise<(DutyRow & { days: string[] })[]> {
  const { rows } = await sql<DutyRow & { days: string[] }>`
    SELECT d.*, ARRAY(
      SELECT DISTINCT x.day::text FROM patrol_reaches x
      WHERE x.city = d.city AND x.month = d.month AND x.person = d.person AND x.reach = d.reach AND x.effective
      ORDER BY 1) AS days
    FROM duties d
    WHERE d.city = ${city} AND d.person = ${asked.person} AND d.reach = ${asked.reach} AND d.month >= ${asked.month}
    ORDER BY d.month FOR UPDATE OF d`.execute(tx);
  return rows;
}

interface Split {
  readonly to: string;
  readonly kept: readonly Window[];
  readonly keptVisits: number;
  readonly moved: readonly Window[];
  readonly movedVisits: number;
}

/** The leaver's duty shrinks to what is his, and goes when nothing is; the successor's is made, or grows when he served here before. */
export async function moveDuty(tx: Tx, duty: DutyRow, split: Split): Promise<void> {
  const key = (person: string) =>
    sql`city = ${duty.city} AND month = ${duty.month} AND person = ${person} AND reach = ${duty.reach}`;
  const body = (windows: readonly Window[]) => JSON.stringify({ ...(duty.body as object), windows });
  if (split.kept.length === 0) await sql`DELETE FROM duties WHERE ${key(duty.person)}`.execute(tx);
  else
    await sql`UPDATE duties SET visits = ${split.keptVisits}, body = ${body(split.kept)}::jsonb WHERE ${key(duty.person)}`.execute(
      tx,
    );
  await sql`
    INSERT INTO duties (city, month, person, reach, region, level, visits, minutes, length_m, body, policy)
    VALUES (${duty.city}, ${duty.month}, ${split.to}, ${duty.reach}, ${duty.region}, ${duty.level}, ${split.movedVisits},
            ${duty.minutes}, ${duty.length_m}, ${body(split.moved)}::jsonb, ${duty.policy})
    ON CONFLICT (city, month, person, reach) DO UPDATE SET
      visits = duties.visits + excluded.visits,
      body = jsonb_set(duties.body, '{windows}', (duties.body -> 'windows') || (excluded.body -> 'windows'))`.execute(
    tx,
  );
}
