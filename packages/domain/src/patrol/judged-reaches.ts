// The reaches a walk is held against, made ready once: a city of 5,000 takes some tenths of a second, and then each walk only meets the
// few it came near. Whoever judges many walks against the same reaches keeps what is made here.
import { buildSegmentGrid, type Lines, type SegmentGrid } from '../ground/segment-grid.ts';

export interface JudgedReach {
  readonly id: string;
  /** Longitude, latitude pairs; empty when the reach has no geometry. */
  readonly lines: Lines;
  readonly lengthM: number;
  readonly widthM: number | null;
}

/** Reaches of like width: what is asked of a creek must not be as wide as a lake. */
export interface ReachLayer {
  readonly grid: SegmentGrid;
  /** Places in the list of reaches, by entry of the grid. */
  readonly places: readonly number[];
  readonly widestM: number;
}

export interface PreparedReaches {
  readonly list: readonly JudgedReach[];
  /** Place in the list; of reaches with the same id the first. */
  readonly placeOf: ReadonlyMap<string, number>;
  readonly layers: readonly ReachLayer[];
  /** False when a reach has no line: nobody can be shown to be far from it. */
  readonly allDrawn: boolean;
}

const NARROW_M = 100;
const NARROW_SQUARE_M = 200;
const WIDE_SQUARE_M = 500;

export function prepareReaches(list: readonly JudgedReach[]): PreparedReaches {
  const placeOf = new Map<string, number>();
  for (const [place, { id }] of list.entries()) if (!placeOf.has(id)) placeOf.set(id, place);
  const narrow: number[] = [];
  const wide: number[] = [];
  for (const [place, { widthM }] of list.entries()) (isWide(widthM) ? wide : narrow).push(place);
  return {
    list,
    placeOf,
    layers: [makeLayer(list, narrow, NARROW_SQUARE_M), makeLayer(list, wide, WIDE_SQUARE_M)].filter(
      ({ places }) => places.length > 0,
    ),
    allDrawn: list.every(({ lines }) => lines.some((line) => line.length > 0)),
  };
}

function isWide(widthM: number | null): boolean {
  return widthM !== null && widthM > NARROW_M;
}

function makeLayer(list: readonly JudgedReach[], places: readonly number[], squareM: number): ReachLayer {
  return {
    grid: buildSegmentGrid(
      places.map((place) => list[place]!.lines),
      squareM,
    ),
    places,
    widestM: places.reduce((most, place) => Math.max(most, list[place]!.widthM ?? 0), 0),
  };
}
