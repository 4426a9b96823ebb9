// Whom a problem concerns besides its reporter: the hands of departments, the offices above its region, the chiefs of its reach.
import { regionPrefix } from '@xunhe/domain/place/region';
import { sql } from 'kysely';
import type { Tx } from './db.ts';

/** Handlers who belong to these departments. */
export async function listHands(tx: Tx, city: string, departments: readonly string[]): Promise<string[]> {
  if (departments.length === 0) return [];
  const { rows } = await sql<{ person: string }>`
    SELECT DISTINCT a.person FROM accounts a JOIN people p ON p.city = a.city AND p.id = a.person
    WHERE a.city = ${city} AND a.role = 'handler' AND a.disabled_at IS NULL AND p.department = ANY (${[...departments]}::text[])
    ORDER BY 1`.execute(tx);
  return rows.map(({ person }) => person);
}

export interface OfficePerson {
  readonly person: string;
  /** Of the account. */
  readonly region: string;
}

/** People of all offices whose region holds this one, the nearest office first. */
export async function listOfficePeople(tx: Tx, city: string, region: string): Promise<OfficePerson[]> {
  const { rows } = await sql<OfficePerson>`
    SELECT a.person, a.region FROM accounts a
    WHERE a.city = ${city} AND a.role = 'office' AND a.disabled_at IS NULL ORDER BY a.person`.execute(tx);
  return rows
    .filter((one) => region.startsWith(regionPrefix(one.region)))
    .sort((a, b) => regionPrefix(b.region).length - regionPrefix(a.region).length);
}

/** Chiefs of a level who hold a reach on a day. */
export async function listChiefs(
  tx: Tx,
  city: string,
  at: { readonly reach: string; readonly level: string; readonly day: string },
): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    SELECT q.person FROM posts q JOIN people p ON p.city = q.city AND p.id = q.person
    WHERE q.city = ${city} AND q.reach = ${at.reach} AND p.level = ${at.level}
      AND q.from_day <= ${at.day}::date AND (q.to_day IS NULL OR q.to_day >= ${at.day}::date)
    ORDER BY 1`.execute(tx);
  return rows.map(({ person }) => person);
}
