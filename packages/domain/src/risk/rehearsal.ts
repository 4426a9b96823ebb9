// How good would the model have been? Parts of its own past are forecast by models that had not seen them, and what comes out chooses the
// number of trees, the share of the logistic regression, and the calibration.
import type { EnsembleOptions, PastForecasts } from './ensemble-options.ts';
import { scoreRows, type TrainingRows, trainBoosting } from './learner/boosting.ts';
import { type Calibration, fitCalibration, toProbability } from './learner/calibration.ts';
import type { Crew } from './learner/crew.ts';
import { scoreLogistic, trainLogistic } from './learner/logistic.ts';
import { findLone } from './river-folds.ts';
import type { Fold } from './training-rows.ts';

export interface Rehearsed {
  readonly trees: number;
  readonly blend: number;
  readonly calibration: Calibration;
  readonly loneCalibration: Calibration | null;
  readonly past: PastForecasts;
}

const LEAST_ROWS = 240;
const LEAST_OF_EACH = 12;
const LEAST_CHECKED = 60;
/** More past forecasts than these say nothing more about a threshold. */
const MOST_PAST = 20_000;
/** The share of boosting that was best on 2002-2013 of the sample city, and how firmly it is held: the checked months are few [D]. */
const USUAL_BLEND = 0.8;
const BLEND_RIDGE = 20;
/** The models that speak learn from more rows than those of the folds, and a mean of several bears more trees than one [D]. */
const MORE_TREES = 1.3;

/** @param months how many months the folds check; null when the folds hold too little */
export function rehearse(
  folds: readonly Fold[],
  by: { readonly names: readonly string[]; readonly crew: Crew; readonly months: number; readonly ofRivers: boolean },
  options: EnsembleOptions,
): Rehearsed | null {
  const boosted: number[] = [];
  const logistic: number[] = [];
  const labels: number[] = [];
  const trees: number[] = [];
  const lone: boolean[] = [];
  for (const { early, check } of folds) {
    if (!isEnough(early) || check.matrix.rows === 0) continue;
    const model = trainBoosting(early, options.boost, check, by.crew);
    trees.push(model.trees.length);
    const scores = scoreRows(model, check.matrix);
    const plain = scoreLogistic(trainLogistic(early, by.names), check.matrix);
    const isLone = findLone(check.matrix);
    for (let row = 0; row < check.matrix.rows; row++) {
      boosted.push(scores[row]!);
      logistic.push(plain[row]!);
      labels.push(check.labels[row]!);
      lone.push(by.ofRivers && isLone(row));
    }
  }
  if (labels.length < LEAST_CHECKED) return null;
  const blend = chooseBlend(boosted, logistic, labels);
  const mixed = boosted.map((logit, i) => blend * logit + (1 - blend) * logistic[i]!);
  const usual = keep(mixed, labels, (i) => !lone[i]);
  const alone = keep(mixed, labels, (i) => lone[i]!);
  const calibration = fitCalibration(usual.logits, usual.labels, options.calibrationRidge);
  const loneCalibration = alone.labels.length < LEAST_CHECKED ? null : fitCalibration(alone.logits, alone.labels);
  const probability = mixed.map((logit, i) => {
    const { shift, slope } = (lone[i] && loneCalibration) || calibration;
    return round4(toProbability(shift + slope * logit));
  });
  const step = Math.max(1, Math.ceil(labels.length / MOST_PAST));
  const kept = (values: readonly number[]) => values.filter((_, i) => i % step === 0);
  return {
    trees: Math.max(20, Math.round((MORE_TREES * trees.reduce((sum, count) => sum + count, 0)) / trees.length)),
    blend,
    calibration,
    loneCalibration,
    past: { probability: kept(probability), label: kept(labels), months: by.months },
  };
}

function keep(logits: readonly number[], labels: readonly number[], counts: (i: number) => boolean) {
  return { logits: logits.filter((_, i) => counts(i)), labels: labels.filter((_, i) => counts(i)) };
}

export function isEnough({ labels }: TrainingRows): boolean {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  return labels.length >= LEAST_ROWS && positives >= LEAST_OF_EACH && labels.length - positives >= LEAST_OF_EACH;
}

/** The share with the least log loss, in steps of a tenth, drawn towards the usual one; never all on one side. */
function chooseBlend(boosted: readonly number[], logistic: readonly number[], labels: readonly number[]): number {
  let best = { blend: USUAL_BLEND, loss: Number.POSITIVE_INFINITY };
  for (let blend = 0.3; blend < 0.91; blend += 0.1) {
    let loss = BLEND_RIDGE * (blend - USUAL_BLEND) ** 2;
    for (let i = 0; i < labels.length; i++) {
      const logit = blend * boosted[i]! + (1 - blend) * logistic[i]!;
      loss += Math.max(logit, 0) - logit * labels[i]! + Math.log1p(Math.exp(-Math.abs(logit)));
    }
    if (loss < best.loss) best = { blend, loss };
  }
  return Math.round(best.blend * 10) / 10;
}

function round4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
