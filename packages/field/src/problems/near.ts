// Is what is being reported on its way already? Asked on the phone, with what the phone has, so that it is asked without a network too. The same rule
// as the office's desk; pictures are compared there alone.
import type { ProblemRowBody } from '@xunhe/contract/problem';
import { findDuplicates } from '@xunhe/domain/problem/duplicate';

export interface Sighted {
  readonly reach: string;
  readonly type: string;
  readonly place: { readonly lon: number; readonly lat: number } | null;
  /** City clock, milliseconds since 1970. */
  readonly atMs: number;
}

export interface NearProblem {
  readonly row: ProblemRowBody;
  readonly distanceM: number | null;
  readonly days: number;
}

/** Of the same kind alone: another kind at the same place is another problem. */
export function findNear(sighted: Sighted, rows: readonly ProblemRowBody[]): NearProblem[] {
  const { reach, type, place, atMs } = sighted;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const one = { id: '', reach, type, lon: place?.lon ?? null, lat: place?.lat ?? null, atMs, phashes: [] };
  const others = rows.map((row) => ({
    ...{ id: row.id, reach: row.reach, type: row.type, lon: row.lon ?? null, lat: row.lat ?? null },
    ...{ atMs: Date.parse(row.reportedAt), phashes: [] },
  }));
  return findDuplicates(one, others)
    .filter(({ sameType }) => sameType)
    .map(({ id, distanceM, days }) => ({ row: byId.get(id)!, distanceM, days }));
}
