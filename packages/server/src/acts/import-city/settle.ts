// Rows of one file that point at each other: each must find what it points at, and water may not flow in a circle. A row that points at
// a refused one falls with it, and so does everything above.
import type { BadRow, Reason } from '../../sources/bundle/bad-row.ts';
import { type ImportContext, isRefusedThing, type Thing, type ThingKind } from './context.ts';

export interface Pointer {
  readonly file: string;
  readonly line: number;
  readonly at: number | null;
  readonly column: string;
  readonly id: string;
  /** Null points nowhere. */
  readonly to: string | null;
}

export function settlePointers(
  context: ImportContext,
  pointers: readonly Pointer[],
  asked: { readonly thing: ThingKind; readonly refusedIds: ReadonlySet<string>; readonly circles: boolean },
): BadRow[] {
  const here = new Map(pointers.map((pointer) => [pointer.id, pointer]));
  const stored = context.known.get(asked.thing);
  const bad: BadRow[] = [];
  const fallen = new Set(asked.refusedIds);
  for (const id of here.keys()) fallen.delete(id);
  const drop = (pointer: Pointer, reason: Reason) => {
    bad.push(badPointer(pointer, reason));
    here.delete(pointer.id);
    fallen.add(pointer.id);
  };
  if (asked.circles) {
    for (const circle of findCircles(here, stored))
      for (const pointer of circle)
        drop(pointer, { kind: 'network.circle', ids: circle.slice(0, 10).map((one) => one.id), count: circle.length });
  }
  for (let again = true; again; ) {
    again = false;
    for (const pointer of [...here.values()]) {
      if (pointer.to === null || here.has(pointer.to) || stored?.has(pointer.to)) continue;
      const refused = fallen.has(pointer.to) || isRefusedThing(context, asked.thing, pointer.to);
      drop(pointer, { kind: refused ? 'ref.refused' : 'ref.unknown', thing: asked.thing });
      again = true;
    }
  }
  return bad.sort((a, b) => a.line! - b.line!);
}

/** Every circle that new pointers close, each once, found by walking until known ground; part of it may be stored since long. */
function findCircles(here: ReadonlyMap<string, Pointer>, stored: ReadonlyMap<string, Thing> | undefined): Pointer[][] {
  const circles: Pointer[][] = [];
  const done = new Set<string>();
  for (const start of here.values()) {
    const path: string[] = [];
    const onPath = new Map<string, number>();
    let at: string | null = start.id;
    while (at !== null && !done.has(at) && !onPath.has(at)) {
      onPath.set(at, path.length);
      path.push(at);
      const pointer = here.get(at);
      at = (pointer ? pointer.to : stored?.get(at)?.downstream) ?? null;
    }
    if (at !== null && onPath.has(at)) circles.push(path.slice(onPath.get(at)).flatMap((id) => here.get(id) ?? []));
    for (const id of path) done.add(id);
  }
  return circles;
}

function badPointer(pointer: Pointer, reason: Reason): BadRow {
  const { file, line, at, column, to } = pointer;
  return { file, line, at, column, value: to === null ? null : to.slice(0, 80), reason };
}
