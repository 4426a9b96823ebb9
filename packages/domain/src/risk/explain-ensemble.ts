// What each feature adds to the calibrated logit of an ensemble. The logit is linear in both parts, so tree SHAP of the trees and the terms
// of the regression add up after the same scaling.
import { calibrateRows, columnsOf, type Ensemble } from './ensemble.ts';
import { scoreRows } from './learner/boosting.ts';
import type { FeatureGroup, FeatureMatrix } from './learner/feature-matrix.ts';
import { explainLogistic, scoreLogistic } from './learner/logistic.ts';
import { explainRows } from './learner/tree-shap.ts';

export interface GroupContribution {
  readonly group: FeatureGroup;
  /** Added to the logit. */
  readonly value: number;
}

export interface Voice {
  /** Base and effects add up to it, to 1e-9. */
  readonly logit: number;
  readonly base: number;
  /** By column of the whole matrix, 0 for columns that the model does not read. */
  readonly effects: Float64Array;
  /** The effects summed by group, the strongest first. */
  readonly groups: readonly GroupContribution[];
  readonly logistic: number;
  /** How far the two parts are from each other before calibration. */
  readonly apart: number;
}

export function explainEnsemble(model: Ensemble, matrix: FeatureMatrix): Voice[] {
  const read = columnsOf(model, matrix);
  const { base, values } = explainRows(model.boosted, read);
  const boosted = scoreRows(model.boosted, read);
  const logistic = scoreLogistic(model.logistic, matrix);
  const indexByName = new Map(matrix.columns.map((column, i) => [column.name, i]));
  const indexes = read.columns.map((column) => indexByName.get(column.name)!);
  const calibrations = calibrateRows(model, matrix);
  return Array.from(boosted, (tree, row) => {
    const { shift, slope } = calibrations[row]!;
    const effects = new Float64Array(matrix.columns.length);
    for (const [f, index] of indexes.entries()) effects[index]! += slope * model.blend * values[row]![f]!;
    for (const [name, value] of explainLogistic(model.logistic, matrix, row))
      effects[indexByName.get(name)!]! += slope * (1 - model.blend) * value;
    return {
      logit: shift + slope * (model.blend * tree + (1 - model.blend) * logistic[row]!),
      base: shift + slope * (model.blend * base + (1 - model.blend) * model.logistic.intercept),
      effects,
      groups: sumByGroup(matrix, effects),
      logistic: logistic[row]!,
      apart: Math.abs(tree - logistic[row]!),
    };
  });
}

function sumByGroup(matrix: FeatureMatrix, effects: Float64Array): GroupContribution[] {
  const sums = new Map<FeatureGroup, number>();
  for (const [i, { group }] of matrix.columns.entries()) sums.set(group, (sums.get(group) ?? 0) + effects[i]!);
  return [...sums]
    .filter(([, value]) => value !== 0)
    .map(([group, value]) => ({ group, value }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || (a.group < b.group ? -1 : 1));
}
