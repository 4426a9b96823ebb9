// The shape of a reach or a region, judged and reduced to what is stored: WGS 84 pairs. A third coordinate is dropped and said; swapped
// axes, places outside the earth and shapes without extent are refused.
import { haversineM } from '../ground/geo.ts';
import { judgePosition } from './position.ts';

/** WARNING: kinds are stable; they stand in reports of imports and are worded by the screens. */
export interface ShapeFault {
  readonly kind: 'geometry.range' | 'geometry.shape' | 'geometry.swapped' | 'geometry.tooShort';
  readonly [detail: string]: unknown;
}

export type ShapeKind = 'LineString' | 'MultiLineString' | 'Polygon' | 'MultiPolygon';

/** A reach is a line; a lake may be an area. */
export const REACH_SHAPE_KINDS: readonly ShapeKind[] = ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

/** The outline of a region. */
export const AREA_SHAPE_KINDS: readonly ShapeKind[] = ['Polygon', 'MultiPolygon'];

export interface Shape {
  readonly type: ShapeKind;
  readonly coordinates: unknown;
}

export interface JudgedShape {
  readonly shape: Shape;
  /** Metres along its lines or rings. */
  readonly lengthM: number;
  /** Positions had a third number. */
  readonly flattened: boolean;
}

/** How deep the positions lie: a line holds positions, a polygon rings of them. */
const DEPTH: Readonly<Record<ShapeKind, number>> = { LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };

const SHORTEST_M = 1;

type Position = readonly [number, number];

/** The shape to store, or why it cannot be used. */
export function judgeShape(geometry: unknown, kinds: readonly ShapeKind[]): JudgedShape | ShapeFault {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const kind = kinds.find((one) => one === type);
  if (!kind) return { kind: 'geometry.shape', type: typeof type === 'string' ? type.slice(0, 40) : null, kinds };
  const found: { fault: ShapeFault | null; flattened: boolean; lines: Position[][] } = {
    fault: null,
    flattened: false,
    lines: [],
  };
  const flat = flatten(coordinates, DEPTH[kind], found);
  if (found.fault) return found.fault;
  const isArea = kind.endsWith('Polygon');
  for (const line of found.lines) {
    const closed = line.length >= 4 && line[0]![0] === line.at(-1)![0] && line[0]![1] === line.at(-1)![1];
    if (isArea && !closed) return { kind: 'geometry.shape', type: kind, points: line.length, closed };
  }
  const lengthM = found.lines.reduce((sum, line) => sum + measure(line), 0);
  if (found.lines.length === 0 || !(lengthM >= SHORTEST_M)) return { kind: 'geometry.tooShort', lengthM };
  return { shape: { type: kind, coordinates: flat }, lengthM, flattened: found.flattened };
}

export function isShapeFault(judged: JudgedShape | ShapeFault): judged is ShapeFault {
  return 'kind' in judged;
}

function flatten(
  value: unknown,
  depth: number,
  found: { fault: ShapeFault | null; flattened: boolean; lines: Position[][] },
): unknown {
  if (!Array.isArray(value)) {
    found.fault ??= { kind: 'geometry.shape' };
    return null;
  }
  if (depth > 1) return value.map((part) => flatten(part, depth - 1, found));
  const line: Position[] = value.map((position) => {
    const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof lon !== 'number' || typeof lat !== 'number') {
      found.fault ??= { kind: 'geometry.shape' };
      return [0, 0];
    }
    const wrong = judgePosition(lon, lat);
    if (wrong) found.fault ??= { kind: wrong === 'swapped' ? 'geometry.swapped' : 'geometry.range', lon, lat };
    if ((position as unknown[]).length > 2) found.flattened = true;
    return [lon, lat];
  });
  if (line.length < 2) found.fault ??= { kind: 'geometry.tooShort', points: line.length };
  found.lines.push(line);
  return line;
}

function measure(line: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += haversineM(line[i - 1]![0], line[i - 1]![1], line[i]![0], line[i]![1]);
  return sum;
}
