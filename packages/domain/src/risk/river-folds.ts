// What a model says of a river where nobody samples can only be checked on rivers that were kept from it: their months fall on other folds
// than the months learned from. Later months of the same rivers would flatter it, because rivers differ more than months do.
import type { TrainingRows } from './learner/boosting.ts';
import { type FeatureColumn, type FeatureMatrix, stackRows } from './learner/feature-matrix.ts';
import { seedRandom } from './learner/random.ts';
import type { Collected, Fold } from './training-rows.ts';

/** Share of the rows from which the rest of the river is hidden: reaches without samples are met on sampled rivers and on others [D]. */
const HIDDEN = 0.5;
const FOLDS = 4;
const OF_RIVER = 'river.';

/** The same rows, of which some know nothing of their own river, as if no other reach of it were sampled. */
export function hideRivers(all: Collected, seed: number): Collected {
  const random = seedRandom(seed + 31);
  const isHidden = Array.from(all.labels, () => random() < HIDDEN);
  const { matrix } = all;
  const values = matrix.columns.map((column, c) => {
    const known = matrix.values[c]!;
    return tellsOfRiver(column) ? known.map((value, row) => (isHidden[row] ? Number.NaN : value)) : known;
  });
  return { ...all, matrix: { ...matrix, values } };
}

/** Tells whether no other reach of a row's river is sampled either. */
export function findLone({ columns, values }: FeatureMatrix): (row: number) => boolean {
  const telling = values.filter((_, i) => columns[i]!.name.startsWith(OF_RIVER));
  return (row) => telling.every((column) => Number.isNaN(column[row]!));
}

function tellsOfRiver({ group, name }: FeatureColumn): boolean {
  return group === 'upstream' || name.startsWith(OF_RIVER);
}

/** Each river is checked once, in the months from `from` on, by what the other rivers teach. Empty when there are fewer than two. */
export function foldByRiver(all: Collected, rows: TrainingRows, from: number): Fold[] {
  const foldOf = shareOut(all.rivers);
  const folds = Math.max(-1, ...foldOf.values()) + 1;
  if (folds < 2) return [];
  return Array.from({ length: folds }, (_, fold) => {
    const isIn = (row: number) => foldOf.get(all.rivers[row]!) === fold;
    return {
      early: pickRows(rows, (row) => !isIn(row)),
      check: pickRows(rows, (row) => isIn(row) && all.months[row]! >= from),
    };
  });
}

/** Fold of each river: the rivers with most rows first, each where there are fewest rows yet. */
function shareOut(rivers: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const river of rivers) counts.set(river, (counts.get(river) ?? 0) + 1);
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || a - b);
  const sizes = new Array<number>(Math.min(FOLDS, sorted.length)).fill(0);
  const foldOf = new Map<number, number>();
  for (const [river, count] of sorted) {
    const fold = sizes.indexOf(Math.min(...sizes));
    foldOf.set(river, fold);
    sizes[fold]! += count;
  }
  return foldOf;
}

function pickRows({ matrix, labels, weights }: TrainingRows, counts: (row: number) => boolean): TrainingRows {
  const rows = Array.from(labels.keys()).filter(counts);
  const picked: FeatureMatrix = stackRows([{ matrix, rows }]);
  return {
    matrix: picked,
    labels: Float32Array.from(rows, (row) => labels[row]!),
    weights: Float32Array.from(rows, (row) => weights[row]!),
  };
}
