// Rivers cut into reaches. A reach ends where a tributary comes in, so every joint is one shared point: the last point of a reach is
// the first point of the reach downstream, digit for digit.
import type { Drainage, Rivers } from './drainage.ts';
import { type Land, SEA } from './land.ts';
import { jittered, type Lattice, neighbour, type Point, toPoint } from './lattice.ts';

export interface Network {
  readonly lattice: Lattice;
  readonly land: Land;
  readonly drainage: Drainage;
  readonly rivers: Rivers;
  readonly count: number;
  /** By reach: its first cell, its last cell (the first of the reach downstream, or the mouth) and the cell in its middle. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly middle: Int32Array;
  /** By reach: the reach it flows into, -1 at the sea. */
  readonly downstream: Int32Array;
  readonly river: Int32Array;
  /** Reaches with the smaller catchment first: upstream always before downstream. */
  readonly fromSource: Int32Array;
}

export interface Cut {
  readonly keep: (river: number) => boolean;
  readonly atLeast: (river: number) => number;
  readonly longest: number;
}

interface Piece {
  readonly river: number;
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

export function cutReaches(ground: Pick<Network, 'lattice' | 'land' | 'drainage' | 'rivers'>, cut: Cut): Network {
  const joints = new Set<number>();
  ground.rivers.rivers.forEach((river, index) => {
    if (river.joins >= 0 && cut.keep(index)) joints.add(river.joins);
  });
  const pieces: Piece[] = [];
  ground.rivers.rivers.forEach((_, index) => {
    if (cut.keep(index)) pieces.push(...cutRiver(ground, index, joints, cut));
  });
  return buildNetwork(ground, pieces);
}

/** The `count` reaches with the largest catchments: what flows on from a kept reach is always kept too. */
export function keepLargestReaches(network: Network, count: number): Network {
  const { catchment } = network.drainage;
  const ranked = Array.from({ length: network.count }, (_, reach) => reach)
    .sort((a, b) => catchment[network.start[b]!]! - catchment[network.start[a]!]! || a - b)
    .slice(0, count)
    .sort((a, b) => a - b);
  const pieces = ranked.map((reach) => ({
    river: network.river[reach]!,
    start: network.start[reach]!,
    middle: network.middle[reach]!,
    end: network.end[reach]!,
  }));
  return buildNetwork(network, pieces);
}

/** The line of a reach from source to mouth. Only its inner points are smoothed: the joints stay where both reaches know them. */
export function drawReach(network: Network, reach: number): Point[] {
  const { lattice, drainage } = network;
  let line: (readonly [number, number])[] = [];
  for (let cell = network.start[reach]!; ; cell = drainage.towards[cell]!) {
    line.push(riverPlace(network, cell));
    if (cell === network.end[reach]) break;
  }
  if (drainage.towards[network.end[reach]!]! < 0) line.push(seaPlace(network, network.end[reach]!));
  for (let pass = 0; pass < 2; pass++) line = cutCorners(line);
  return line.map(([x, y]) => toPoint(lattice, x, y));
}

function cutRiver(
  { drainage, rivers }: Pick<Network, 'drainage' | 'rivers'>,
  index: number,
  joints: ReadonlySet<number>,
  cut: Cut,
): Piece[] {
  const river = rivers.rivers[index]!;
  const cells: number[] = [];
  for (let at = river.outlet, i = 0; i < river.length; i++, at = drainage.upstream[at]!) cells.push(at);
  cells.reverse();
  const mouth = river.joins < 0 ? cells[cells.length - 1]! : river.joins;
  if (river.joins >= 0) cells.push(river.joins);
  if (cells.length < 2) return [];
  const breaks = [0];
  for (let i = 1; i < cells.length - 1; i++) if (joints.has(cells[i]!)) breaks.push(i);
  breaks.push(cells.indexOf(mouth));
  for (;;) {
    const widest = findWidest(breaks);
    const gap = breaks[widest + 1]! - breaks[widest]!;
    if (gap < 2 || (gap <= cut.longest && breaks.length > cut.atLeast(index))) break;
    breaks.splice(widest + 1, 0, breaks[widest]! + Math.floor(gap / 2));
  }
  return breaks.slice(1).map((to, i) => ({
    river: index,
    start: cells[breaks[i]!]!,
    middle: cells[Math.floor((breaks[i]! + to) / 2)]!,
    end: cells[to]!,
  }));
}

function findWidest(breaks: readonly number[]): number {
  let widest = 0;
  for (let i = 1; i < breaks.length - 1; i++) {
    if (breaks[i + 1]! - breaks[i]! > breaks[widest + 1]! - breaks[widest]!) widest = i;
  }
  return widest;
}

function buildNetwork(
  ground: Pick<Network, 'lattice' | 'land' | 'drainage' | 'rivers'>,
  pieces: readonly Piece[],
): Network {
  const count = pieces.length;
  const startsAt = new Int32Array(ground.drainage.owner.length).fill(-1);
  pieces.forEach((piece, reach) => {
    startsAt[piece.start] = reach;
  });
  const { catchment } = ground.drainage;
  return {
    lattice: ground.lattice,
    land: ground.land,
    drainage: ground.drainage,
    rivers: ground.rivers,
    count,
    start: Int32Array.from(pieces, (piece) => piece.start),
    end: Int32Array.from(pieces, (piece) => piece.end),
    middle: Int32Array.from(pieces, (piece) => piece.middle),
    downstream: Int32Array.from(pieces, (piece) => startsAt[piece.end]!),
    river: Int32Array.from(pieces, (piece) => piece.river),
    fromSource: Int32Array.from(
      pieces
        .map((_, reach) => reach)
        .sort((a, b) => catchment[pieces[a]!.start]! - catchment[pieces[b]!.start]! || a - b),
    ),
  };
}

/** A river bends less than its cells do. */
function riverPlace({ lattice, drainage }: Network, cell: number): readonly [number, number] {
  const [x, y] = jittered(lattice, cell);
  const below = drainage.towards[cell]!;
  const above = drainage.upstream[cell]!;
  if (below < 0 || above < 0) return [x, y];
  const [belowX, belowY] = jittered(lattice, below);
  const [aboveX, aboveY] = jittered(lattice, above);
  return [x * 0.5 + (belowX + aboveX) * 0.25, y * 0.5 + (belowY + aboveY) * 0.25];
}

function seaPlace({ lattice, land }: Network, cell: number): readonly [number, number] {
  const [x, y] = jittered(lattice, cell);
  for (let direction = 0; direction < 6; direction++) {
    const next = neighbour(lattice, cell, direction);
    if (next < 0 || land.kind[next] !== SEA) continue;
    const [seaX, seaY] = jittered(lattice, next);
    return [(x + seaX) / 2, (y + seaY) / 2];
  }
  return [x, y];
}

function cutCorners(line: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const last = line.length - 1;
  const smooth: (readonly [number, number])[] = [line[0]!];
  for (let i = 0; i < last; i++) {
    const [ax, ay] = line[i]!;
    const [bx, by] = line[i + 1]!;
    if (i > 0) smooth.push([ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25]);
    if (i < last - 1) smooth.push([ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75]);
  }
  smooth.push(line[last]!);
  return smooth;
}
