// One step for many problems: each by itself and in a transaction of its own, so that one which is refused holds up no other.
import type { ProblemMovesBody } from '@xunhe/contract/problem-desk';
import type { Result } from '@xunhe/domain/ground/result';
import type { Person } from '../../store/people.ts';
import type { ProblemRow } from '../../store/rows-deed.ts';
import { type MoveHouse, takeMove } from './take-move.ts';

export interface TakenMove {
  readonly problem: string;
  readonly result: Result<ProblemRow>;
}

export async function takeMoves(house: MoveHouse, who: Person, body: ProblemMovesBody): Promise<TakenMove[]> {
  const { move, note, departments, problems } = body;
  const taken: TakenMove[] = [];
  for (const { problem, id } of problems) {
    const asked = { id: problem, body: { id, move, note, ...(departments && { departments }) } };
    taken.push({ problem, result: await takeMove(house, who, asked) });
  }
  return taken;
}
