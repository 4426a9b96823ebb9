// Every move that a problem made, numbered from its report on.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { ProblemMoveRow } from './rows-deed.ts';

/** @returns its number */
export async function insertMove(tx: Tx, move: Omit<ProblemMoveRow, 'seq'>): Promise<number> {
  const { city, problem, region, from_state, to_state, by_person, at, note, id, by_role, departments, facts } = move;
  const { rows } = await sql<{ seq: number }>`
    INSERT INTO problem_moves (city, problem, seq, region, move, from_state, to_state, by_person, at, note, id, by_role, departments, facts)
    SELECT ${city}, ${problem}, coalesce(max(seq), 0) + 1, ${region}, ${move.move}, ${from_state}, ${to_state}, ${by_person}, ${at}, ${note},
           ${id ?? null}, ${by_role ?? null}, ${departments ?? []}::text[], ${JSON.stringify(facts ?? {})}::jsonb
    FROM problem_moves WHERE city = ${city} AND problem = ${problem}
    RETURNING seq`.execute(tx);
  return rows[0]!.seq;
}

export type FoundMove = ProblemMoveRow & { readonly by_name: string | null };

export async function listMoves(tx: Tx, city: string, problem: string): Promise<FoundMove[]> {
  return tx
    .selectFrom('problem_moves as m')
    .leftJoin('people_named as p', (join) => join.onRef('p.city', '=', 'm.city').onRef('p.id', '=', 'm.by_person'))
    .selectAll('m')
    .select('p.name as by_name')
    .where('m.city', '=', city)
    .where('m.problem', '=', problem)
    .orderBy('m.seq')
    .execute();
}

/** The move that somebody sent before under the same id. */
export async function findMove(tx: Tx, city: string, id: string): Promise<ProblemMoveRow | null> {
  const found = await tx
    .selectFrom('problem_moves')
    .selectAll()
    .where('city', '=', city)
    .where('id', '=', id)
    .executeTakeFirst();
  return found ?? null;
}
