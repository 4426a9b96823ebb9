// The reaches of a city as the model ties them together: along the water, and as rivers.

import { groupBy } from '@xunhe/domain/ground/group';
import { listReaders } from '@xunhe/domain/risk/features/readers';
import type { NetworkReach } from '../../store/board-data.ts';

export interface TiedReaches {
  /** The reach itself, those that read it along the water, and the rest of its river: whose next assessment its samples feed. */
  listFed(reach: string): ReadonlySet<string>;
}

export function tieReaches(reaches: readonly NetworkReach[], measured: ReadonlySet<string>): TiedReaches {
  const index = new Map(reaches.map(({ id }, i) => [id, i]));
  const downstream = reaches.map((reach) => (reach.downstream === null ? -1 : (index.get(reach.downstream) ?? -1)));
  const upstream: number[][] = reaches.map(() => []);
  for (const [i, below] of downstream.entries()) if (below >= 0) upstream[below]!.push(i);
  const rivers = groupBy(reaches, (reach) => reach.water_body);
  const known = new Map<string, ReadonlySet<string>>();
  return {
    listFed(id) {
      const row = index.get(id);
      if (row === undefined) return new Set();
      const fed =
        known.get(id) ??
        new Set([
          id,
          ...[...listReaders({ downstream, upstream }, (at) => measured.has(reaches[at]!.id), row)].map(
            (at) => reaches[at]!.id,
          ),
          ...rivers.get(reaches[row]!.water_body)!.map((reach) => reach.id),
        ]);
      known.set(id, fed);
      return fed;
    },
  };
}
