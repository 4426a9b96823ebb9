// What goes with a reach that is split or joined and is no register itself: open problems, the posts of its chiefs, with whom it is shared.
// Each move is put down, so that it can be taken back with the act that made it.
import { ENDED_STATES } from '@xunhe/domain/problem/flow';
import { sql } from 'kysely';
import type { Tx } from './db.ts';

const ENDED = sql`${[...ENDED_STATES]}::text[]`;

export interface Act {
  readonly city: string;
  /** Of the changes that belong to it. */
  readonly batch: string;
  readonly today: string;
}

interface FromTo {
  readonly from: string;
  readonly to: string;
}

export interface OpenProblem {
  readonly id: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

export async function listOpenProblems(tx: Tx, city: string, reach: string): Promise<OpenProblem[]> {
  const { rows } = await sql<OpenProblem>`SELECT id, lon, lat FROM problems
    WHERE city = ${city} AND reach = ${reach} AND state <> ALL (${ENDED}) ORDER BY id`.execute(tx);
  return rows;
}

export async function moveProblems(
  tx: Tx,
  { city, batch, today }: Act,
  { ids, to }: { readonly ids: readonly string[]; readonly to: string },
): Promise<void> {
  const which = sql`city = ${city} AND id = ANY (${[...ids]}::text[])`;
  await sql`INSERT INTO register_moves (city, batch, thing, key, day, reach, region)
    SELECT city, ${batch}, 'problem', id, ${today}::date, reach, region FROM problems WHERE ${which}`.execute(tx);
  await sql`UPDATE problems SET reach = ${to} WHERE ${which}`.execute(tx);
}

/** Whoever is chief of a reach is it of another too, from today or from when his post begins, unless he is already. Answers how many posts. */
export async function givePosts(tx: Tx, { city, batch, today }: Act, { from, to }: FromTo): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    WITH given AS (
      INSERT INTO posts (city, person, reach, region, from_day, to_day)
      SELECT q.city, q.person, r.id, r.region, greatest(q.from_day, ${today}::date), q.to_day
      FROM posts q JOIN reaches r ON r.city = q.city AND r.id = ${to}
      WHERE q.city = ${city} AND q.reach = ${from} AND (q.to_day IS NULL OR q.to_day >= ${today}::date)
        AND NOT EXISTS (SELECT FROM posts o WHERE o.city = q.city AND o.person = q.person AND o.reach = r.id
          AND (o.to_day IS NULL OR o.to_day >= ${today}::date))
      ON CONFLICT DO NOTHING
      RETURNING city, person, reach, region, from_day
    ), noted AS (
      INSERT INTO register_moves (city, batch, thing, key, day, reach, region)
      SELECT city, ${batch}, 'given', person, from_day, reach, region FROM given)
    SELECT count(*)::int AS n FROM given`.execute(tx);
  return rows[0]!.n;
}

/**
 * The posts of a reach end with the last month for which duties were given out on it, so that they can still be done; one that has not begun
 * by then is not held at all.
 */
export async function endPosts(tx: Tx, { city, batch, today }: Act, reach: string): Promise<void> {
  const last = sql`(SELECT (to_date(greatest(max(month), ${today.slice(0, 7)}), 'YYYY-MM') + interval '1 month - 1 day')::date
    FROM duties WHERE city = ${city} AND reach = ${reach})`;
  const which = sql`city = ${city} AND reach = ${reach} AND (to_day IS NULL OR to_day > ${last})`;
  await sql`INSERT INTO register_moves (city, batch, thing, key, day, reach, until, region)
    SELECT city, ${batch}, 'ended', person, from_day, reach, to_day, region FROM posts WHERE ${which}`.execute(tx);
  await sql`DELETE FROM posts WHERE ${which} AND from_day > ${last}`.execute(tx);
  await sql`UPDATE posts SET to_day = ${last} WHERE ${which}`.execute(tx);
}

/** With whom a reach is shared, a reach that is cut from it is shared too. */
export async function copyShares(tx: Tx, city: string, { from, to }: FromTo): Promise<void> {
  await sql`INSERT INTO shared_reaches (city, reach, region)
    SELECT city, ${to}, region FROM shared_reaches WHERE city = ${city} AND reach = ${from}`.execute(tx);
}

/** What an act moved goes back. A post that it gave ends yesterday, or has never been when it began today. */
export async function takeMovesBack(tx: Tx, { city, batch, today }: Act): Promise<void> {
  const moves = (thing: string) =>
    sql`register_moves m WHERE m.city = ${city} AND m.batch = ${batch} AND m.thing = ${thing}`;
  await sql`UPDATE problems p SET reach = m.reach FROM ${moves('problem')} AND p.city = m.city AND p.id = m.key`.execute(
    tx,
  );
  const given = sql`p.city = m.city AND p.person = m.key AND p.reach = m.reach AND p.from_day = m.day`;
  await sql`DELETE FROM posts p USING ${moves('given')} AND ${given} AND p.from_day >= ${today}::date`.execute(tx);
  await sql`UPDATE posts p SET to_day = ${today}::date - 1 FROM ${moves('given')} AND ${given}
    AND (p.to_day IS NULL OR p.to_day >= ${today}::date)`.execute(tx);
  await sql`INSERT INTO posts (city, person, reach, region, from_day, to_day)
    SELECT m.city, m.key, m.reach, m.region, m.day, m.until FROM ${moves('ended')}
    ON CONFLICT (city, person, reach, from_day) DO UPDATE SET to_day = excluded.to_day`.execute(tx);
}
