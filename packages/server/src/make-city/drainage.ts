// Water over the land: every cell drains towards the mouth that reached it first, over ground whose roughness makes valleys; where
// enough cells have come together a river is seen. Horton's rule names it: at a confluence the name follows the larger catchment.
import { type Growth, grow } from './grow.ts';
import { LAND, type Land, SEA } from './land.ts';
import { centre, type Lattice, neighbour } from './lattice.ts';
import { fieldNoise, hashUnit } from './random.ts';

export interface Mouth {
  readonly cell: number;
  /** Relative area of its basin. */
  readonly weight: number;
}

export interface Drainage extends Growth {
  /** Cells that drain through each cell, itself included. */
  readonly catchment: Int32Array;
  /** The neighbour upstream with the largest catchment, -1 at a source. */
  readonly upstream: Int32Array;
}

export interface River {
  readonly basin: number;
  /** The river it flows into, -1 when it reaches the sea. */
  readonly parent: number;
  /** Its last own cell; the next one, `joins`, is its parent's, or -1 at the sea. */
  readonly outlet: number;
  readonly joins: number;
  readonly length: number;
}

export interface Rivers {
  readonly rivers: readonly River[];
  /** The river that runs through a cell, or -1. */
  readonly riverOf: Int32Array;
}

/** Mouths along the shore: each takes a stretch by the root of its weight and moves to the head of the bay it finds there. */
export function placeMouths(lattice: Lattice, land: Land, weights: readonly number[]): Mouth[] {
  const total = weights.reduce((sum, weight) => sum + Math.sqrt(weight), 0);
  const used = new Set<number>();
  let walked = 0;
  return weights.map((weight) => {
    const span = (Math.sqrt(weight) / total) * land.coast.length;
    const cell = findBay(lattice, land, used, walked + span * 0.25, walked + span * 0.75);
    walked += span;
    used.add(cell);
    return { cell, weight };
  });
}

/** @param rounds how often the speeds of the basins are corrected so that their areas come near to their weights */
export function makeDrainage(lattice: Lattice, land: Land, mouths: readonly Mouth[], rounds: number): Drainage {
  const speeds = mouths.map((mouth) => Math.sqrt(Math.sqrt(mouth.weight)));
  const total = mouths.reduce((sum, mouth) => sum + mouth.weight, 0);
  let growth = spreadBasins(lattice, land, mouths, speeds);
  for (let round = 0; round < rounds; round++) {
    const areas = new Float64Array(mouths.length);
    for (const basin of growth.owner) if (basin >= 0) areas[basin] = areas[basin]! + 1;
    mouths.forEach((mouth, basin) => {
      const wanted = (mouth.weight / total) * land.area;
      speeds[basin] = speeds[basin]! * Math.sqrt(Math.sqrt(wanted / areas[basin]!));
    });
    growth = spreadBasins(lattice, land, mouths, speeds);
  }
  return addUpCatchments(growth);
}

function spreadBasins(lattice: Lattice, land: Land, mouths: readonly Mouth[], speeds: readonly number[]): Growth {
  return grow(lattice, {
    cells: mouths.map((mouth) => mouth.cell),
    speed: (seed) => speeds[seed]!,
    cost: (cell) => {
      const [x, y] = centre(lattice, cell);
      return Math.exp(3.4 * fieldNoise(lattice.seed + 37, x / 9, y / 9, 3)) * (0.25 + hashUnit(lattice.seed, cell, 3));
    },
    mayEnter: (cell) => land.kind[cell] === LAND,
  });
}

function addUpCatchments(growth: Growth): Drainage {
  const catchment = new Int32Array(growth.owner.length);
  const upstream = new Int32Array(growth.owner.length).fill(-1);
  for (let i = growth.order.length - 1; i >= 0; i--) {
    const cell = growth.order[i]!;
    const next = growth.towards[cell]!;
    catchment[cell] = catchment[cell]! + 1;
    if (next < 0) continue;
    catchment[next] = catchment[next]! + catchment[cell]!;
    const main = upstream[next]!;
    if (main < 0 || catchment[cell]! > catchment[main]!) upstream[next] = cell;
  }
  return { ...growth, catchment, upstream };
}

/** Every river whose catchment has at least `threshold` cells, a parent always before its tributaries. */
export function traceRivers(drainage: Drainage, threshold: number): Rivers {
  const riverOf = new Int32Array(drainage.owner.length).fill(-1);
  const rivers: River[] = [];
  for (const cell of drainage.order) {
    if (drainage.catchment[cell]! < threshold || riverOf[cell] !== -1) continue;
    const joins = drainage.towards[cell]!;
    let length = 0;
    for (let at = cell; at >= 0 && drainage.catchment[at]! >= threshold; at = drainage.upstream[at]!) {
      riverOf[at] = rivers.length;
      length += 1;
    }
    const parent = joins < 0 ? -1 : riverOf[joins]!;
    rivers.push({ basin: drainage.owner[cell]!, parent, outlet: cell, joins, length });
  }
  return { rivers, riverOf };
}

function findBay(lattice: Lattice, land: Land, used: ReadonlySet<number>, from: number, to: number): number {
  let best = -1;
  let bestShelter = -1;
  for (let i = Math.floor(from); i <= Math.max(Math.floor(from), Math.floor(to)); i++) {
    const cell = land.coast[Math.min(i, land.coast.length - 1)]!;
    if (used.has(cell)) continue;
    const shelter = countLandAround(lattice, land, cell) + hashUnit(lattice.seed, cell, 4) * 0.5;
    if (shelter > bestShelter) {
      bestShelter = shelter;
      best = cell;
    }
  }
  if (best < 0)
    throw new Error(`The shore of ${land.coast.length} cells has no free place for a mouth at ${Math.floor(from)}`);
  return best;
}

/** Land within two steps, where one step faces the sea: many at the head of a bay, few on a cape. */
function countLandAround(lattice: Lattice, land: Land, cell: number): number {
  let count = 0;
  for (let direction = 0; direction < 6; direction++) {
    const next = neighbour(lattice, cell, direction);
    if (next < 0 || land.kind[next] === SEA) continue;
    for (let further = 0; further < 6; further++) {
      const second = neighbour(lattice, next, further);
      if (second >= 0 && land.kind[second] !== SEA) count += 1;
    }
  }
  return count;
}
