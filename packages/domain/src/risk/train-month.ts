// All that is learned for one month: a model for reaches with samples, one for reaches without, and one for the class.
import { CLASS_BOOST, trainClassModel } from './class-model.ts';
import { type Ensemble, trainEnsemble } from './ensemble.ts';
import type { EnsembleOptions } from './ensemble-options.ts';
import type { FeatureCache } from './features/feature-cache.ts';
import { ALONE, type Crew } from './learner/crew.ts';
import { MODEL_FORM, type MonthModel } from './model-file.ts';

export function trainMonthModel(
  cache: FeatureCache,
  asOf: number,
  options: EnsembleOptions,
  crew: Crew = ALONE,
): MonthModel {
  const own = trainEnsemble(cache, asOf, options, { crew });
  const classBoost = { ...CLASS_BOOST, seed: options.boost.seed };
  return {
    form: MODEL_FORM,
    asOf,
    options,
    own,
    around: own && trainEnsemble(cache, asOf, options, { ownless: true, crew }),
    classes: own && trainClassModel(cache, asOf, classBoost, crew),
    classBoost,
  };
}

/** What people are shown of a model: sizes, settings, weights, and its forecasts of months that it had not seen. */
export function describeModel(model: MonthModel): Record<string, unknown> {
  const part = (one: Ensemble | null) =>
    one && {
      rows: one.rows,
      positives: one.positives,
      trees: one.boosted.trees.length,
      blend: one.blend,
      calibration: one.calibration,
      loneCalibration: one.loneCalibration,
      logistic: { names: one.logistic.names, weights: one.logistic.weights, intercept: one.logistic.intercept },
      features: one.boosted.columns.length,
    };
  return {
    form: model.form,
    asOf: model.asOf,
    options: model.options,
    own: part(model.own),
    neighbours: part(model.around),
    classes: model.classes && {
      trees: model.classes.boosted.trees.length,
      slope: model.classes.slope,
      cuts: model.classes.cuts,
    },
    past: model.own?.past ?? null,
  };
}
