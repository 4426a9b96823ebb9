// The place finds its water: whoever opens the form at the river sees the right one of his reaches chosen already.
import type { TodayReach } from '@xunhe/contract/duty';
import { geometryToLines } from '@xunhe/domain/patrol/reach-lines';
import { findNearestReach } from '@xunhe/domain/problem/nearest-reach';

/** Null away from all of them. */
export function snapReach(
  reaches: readonly Pick<TodayReach, 'reach' | 'geometry'>[],
  place: { readonly lon: number; readonly lat: number },
): string | null {
  const lines = reaches.map(({ reach, geometry }) => ({ id: reach, lines: geometryToLines(geometry) }));
  return findNearestReach(lines, place)?.id ?? null;
}
