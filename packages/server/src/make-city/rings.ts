// Boundaries of districts and towns as polygons. Neighbours share every corner, so the corners are smoothed once for all of them and
// the areas still tile the land without gap or overlap.
import { cornerPlace, edgeCorners, type Lattice, neighbour, type Point, toPoint } from './lattice.ts';

export type Ring = readonly Point[];

/** A piece of boundary that runs with one area on its left. */
interface Edge {
  readonly from: number;
  readonly to: number;
}

/** Places of all corners that lie between two areas. Where three areas meet, and only there, the corner stands still. */
export function smoothCorners(lattice: Lattice, areaOf: Int32Array): Map<number, readonly [number, number]> {
  const beside = new Map<number, Set<number>>();
  const join = (a: number, b: number): void => {
    const others = beside.get(a);
    if (others === undefined) beside.set(a, new Set([b]));
    else others.add(b);
  };
  forEachEdge(lattice, areaOf, ({ from, to }) => {
    join(from, to);
    join(to, from);
  });
  let places = new Map<number, readonly [number, number]>();
  for (const corner of beside.keys()) places.set(corner, cornerPlace(lattice, corner));
  for (let pass = 0; pass < 4; pass++) {
    const moved = new Map<number, readonly [number, number]>();
    for (const [corner, others] of beside) {
      const [x, y] = places.get(corner)!;
      if (others.size !== 2) moved.set(corner, [x, y]);
      else {
        const [a, b] = [...others].map((other) => places.get(other)!);
        moved.set(corner, [x / 2 + (a![0] + b![0]) / 4, y / 2 + (a![1] + b![1]) / 4]);
      }
    }
    places = moved;
  }
  return places;
}

/** Closed rings by area: the outer one first (counter-clockwise), then holes. */
export function traceRings(
  lattice: Lattice,
  areaOf: Int32Array,
  areas: number,
  places: ReadonlyMap<number, readonly [number, number]>,
): Ring[][] {
  const leaving: Map<number, number>[] = Array.from({ length: areas }, () => new Map<number, number>());
  forEachEdge(lattice, areaOf, ({ from, to }, area) => leaving[area]!.set(from, to));
  return leaving.map((edges) => {
    const rings: Point[][] = [];
    while (edges.size > 0) {
      const first = edges.keys().next().value!;
      const ring: Point[] = [];
      for (let corner = first; edges.has(corner); ) {
        const [x, y] = places.get(corner)!;
        ring.push(toPoint(lattice, x, y));
        const next = edges.get(corner)!;
        edges.delete(corner);
        corner = next;
      }
      ring.push(ring[0]!);
      rings.push(ring);
    }
    return rings.sort((a, b) => b.length - a.length);
  });
}

function forEachEdge(lattice: Lattice, areaOf: Int32Array, visit: (edge: Edge, area: number) => void): void {
  for (let cell = 0; cell < areaOf.length; cell++) {
    const area = areaOf[cell]!;
    if (area < 0) continue;
    for (let direction = 0; direction < 6; direction++) {
      const next = neighbour(lattice, cell, direction);
      if (next >= 0 && areaOf[next] === area) continue;
      const [from, to] = edgeCorners(lattice, cell, direction);
      visit({ from, to }, area);
    }
  }
}
