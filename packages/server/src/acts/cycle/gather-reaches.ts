// What the model is told of each reach: where it lies and flows, whose rain it gets, and what the register says stands on its banks.
import { groupBy } from '@xunhe/domain/ground/group';
import { regionPrefix } from '@xunhe/domain/place/region';
import { readSourceState } from '@xunhe/domain/place/source-status';
import type { HistoryReach } from '@xunhe/domain/risk/features/history';
import type { Tx } from '../../store/db.ts';
import { listLandCover, listSources, type ReachWithWater } from '../../store/place.ts';
import type { CityRow, SourceRow } from '../../store/rows-place.ts';

export async function describeReaches(
  tx: Tx,
  city: CityRow,
  reaches: readonly ReachWithWater[],
  /** Index of the rain of each reach. */
  rainOf: readonly number[],
): Promise<HistoryReach[]> {
  const index = new Map(reaches.map((reach, i) => [reach.id, i]));
  const sources = groupBy(await listSources(tx, city.city), (source) => source.reach);
  const land = groupBy(await listLandCover(tx, city.city), (row) => row.reach);
  return reaches.map((reach, i) => ({
    id: reach.id,
    waterBody: reach.water_body,
    district: regionPrefix(reach.region).slice(0, 6),
    kind: reach.water_kind as HistoryReach['kind'],
    targetClass: reach.target_class ?? city.target_class,
    lengthM: reach.length_m,
    widthM: reach.width_m ?? Number.NaN,
    downstream: reach.downstream === null ? -1 : (index.get(reach.downstream) ?? -1),
    gauge: rainOf[i]!,
    ...sumSources(sources.get(reach.id) ?? []),
    landCover: Object.fromEntries((land.get(reach.id) ?? []).map((row) => [row.class, row.share])),
  }));
}

/** A closed source no longer discharges. The register has no dates: it counts for the past as it stands today. */
function sumSources(
  sources: readonly SourceRow[],
): Pick<HistoryReach, 'sourceLoadKgd' | 'sourceCounts' | 'wwtpLoadKgd' | 'sourceFaults'> {
  const sourceCounts: Record<string, number> = {};
  let [sourceLoadKgd, wwtpLoadKgd, sourceFaults] = [0, 0, 0];
  for (const source of sources) {
    const state = readSourceState(source.status);
    if (state === 'closed') continue;
    sourceCounts[source.kind] = (sourceCounts[source.kind] ?? 0) + 1;
    sourceLoadKgd += source.load_kgd ?? 0;
    if (source.kind === 'wwtp') wwtpLoadKgd += source.load_kgd ?? 0;
    if (state === 'faulty') sourceFaults++;
  }
  return { sourceCounts, sourceLoadKgd, wwtpLoadKgd, sourceFaults };
}
