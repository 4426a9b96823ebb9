// The first day on which each person ever held a post.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

export async function listFirstDays(tx: Tx, city: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ person: string; first_day: string }>`
    SELECT person, min(from_day) AS first_day FROM posts WHERE city = ${city} GROUP BY person`.execute(tx);
  return new Map(rows.map((row) => [row.person, row.first_day]));
}
