// A shape as people write it: the positions of a line or of one outline, or GeoJSON as another program gives it.
import type { RegisterValue } from '@xunhe/domain/place/register-form';
import type { Shape, ShapeKind } from '@xunhe/domain/place/shape';
import type { LonLat } from '@xunhe/ui/map-options';
import type { DrawnForm } from '@xunhe/ui/shape-canvas';
import { readPositions, writePositions } from './positions.ts';

export type ReadShape =
  | { readonly ok: true; readonly shape: Shape | null }
  /** The first row that is no position, from 1; null: it is no GeoJSON. */
  | { readonly ok: false; readonly row: number | null };

/** What is wrong with a shape that can be read (swapped axes, an open ring) is told when the record is judged. */
export function readShape(text: string, form: DrawnForm): ReadShape {
  if (text.trimStart().startsWith('{')) {
    const shape = readGeoJson(text);
    return shape ? { ok: true, shape } : { ok: false, row: null };
  }
  const read = readPositions(text);
  return read.ok ? { ok: true, shape: toShape(read.line, form) } : read;
}

export function writeShape(value: RegisterValue, form: DrawnForm): string {
  const line = lineOf(value, form);
  if (line) return writePositions(line);
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : '';
}

/** The points of a line, or of the one outline of an area without the first again; null for any other shape. */
export function lineOf(value: RegisterValue, form: DrawnForm): readonly LonLat[] | null {
  if (value === null || typeof value !== 'object') return null;
  if (form === 'line') return value.type === 'LineString' ? (value.coordinates as LonLat[]) : null;
  const rings = value.type === 'Polygon' ? (value.coordinates as LonLat[][]) : [];
  return rings.length === 1 ? rings[0]!.slice(0, -1) : null;
}

export function toShape(line: readonly LonLat[], form: DrawnForm): Shape | null {
  const [first] = line;
  if (!first) return null;
  if (form === 'line') return { type: 'LineString', coordinates: line };
  const last = line.at(-1)!;
  // Whoever writes the first point again at the end means the same.
  const isClosed = line.length > 1 && last[0] === first[0] && last[1] === first[1];
  return { type: 'Polygon', coordinates: [isClosed ? line : [...line, first]] };
}

/** A geometry, a feature, or a collection of one. */
function readGeoJson(text: string): Shape | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    // Half typed.
    return null;
  }
  const { features } = read as { features?: unknown };
  const feature = Array.isArray(features) && features.length === 1 ? (features[0] as unknown) : read;
  const { geometry = feature } = (feature ?? {}) as { geometry?: unknown };
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  return typeof type === 'string' && Array.isArray(coordinates) ? { type: type as ShapeKind, coordinates } : null;
}
