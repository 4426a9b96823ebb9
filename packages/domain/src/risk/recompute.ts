// One stored forecast once more: from the model as it was kept and the values as they were stored. Whoever doubts a probability is shown that
// the same comes out again, and that what each feature added is the same too.
import { canRead } from './ensemble.ts';
import { explainEnsemble } from './explain-ensemble.ts';
import type { ForecastBasis } from './forecast.ts';
import { toProbability } from './learner/calibration.ts';
import type { FeatureGroup, FeatureMatrix } from './learner/feature-matrix.ts';
import type { MonthModel } from './model-file.ts';

export interface StoredRow {
  readonly basis: ForecastBasis;
  readonly columns: readonly { readonly name: string; readonly group: FeatureGroup }[];
  /** In the order of the columns; NaN: not known. */
  readonly features: Float32Array;
}

/** noModel: it rests on the reach's own record or on nothing; unreadable: the model is not the one that spoke, or misses features. */
export type Recomputed =
  | {
      readonly kind: 'spoke';
      readonly probability: number;
      readonly base: number;
      readonly effects: Float64Array;
    }
  | { readonly kind: 'noModel' }
  | { readonly kind: 'unreadable' };

export function recomputeForecast(model: MonthModel, row: StoredRow): Recomputed {
  if (row.basis !== 'model' && row.basis !== 'neighbours') return { kind: 'noModel' };
  const ensemble = row.basis === 'model' ? model.own : model.around;
  const matrix = matrixOf(row);
  if (!ensemble || row.features.length !== row.columns.length || !canRead(ensemble, matrix))
    return { kind: 'unreadable' };
  const { logit, base, effects } = explainEnsemble(ensemble, matrix)[0]!;
  return { kind: 'spoke', probability: toProbability(logit), base, effects };
}

/** A matrix of one row. Which way a feature may push and who knows it was settled when the model learned. */
function matrixOf({ columns, features }: StoredRow): FeatureMatrix {
  return {
    rows: 1,
    columns: columns.map((column) => ({ ...column, monotone: 0, ownless: false })),
    values: Array.from(features, (value) => Float32Array.of(value)),
  };
}
