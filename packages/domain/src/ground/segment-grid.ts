// Which of many line segments lie near a place? Segments are entered into every square of a grid that they cross; squares are hashed into
// buckets, so memory follows the number of segments and one stray line costs nothing. What is found is a superset: the caller measures.
import { makePlane, type Plane } from './geo.ts';

/** Longitude, latitude pairs of each line. */
export type Lines = readonly (readonly (readonly number[])[])[];

export interface SegmentGrid {
  /** Of every vertex, degrees. */
  readonly lons: Float64Array;
  readonly lats: Float64Array;
  /** Vertices at the ends of each segment; the same one twice for a line of a single point. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Which entry of the list each segment belongs to. */
  readonly owner: Int32Array;
  /** The segments of entry `i` are `first[i]` to `first[i + 1]`. */
  readonly first: Int32Array;
  /** Degrees a square. */
  readonly stepLon: number;
  readonly stepLat: number;
  /** The segments of bucket `b` are `items[starts[b]]` to `items[starts[b + 1]]`. */
  readonly starts: Int32Array;
  readonly items: Int32Array;
  /** Segments that cross so many squares that they are always looked at. */
  readonly long: Int32Array;
}

const LONGEST_SQUARES = 256;
const MOST_SQUARES = 65_536;

/** @param list the lines of each entry  @param squareM about the width of what will be asked for */
export function buildSegmentGrid(list: readonly Lines[], squareM: number): SegmentGrid {
  const ends = listEnds(list);
  const plane = makePlane(ends.lons[0] ?? 0, ends.lats[0] ?? 0);
  const stepLat = squareM / plane.metresPerLat;
  // Near a pole a degree of longitude shrinks to nothing.
  const stepLon = squareM / Math.max(1000, Math.abs(plane.metresPerLon));
  const squaresOf = (s: number) => listSquares(ends, s, { stepLon, stepLat });
  const long: number[] = [];
  let entries = 0;
  for (let s = 0; s < ends.owner.length; s++) {
    const squares = squaresOf(s);
    if (squares === null) long.push(s);
    else entries += squares.length / 2;
  }
  let buckets = 16;
  while (buckets < entries) buckets *= 2;
  const starts = new Int32Array(buckets + 1);
  for (let s = 0; s < ends.owner.length; s++) {
    const squares = squaresOf(s) ?? [];
    for (let i = 0; i < squares.length; i += 2) starts[bucketOf(squares[i]!, squares[i + 1]!, buckets) + 1]!++;
  }
  for (let b = 0; b < buckets; b++) starts[b + 1]! += starts[b]!;
  const next = starts.slice(0, buckets);
  const items = new Int32Array(entries);
  for (let s = 0; s < ends.owner.length; s++) {
    const squares = squaresOf(s) ?? [];
    for (let i = 0; i < squares.length; i += 2) items[next[bucketOf(squares[i]!, squares[i + 1]!, buckets)]!++] = s;
  }
  return { ...ends, stepLon, stepLat, starts, items, long: Int32Array.from(long) };
}

/** Finds the segments around a place; the list stays the same object while the squares asked for stay the same. */
export type FindSegments = (lon: number, lat: number) => readonly number[];

/**
 * All segments within so many metres of a place, and others; a segment may be named twice.
 * @param plane on which the metres are meant
 */
export function makeFinder(grid: SegmentGrid, plane: Plane, radiusM: number): FindSegments {
  const { stepLon, stepLat } = grid;
  const spanLon = toSpan(radiusM, plane.metresPerLon);
  const spanLat = toSpan(radiusM, plane.metresPerLat);
  let [west, east, south, north] = [Number.NaN, 0, 0, 0];
  let found: readonly number[] = [];
  return (lon, lat) => {
    const x0 = Math.floor((lon - spanLon) / stepLon);
    const x1 = Math.floor((lon + spanLon) / stepLon);
    const y0 = Math.floor((lat - spanLat) / stepLat);
    const y1 = Math.floor((lat + spanLat) / stepLat);
    if (x0 === west && x1 === east && y0 === south && y1 === north) return found;
    west = x0;
    east = x1;
    south = y0;
    north = y1;
    found = listSegments(grid, [x0, y0, x1, y1]);
    return found;
  };
}

