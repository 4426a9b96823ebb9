// The ground is a lattice of hexagons (points up, odd rows shifted east). Six equal neighbours and corners that only three cells
// share: rivers have no diagonals to cross, and every boundary is a clean ring. Row 0 lies in the south.
import { hashUnit } from './random.ts';

export interface Lattice {
  readonly rows: number;
  readonly columns: number;
  /** Distance between neighbouring centres. */
  readonly sizeM: number;
  /** South-west corner, WGS 84. */
  readonly lon: number;
  readonly lat: number;
  readonly seed: number;
}

export type Point = readonly [lon: number, lat: number];

const ROW_STEP = Math.sqrt(3) / 2;
const M_PER_DEGREE = 111_195;

/** Directions, counter-clockwise from east. */
const EVEN = [
  [0, 1],
  [1, 0],
  [1, -1],
  [0, -1],
  [-1, -1],
  [-1, 0],
] as const;
const ODD = [
  [0, 1],
  [1, 1],
  [1, 0],
  [0, -1],
  [-1, 0],
  [-1, 1],
] as const;

/** The neighbour in direction 0 (east) to 5 (south-east), or -1 beyond the lattice. */
export function neighbour(lattice: Lattice, cell: number, direction: number): number {
  const row = Math.floor(cell / lattice.columns);
  const column = cell - row * lattice.columns;
  const step = (row % 2 === 0 ? EVEN : ODD)[direction]!;
  const r = row + step[0];
  const c = column + step[1];
  return r < 0 || c < 0 || r >= lattice.rows || c >= lattice.columns ? -1 : r * lattice.columns + c;
}

/** The centre in cells: x grows east, y north, both in units of the distance between centres. */
export function centre(lattice: Lattice, cell: number): readonly [x: number, y: number] {
  const row = Math.floor(cell / lattice.columns);
  const column = cell - row * lattice.columns;
  return [column + (row % 2) * 0.5, row * ROW_STEP];
}

/** A point inside the cell that belongs to it for ever: what bends through cells looks grown, not ruled. */
export function jittered(lattice: Lattice, cell: number): readonly [x: number, y: number] {
  const [x, y] = centre(lattice, cell);
  return [x + (hashUnit(lattice.seed, cell, 1) - 0.5) * 0.62, y + (hashUnit(lattice.seed, cell, 2) - 0.5) * 0.62];
}

export function toPoint(lattice: Lattice, x: number, y: number): Point {
  const lat = lattice.lat + (y * lattice.sizeM) / M_PER_DEGREE;
  const middle = lattice.lat + (lattice.rows * ROW_STEP * lattice.sizeM) / 2 / M_PER_DEGREE;
  const lon = lattice.lon + (x * lattice.sizeM) / (M_PER_DEGREE * Math.cos((middle * Math.PI) / 180));
  return [round6(lon), round6(lat)];
}

/** Metres between two points that lie close together (flat earth at their mean latitude). */
export function metresBetween(a: Point, b: Point): number {
  const east = (b[0] - a[0]) * Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180);
  return M_PER_DEGREE * Math.hypot(east, b[1] - a[1]);
}

export function lineLength(line: readonly Point[]): number {
  let metres = 0;
  for (let i = 1; i < line.length; i++) metres += metresBetween(line[i - 1]!, line[i]!);
  return metres;
}

/** Move a point by metres east and north. */
export function shift(point: Point, eastM: number, northM: number): Point {
  return [
    round6(point[0] + eastM / (M_PER_DEGREE * Math.cos((point[1] * Math.PI) / 180))),
    round6(point[1] + northM / M_PER_DEGREE),
  ];
}

export function round6(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/**
 * The edge of a cell towards a direction as two corner ids, counter-clockwise. Every corner is the north or the south corner of
 * exactly one cell, so its id is twice that cell plus 0 (north) or 1 (south).
 */
export function edgeCorners(lattice: Lattice, cell: number, direction: number): readonly [from: number, to: number] {
  const corners = [
    2 * neighbour(lattice, cell, 5), // south-east: north corner of the cell below right
    2 * neighbour(lattice, cell, 1) + 1, // north-east: south corner of the cell above right
    2 * cell,
    2 * neighbour(lattice, cell, 2) + 1,
    2 * neighbour(lattice, cell, 4),
    2 * cell + 1,
  ];
  return [corners[direction]!, corners[(direction + 1) % 6]!];
}

export function cornerPlace(lattice: Lattice, corner: number): readonly [x: number, y: number] {
  const [x, y] = centre(lattice, Math.floor(corner / 2));
  return [x, y + (corner % 2 === 0 ? 1 : -1) / Math.sqrt(3)];
}
