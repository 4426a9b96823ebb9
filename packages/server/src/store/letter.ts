// Letters of problems, and the numbers that they take.
import type { LetterKind } from '@xunhe/domain/problem/letter';
import type { Tx } from './db.ts';
import type { LetterNumberRow, LetterRow } from './rows-letter.ts';

/**
 * The next number of a series, held to the end of the transaction. WARNING: to be called after the first event of the transaction, in all
 * that takes numbers: whoever held a number and waited for the end of the chain would wait for one who holds that and waits for the number.
 */
export async function takeLetterNumber(tx: Tx, series: Omit<LetterNumberRow, 'n'>): Promise<number> {
  const { n } = await tx
    .insertInto('letter_numbers')
    .values({ ...series, n: 1 })
    .onConflict((conflict) =>
      conflict.columns(['city', 'office', 'kind', 'year']).doUpdateSet((eb) => ({ n: eb('letter_numbers.n', '+', 1) })),
    )
    .returning('n')
    .executeTakeFirstOrThrow();
  return n;
}

export async function insertLetter(tx: Tx, letter: LetterRow): Promise<void> {
  await tx
    .insertInto('letters')
    .values({ ...letter, content: JSON.stringify(letter.content) })
    .execute();
}

/** With the name of whoever made it; null: the rule. */
export type FoundLetter = LetterRow & { readonly by_name: string | null };

export async function listLetters(tx: Tx, city: string, problem: string): Promise<FoundLetter[]> {
  return selectLetters(tx, city)
    .where('q.problem', '=', problem)
    .orderBy('q.seq', 'desc')
    .orderBy('q.n', 'desc')
    .execute();
}

export async function findLetter(tx: Tx, city: string, id: string): Promise<FoundLetter | null> {
  return (await selectLetters(tx, city).where('q.id', '=', id).executeTakeFirst()) ?? null;
}

/** The assignment that a department has last had of a problem. */
export async function findAssignment(
  tx: Tx,
  city: string,
  asked: { readonly problem: string; readonly department: string },
): Promise<LetterRow | null> {
  const kind: LetterKind = 'assignment';
  const found = await selectLetters(tx, city)
    .where('q.problem', '=', asked.problem)
    .where('q.department', '=', asked.department)
    .where('q.kind', '=', kind)
    .orderBy('q.seq', 'desc')
    .executeTakeFirst();
  return found ?? null;
}

function selectLetters(tx: Tx, city: string) {
  return tx
    .selectFrom('letters as q')
    .leftJoin('people_named as p', (join) => join.onRef('p.city', '=', 'q.city').onRef('p.id', '=', 'q.by_person'))
    .selectAll('q')
    .select('p.name as by_name')
    .where('q.city', '=', city);
}
