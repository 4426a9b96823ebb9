// Where land ends. A half-disk hangs from the land border in the north into the sea and noise eats bays into it: a coast that runs
// from the west over the south to the east, so that rivers have somewhere to go and districts an order to stand in.
import { edgeCorners, type Lattice, neighbour } from './lattice.ts';
import { fieldNoise } from './random.ts';

export const SEA = 0;
export const LAND = 1;
const BEYOND = 2;

export interface Land {
  /** SEA, LAND or beyond the city's land border, by cell. */
  readonly kind: Uint8Array;
  readonly area: number;
  /** Land cells on the sea, in the order of the shore from west to east; a cell on a cape may come twice. */
  readonly coast: readonly number[];
}

export function makeLand(lattice: Lattice): Land {
  const kind = shapeLand(lattice);
  keepLargest(lattice, kind, LAND, SEA);
  keepOpenSea(lattice, kind);
  let area = 0;
  for (const each of kind) if (each === LAND) area += 1;
  return { kind, area, coast: walkCoast(lattice, kind) };
}

function shapeLand({ rows, columns, seed }: Lattice): Uint8Array {
  const kind = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const u = column / columns;
      const v = row / rows;
      const border = 0.93 + 0.1 * fieldNoise(seed + 11, u * 5, v * 5, 3);
      const across = (u - 0.5) / 0.42;
      const down = (v - 1) / 0.8;
      const height = 1 - across * across - down * down + 1.6 * fieldNoise(seed + 23, u * 6, v * 6, 4);
      const margin = row < 2 || column < 2 || row >= rows - 2 || column >= columns - 2;
      kind[row * columns + column] = v > border ? BEYOND : height > 0 && !margin ? LAND : SEA;
    }
  }
  return kind;
}

/** Islands become sea: one piece of land, one shore. */
function keepLargest(lattice: Lattice, kind: Uint8Array, wanted: number, other: number): void {
  const piece = new Int32Array(kind.length).fill(-1);
  let best: number[] = [];
  for (let cell = 0; cell < kind.length; cell++) {
    if (kind[cell] !== wanted || piece[cell] !== -1) continue;
    const cells = flood(lattice, kind, piece, cell);
    const lost = cells.length > best.length ? best : cells;
    if (lost === best) best = cells;
    for (const each of lost) kind[each] = other;
  }
}

/** Sea that the open sea does not reach is filled: a lagoon would be a hole in a district. */
function keepOpenSea(lattice: Lattice, kind: Uint8Array): void {
  const piece = new Int32Array(kind.length).fill(-1);
  flood(lattice, kind, piece, 0);
  for (let cell = 0; cell < kind.length; cell++) if (kind[cell] === SEA && piece[cell] === -1) kind[cell] = LAND;
}

function flood(lattice: Lattice, kind: Uint8Array, piece: Int32Array, from: number): number[] {
  const cells = [from];
  piece[from] = from;
  for (let i = 0; i < cells.length; i++) {
    for (let direction = 0; direction < 6; direction++) {
      const next = neighbour(lattice, cells[i]!, direction);
      if (next < 0 || piece[next] !== -1 || kind[next] !== kind[from]) continue;
      piece[next] = from;
      cells.push(next);
    }
  }
  return cells;
}

/** Walk the outer ring counter-clockwise, begin where the land border meets the sea in the west, keep the steps that face the sea. */
function walkCoast(lattice: Lattice, kind: Uint8Array): number[] {
  const leaving = new Map<number, { to: number; cell: number; sea: boolean }>();
  for (let cell = 0; cell < kind.length; cell++) {
    if (kind[cell] !== LAND) continue;
    for (let direction = 0; direction < 6; direction++) {
      const next = neighbour(lattice, cell, direction);
      if (kind[next] === LAND) continue;
      const [from, to] = edgeCorners(lattice, cell, direction);
      leaving.set(from, { to, cell, sea: kind[next] === SEA });
    }
  }
  const ring = longestRing(leaving);
  const start = ring.findIndex((step, i) => step.sea && !ring[(i + ring.length - 1) % ring.length]!.sea);
  if (start < 0) throw new Error(`The land of ${kind.length} cells has no land border to begin its shore at`);
  const coast: number[] = [];
  for (let i = 0; i < ring.length; i++) {
    const step = ring[(start + i) % ring.length]!;
    if (step.sea && coast[coast.length - 1] !== step.cell) coast.push(step.cell);
  }
  return coast;
}

function longestRing<Step extends { to: number }>(leaving: ReadonlyMap<number, Step>): Step[] {
  const seen = new Set<number>();
  let best: Step[] = [];
  for (const first of leaving.keys()) {
    const ring: Step[] = [];
    for (let corner = first; !seen.has(corner); corner = ring[ring.length - 1]!.to) {
      seen.add(corner);
      ring.push(leaving.get(corner)!);
    }
    if (ring.length > best.length) best = ring;
  }
  return best;
}
