// Work cut into parts that any number of hands may take from one table. Each part writes an answer of its own, so the result does not depend
// on who took which part.
import { settleLeaf } from './leaf-work.ts';
import { doNodePart } from './node-work.ts';
import { fillSlopes } from './slopes.ts';
import { type Reserve, TURN, type Workplace } from './workplace.ts';

/** Who does the work, alone or with others. */
export interface Crew {
  readonly reserve: Reserve;
  /** Does all parts that lie on the table, and answers when all are done. */
  work(place: Workplace, load: Load): void;
}

export interface Load {
  readonly parts: number;
  /** About how many steps of a few nanoseconds all parts take together. */
  readonly steps: number;
}

/** The crew of one. */
export const ALONE: Crew = {
  reserve: (bytes) => new ArrayBuffer(bytes),
  work: takeParts,
};

/** Kinds of work: slopes of a block of rows, features of a node, a leaf. */
export const WORK = { slopes: 0, node: 1, leaf: 2 } as const;

/** Lays the parts on the table and waits until they are done. */
export function shareWork(place: Workplace, crew: Crew, kind: number, load: Load): void {
  // In this order: who takes a part must find its kind, and nobody may be done before.
  Atomics.store(place.turns, TURN.kind, kind);
  Atomics.store(place.turns, TURN.done, 0);
  Atomics.store(place.turns, TURN.toTake, load.parts);
  crew.work(place, load);
}

/** Takes parts until none is left. What the work is may only be read while a taken part is not done. */
export function takeParts(place: Workplace): void {
  const { turns } = place;
  for (let left = take(turns); left > 0; left = take(turns)) {
    doPart(place, Atomics.load(turns, TURN.kind), left - 1);
    Atomics.add(turns, TURN.done, 1);
  }
}

function take(turns: Int32Array): number {
  return Atomics.sub(turns, TURN.toTake, 1);
}

function doPart(place: Workplace, kind: number, part: number): void {
  if (kind === WORK.node) doNodePart(place, part);
  else if (kind === WORK.leaf) settleLeaf(place, part);
  else fillSlopes(place, part);
}
