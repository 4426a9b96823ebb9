// What stands on the bank and above it: loads, counts of sources by kind, land cover. Known of every reach, sampled or not.
import type { MatrixBuilder } from '../learner/feature-matrix.ts';
import type { HistoryReach } from './history.ts';
import type { Prepared } from './prepared-history.ts';

const KINDS = ['industry', 'farm', 'wwtp', 'outfall', 'drainage_unit', 'drainage_user', 'market', 'scattered'] as const;
const MOST_COVERS = 8;

export function addSourceFeatures(builder: MatrixBuilder, { history, upstream }: Prepared): void {
  const { reaches } = history;
  // A city without any register of sources says nothing, which is not the same as having none.
  const known = reaches.some((reach) => Object.keys(reach.sourceCounts).length > 0);
  const orUnknown = (value: number) => (known ? value : Number.NaN);
  builder.add({ name: 'sources.load', group: 'sources', monotone: 1, ownless: true }, (row) =>
    orUnknown(Math.log1p(reaches[row]!.sourceLoadKgd)),
  );
  for (const [name, read] of [
    ['sources.loadAbove', (reach: HistoryReach) => reach.sourceLoadKgd],
    ['sources.wwtpLoadAbove', (reach: HistoryReach) => reach.wwtpLoadKgd],
    ['sources.faultsAbove', (reach: HistoryReach) => reach.sourceFaults],
  ] as const) {
    const above = sumAbove(upstream, reaches.map(read));
    builder.add({ name, group: 'sources', ownless: true }, (row) => orUnknown(Math.log1p(above[row]!)));
  }
  builder.add({ name: 'sources.wwtpLoad', group: 'sources', ownless: true }, (row) =>
    orUnknown(Math.log1p(reaches[row]!.wwtpLoadKgd)),
  );
  builder.add({ name: 'sources.faults', group: 'sources', monotone: 1, ownless: true }, (row) =>
    orUnknown(reaches[row]!.sourceFaults),
  );
  for (const kind of KINDS) {
    builder.add({ name: `sources.${kind}`, group: 'sources', ownless: true }, (row) =>
      orUnknown(reaches[row]!.sourceCounts[kind] ?? 0),
    );
  }
  const covers = [...new Set(reaches.flatMap((reach) => Object.keys(reach.landCover)))].sort().slice(0, MOST_COVERS);
  for (const cover of covers) {
    builder.add(
      { name: `land.${cover}`, group: 'land', ownless: true },
      (row) => reaches[row]!.landCover[cover] ?? Number.NaN,
    );
  }
  const countAbove = sumAbove(
    upstream,
    reaches.map(() => 1),
  );
  builder.add({ name: 'reach.above', group: 'reach', ownless: true }, (row) => Math.log1p(countAbove[row]!));
}

/** Sum over all that lies above, each once. */
function sumAbove(upstream: Prepared['upstream'], values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length).fill(Number.NaN);
  for (let start = 0; start < values.length; start++) {
    // Depth first without recursion: a long river must not end in a full stack.
    const stack = [start];
    while (stack.length > 0) {
      const row = stack.at(-1)!;
      const open = upstream[row]!.filter((above) => Number.isNaN(sums[above]!));
      if (open.length > 0) stack.push(...open);
      else {
        sums[row] = upstream[row]!.reduce((sum, above) => sum + sums[above]! + values[above]!, 0);
        stack.pop();
      }
    }
  }
  return sums;
}
