// How much of a reach a walk has seen: the reach is cut into cells of 20 m, and a cell is seen when a clean point lies within the buffer.
// That, not the kilometres of the phone, is the measure of a patrol [D]. Reaches that the walk did not come near are never looked at.
import { type Plane, squaredToSegment, toX, toY } from '../ground/geo.ts';
import { makeFinder, type SegmentGrid } from '../ground/segment-grid.ts';
import type { JudgedReach, PreparedReaches } from './judged-reaches.ts';

export const CELL_M = 20;

export interface Coverage {
  /** Share of the cells seen, 0–1. */
  readonly share: number;
  /** Metres walked with both ends of the step on the reach. */
  readonly onReachM: number;
}

export interface Walk {
  readonly plane: Plane;
  /** Metres on the plane. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** True where the step from the point before must not be counted. */
  readonly breaks: readonly boolean[];
}

export interface Buffers {
  /** Metres from the line within which one is on the reach. */
  bufferM(reach: JudgedReach): number;
  /** At least the buffer of every reach up to this width. */
  widestBufferM(widthM: number): number;
}

export const NOT_COVERED: Coverage = { share: 0, onReachM: 0 };

/** By place in the list; what is not there was not touched. */
export function measureCoverage(walk: Walk, reaches: PreparedReaches, buffers: Buffers): Map<number, Coverage> {
  const covered = new Map<number, Coverage>();
  for (const layer of reaches.layers) {
    const bufferOf = (owner: number) => buffers.bufferM(reaches.list[layer.places[owner]!]!);
    const radiusM = buffers.widestBufferM(layer.widestM);
    for (const [owner, { seen, seenCount, onReachM }] of walkPast(walk, layer.grid, { bufferOf, radiusM }))
      covered.set(layer.places[owner]!, { share: seen.length === 0 ? 0 : seenCount / seen.length, onReachM });
  }
  return covered;
}

/** A reach on the plane of the walk. */
interface Met {
  /** The segment of the grid that is its first. */
  readonly first: number;
  /** Four numbers a segment: ax, ay, bx, by, metres. */
  readonly ends: Float64Array;
  /** The cells of segment `i` are `cells[i]` to `cells[i + 1]`. */
  readonly cells: Int32Array;
  readonly seen: Uint8Array;
  readonly bufferM: number;
  /** The turn in which a segment was last listed as near. */
  readonly listed: Int32Array;
  seenCount: number;
  onReachM: number;
  /** The last point that was on the reach. */
  lastOn: number;
}

/** What was met, by entry of the grid. */
function walkPast(
  walk: Walk,
  grid: SegmentGrid,
  buffers: { readonly bufferOf: (owner: number) => number; readonly radiusM: number },
): Map<number, Met> {
  const { plane, x, y } = walk;
  const met = new Map<number, Met>();
  const meetOwner = (owner: number) => {
    const known = met.get(owner);
    if (known) return known;
    const fresh = meet(grid, { owner, plane, bufferM: buffers.bufferOf(owner) });
    met.set(owner, fresh);
    return fresh;
  };
  const find = makeFinder(grid, plane, buffers.radiusM);
  let found: readonly number[] = [];
  const near: Near = { reaches: [], segments: [] };
  for (let i = 0; i < x.length; i++) {
    const around = find(plane.lon0 + x[i]! / plane.metresPerLon, plane.lat0 + y[i]! / plane.metresPerLat);
    if (around !== found) {
      found = around;
      listNear(near, { grid, found, turn: i + 1, meetOwner });
    }
    for (let n = 0; n < near.segments.length; n++) {
      const one = near.reaches[n]!;
      // A cell that is known to be seen says nothing new of a point that is known to be on the reach.
      if (one.lastOn === i && isSeen(one, near.segments[n]!)) continue;
      if (see(one, near.segments[n]!, x[i]!, y[i]!) && one.lastOn !== i) stepOn(one, walk, i);
    }
  }
  return met;
}

/** Segments that are looked at for a while, each once: the reach, and the place of the segment in it. */
interface Near {
  readonly reaches: Met[];
  readonly segments: number[];
}

