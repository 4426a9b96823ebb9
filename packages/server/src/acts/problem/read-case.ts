// A problem with all that the case law asks about it.

import { regionLevel, regionPrefix } from '@xunhe/domain/place/region';
import type { ProblemState } from '@xunhe/domain/problem/flow';
import type { Case, Mover } from '@xunhe/domain/problem/move';
import type { PartState } from '@xunhe/domain/problem/part';
import type { Tx } from '../../store/db.ts';
import { findPerson, type Person } from '../../store/people.ts';
import type { QueueAsker } from '../../store/problem-filter.ts';
import { type FoundMove, listMoves } from '../../store/problem-move.ts';
import { awaitsPhotos, type FoundPart, hasPhotoBefore, listParts } from '../../store/problem-part.ts';
import type { ProblemRow } from '../../store/rows-deed.ts';

export interface ReadCase {
  readonly law: Case;
  readonly parts: readonly FoundPart[];
  readonly moves: readonly FoundMove[];
}

export async function readCase(tx: Tx, problem: Pick<ProblemRow, 'city' | 'id' | 'state'>): Promise<ReadCase> {
  const { city, id } = problem;
  const moves = await listMoves(tx, city, id);
  const parts = await listParts(tx, city, [id]);
  const state = problem.state as ProblemState;
  return {
    law: {
      state,
      parts: parts.map(({ department, lead, state: at }) => ({ department, lead, state: at as PartState })),
      doneBy: whoDid(state, moves),
      hasPhotoBefore: await hasPhotoBefore(tx, city, id),
      awaitsPhotos: await awaitsPhotos(tx, city, id),
    },
    parts,
    moves,
  };
}

export async function readMover(tx: Tx, who: Person): Promise<Mover> {
  const department = (await findPerson(tx, who.city, who.id))?.department ?? null;
  return { person: who.id, role: who.role, level: regionLevel(who.region), department };
}

/** Whose queues they are. */
export async function readAsker(tx: Tx, who: Person): Promise<QueueAsker> {
  const isHandler = who.role === 'handler';
  const department = isHandler ? ((await findPerson(tx, who.city, who.id))?.department ?? null) : null;
  return { person: who.id, area: regionPrefix(who.region), department, isHandler, isChief: who.role === 'chief' };
}

const DOES: Readonly<Partial<Record<ProblemState, readonly string[]>>> = {
  handled: ['handle', 'selfHandle'],
  deferAsked: ['askDefer'],
};

/** Since it last came back. */
function whoDid(state: ProblemState, moves: readonly FoundMove[]): string[] {
  const back = moves.findLastIndex(({ move }) => move === 'sendBack' || move === 'reopen');
  const does = DOES[state] ?? [];
  return moves.slice(back + 1).flatMap(({ move, by_person }) => (does.includes(move) && by_person ? [by_person] : []));
}
