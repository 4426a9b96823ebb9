// Several boosted models of the same rows that differ in the rows and features that chance showed them. Their mean errs less than each of
// them, and most where rows are few; it is a boosted model itself, with all trees and a share of every value.
import { type Boosted, type BoostOptions, type TrainingRows, trainBoosting } from './boosting.ts';
import type { Crew } from './crew.ts';

/** Rows and features that members share, so that more members would say the same again [D]. */
const ROWS_FOR_ONE = 60_000;

/** Fewer members for more rows: a large city needs none of their help, and a small one has the time. */
export function countMembers(rows: number, most: number): number {
  return Math.min(most, Math.max(1, Math.round(ROWS_FOR_ONE / Math.max(1, rows))));
}

export function trainMembers(rows: TrainingRows, options: BoostOptions, count: number, crew: Crew): Boosted {
  const members = Array.from({ length: count }, (_, i) =>
    trainBoosting(rows, { ...options, seed: options.seed + 1000 * i }, null, crew),
  );
  if (members.length === 1) return members[0]!;
  const trees = members.flatMap((member) =>
    member.trees.map((tree) => ({ ...tree, value: tree.value.map((value) => value / count) })),
  );
  return { ...members[0]!, trees };
}
