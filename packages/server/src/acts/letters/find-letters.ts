// The letters that somebody may see: those of the problems that he may see, within his own region. What is not there and what is not his are
// the same to him.
import { rightOf } from '@xunhe/domain/people/may';
import type { Tx } from '../../store/db.ts';
import { type FoundLetter, findLetter, listLetters } from '../../store/letter.ts';
import type { Person } from '../../store/people.ts';
import { findProblem } from '../../store/problem.ts';

/** Null where the problem is not shown. A neighbour reads a problem of a border reach, and not what its offices write to each other. */
export async function listShownLetters(tx: Tx, who: Person, problem: string): Promise<FoundLetter[] | null> {
  return (await maySee(tx, who, problem)) ? listLetters(tx, who.city, problem) : null;
}

export async function findShownLetter(tx: Tx, who: Person, id: string): Promise<FoundLetter | null> {
  const letter = await findLetter(tx, who.city, id);
  return letter && (await maySee(tx, who, letter.problem)) ? letter : null;
}

async function maySee(tx: Tx, who: Person, id: string): Promise<boolean> {
  const problem = await findProblem(tx, who.city, id);
  if (!problem) return false;
  const { reporter, follower, on_behalf_of } = problem;
  return rightOf(who.role, 'problem.read') === 'area' || [reporter, follower, on_behalf_of].includes(who.id);
}