function listNear(
  near: Near,
  from: {
    readonly grid: SegmentGrid;
    readonly found: readonly number[];
    readonly turn: number;
    readonly meetOwner: (owner: number) => Met;
  },
): void {
  const { owner } = from.grid;
  near.reaches.length = 0;
  near.segments.length = 0;
  let [last, one] = [-1, undefined as Met | undefined];
  for (const s of from.found) {
    if (one === undefined || owner[s] !== last) {
      last = owner[s]!;
      one = from.meetOwner(last);
    }
    const i = s - one.first;
    if (one.listed[i] === from.turn) continue;
    one.listed[i] = from.turn;
    near.reaches.push(one);
    near.segments.push(i);
  }
}

function meet(
  grid: SegmentGrid,
  { owner, plane, bufferM }: { readonly owner: number; readonly plane: Plane; readonly bufferM: number },
): Met {
  const first = grid.first[owner]!;
  const count = grid.first[owner + 1]! - first;
  const ends = new Float64Array(count * 4);
  const cells = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) {
    const a = grid.from[first + i]!;
    const b = grid.to[first + i]!;
    ends[i * 4] = toX(plane, grid.lons[a]!);
    ends[i * 4 + 1] = toY(plane, grid.lats[a]!);
    ends[i * 4 + 2] = toX(plane, grid.lons[b]!);
    ends[i * 4 + 3] = toY(plane, grid.lats[b]!);
    const dx = ends[i * 4 + 2]! - ends[i * 4]!;
    const dy = ends[i * 4 + 3]! - ends[i * 4 + 1]!;
    // A single point is no stretch that could be walked.
    cells[i + 1] = cells[i]! + (a === b ? 0 : Math.max(1, Math.round(Math.sqrt(dx * dx + dy * dy) / CELL_M)));
  }
  const seen = new Uint8Array(cells[count]!);
  const listed = new Int32Array(count);
  return { first, ends, cells, seen, bufferM, listed, seenCount: 0, onReachM: 0, lastOn: -1 };
}

function isSeen({ cells, seen }: Met, i: number): boolean {
  return cells[i + 1]! - cells[i]! === 1 && seen[cells[i]!] === 1;
}

/** Marks the cells of segment `i` that the point sees. */
function see(one: Met, i: number, x: number, y: number): boolean {
  const ax = one.ends[i * 4]!;
  const ay = one.ends[i * 4 + 1]!;
  const dx = one.ends[i * 4 + 2]! - ax;
  const dy = one.ends[i * 4 + 3]! - ay;
  const square = one.bufferM * one.bufferM;
  const from = one.cells[i]!;
  const pieces = one.cells[i + 1]! - from;
  if (isBeyond([x - ax, y - ay, dx, dy], square)) return false;
  let least = 0;
  let most = pieces - 1;
  if (pieces > 3) {
    // Of a long segment only the cells beside the point can be near.
    const lengthM = Math.sqrt(dx * dx + dy * dy);
    const alongM = ((x - ax) * dx + (y - ay) * dy) / lengthM;
    least = Math.max(0, Math.floor(((alongM - one.bufferM) / lengthM) * pieces) - 1);
    most = Math.min(most, Math.floor(((alongM + one.bufferM) / lengthM) * pieces) + 1);
  }
  let isOn = false;
  for (let p = least; p <= most; p++) {
    const cx = ax + (dx * p) / pieces;
    const cy = ay + (dy * p) / pieces;
    const near = squaredToSegment(x, y, cx, cy, ax + (dx * (p + 1)) / pieces, ay + (dy * (p + 1)) / pieces);
    if (near > square) continue;
    isOn = true;
    if (one.seen[from + p] === 1) continue;
    one.seen[from + p] = 1;
    one.seenCount++;
  }
  return isOn;
}

/** True only where a point is farther from a segment than asked, with a hair to spare: most are, and this divides by nothing. */
function isBeyond([px, py, dx, dy]: readonly [number, number, number, number], square: number): boolean {
  const length = dx * dx + dy * dy;
  const along = px * dx + py * dy;
  const limit = square * 1.000001 + 1e-6;
  if (along < 0) return px * px + py * py > limit;
  if (along > length) return (px - dx) * (px - dx) + (py - dy) * (py - dy) > limit;
  const across = px * dy - py * dx;
  return across * across > limit * length;
}

function stepOn(one: Met, { x, y, breaks }: Walk, i: number): void {
  if (i > 0 && one.lastOn === i - 1 && !breaks[i]) {
    const [dx, dy] = [x[i]! - x[i - 1]!, y[i]! - y[i - 1]!];
    one.onReachM += Math.sqrt(dx * dx + dy * dy);
  }
  one.lastOn = i;
}
