// Positions as people write them: longitude and latitude in each row, with a blank, a comma or both between.
import type { LonLat } from '@xunhe/ui/map-options';

export type ReadPositions =
  | { readonly ok: true; readonly line: readonly LonLat[] }
  /** The first row that is none, from 1. */
  | { readonly ok: false; readonly row: number };

export function readPositions(text: string): ReadPositions {
  const line: LonLat[] = [];
  for (const [at, row] of text.split('\n').entries()) {
    if (row.trim() === '') continue;
    const numbers = row.trim().split(/[\s,，;；]+/);
    const [lon, lat] = numbers.map(Number);
    if (numbers.length !== 2 || !Number.isFinite(lon) || !Number.isFinite(lat)) return { ok: false, row: at + 1 };
    line.push([lon!, lat!]);
  }
  return { ok: true, line };
}

export function writePositions(line: readonly LonLat[]): string {
  return line.map(([lon, lat]) => `${lon} ${lat}`).join('\n');
}