function listSegments(grid: SegmentGrid, [x0, y0, x1, y1]: readonly [number, number, number, number]): number[] {
  // Beside a pole, or asked with no number, all of them.
  if (!((x1 - x0 + 1) * (y1 - y0 + 1) <= MOST_SQUARES)) return Array.from(grid.owner, (_, s) => s);
  const { starts, items } = grid;
  const found: number[] = Array.from(grid.long);
  const buckets = starts.length - 1;
  for (let y = y0; y <= y1; y++)
    for (let x = x0; x <= x1; x++) {
      const bucket = bucketOf(x, y, buckets);
      for (let i = starts[bucket]!; i < starts[bucket + 1]!; i++) found.push(items[i]!);
    }
  return found;
}

/** Degrees that hold these metres, a hair more. */
function toSpan(metres: number, metresPerDegree: number): number {
  return (metres / Math.abs(metresPerDegree)) * (1 + 1e-9) + 1e-9;
}

function bucketOf(x: number, y: number, buckets: number): number {
  const mixed = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (buckets - 1);
}

type Ends = Pick<SegmentGrid, 'lons' | 'lats' | 'from' | 'to' | 'owner' | 'first'>;

function listEnds(list: readonly Lines[]): Ends {
  let vertices = 0;
  let segments = 0;
  for (const lines of list)
    for (const line of lines) {
      vertices += line.length;
      segments += line.length === 0 ? 0 : Math.max(1, line.length - 1);
    }
  const ends = {
    lons: new Float64Array(vertices),
    lats: new Float64Array(vertices),
    from: new Int32Array(segments),
    to: new Int32Array(segments),
    owner: new Int32Array(segments),
    first: new Int32Array(list.length + 1),
  };
  let [v, s] = [0, 0];
  for (const [owner, lines] of list.entries()) {
    for (const line of lines)
      for (let i = 0; i < line.length; i++, v++) {
        ends.lons[v] = line[i]![0]!;
        ends.lats[v] = line[i]![1]!;
        if (i === 0 && line.length > 1) continue;
        ends.from[s] = i === 0 ? v : v - 1;
        ends.to[s] = v;
        ends.owner[s++] = owner;
      }
    ends.first[owner + 1] = s;
  }
  return ends;
}

/** The squares that a segment may cross, as pairs, row by row; null when they are too many. */
function listSquares(
  ends: Ends,
  s: number,
  { stepLon, stepLat }: { readonly stepLon: number; readonly stepLat: number },
): number[] | null {
  const ax = ends.lons[ends.from[s]!]! / stepLon;
  const ay = ends.lats[ends.from[s]!]! / stepLat;
  const bx = ends.lons[ends.to[s]!]! / stepLon;
  const by = ends.lats[ends.to[s]!]! / stepLat;
  if (!(Math.abs(bx - ax) + Math.abs(by - ay) < LONGEST_SQUARES)) return null;
  const squares: number[] = [];
  const [x0, x1] = [Math.min(ax, bx), Math.max(ax, bx)];
  const [y0, y1] = [Math.floor(Math.min(ay, by)), Math.floor(Math.max(ay, by))];
  for (let y = y0; y <= y1; y++) {
    let [west, east] = [x0, x1];
    if (y1 > y0) {
      const slope = (bx - ax) / (by - ay);
      const [p, q] = [ax + (y - ay) * slope, ax + (y + 1 - ay) * slope];
      // A hair wider, so that rounding loses no square.
      west = Math.max(x0, Math.min(p, q) - 1e-6);
      east = Math.min(x1, Math.max(p, q) + 1e-6);
    }
    for (let x = Math.floor(west); x <= Math.floor(east); x++) squares.push(x, y);
  }
  return squares;
}
