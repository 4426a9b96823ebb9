// Next month's risk of every reach, monitored or not, with its reasons. Where the model cannot speak the forecast says what it stands on
// instead, and no data is never "no risk".
import { type Baselines, baselinesOf } from './baselines.ts';
import { DEFAULT_BOOST, scoreRows, trainBoosting } from './boosting.ts';
import { toProbability } from './calibration.ts';
import {
  DEFAULT_ENSEMBLE,
  type Ensemble,
  type EnsembleOptions,
  FeatureCache,
  scoreEnsemble,
  trainEnsemble,
} from './ensemble.ts';
import { type FeatureGroup, type FeatureMatrix, keepColumns, stackRows } from './feature-matrix.ts';
import type { MonthlyHistory } from './history.ts';
import { explainLogistic, scoreLogistic } from './logistic.ts';
import { type Prepared, prepareHistory } from './prepared-history.ts';
import { findReasons, type GroupContribution, type RiskReason } from './reasons.ts';
import { explainRows } from './tree-shap.ts';
import { newestOf, statsOf } from './windows.ts';

/** model: learned, with samples of its own; neighbours: learned, without; rate, lastSample: too little to learn from; none: nothing known. */
export type ForecastBasis = 'model' | 'neighbours' | 'rate' | 'lastSample' | 'none';

export interface ReachForecast {
  readonly reach: string;
  /** Of being worse than the target class in the month after, 0–1; null when nothing is known. */
  readonly probability: number | null;
  /** About four in five true values lie between; wide where data are thin [D]. */
  readonly low: number | null;
  readonly high: number | null;
  readonly logistic: number | null;
  readonly persistence: number | null;
  readonly sameMonthLastYear: number | null;
  /** Class of the newest sample of the last year, 1–6. */
  readonly lastClass: number | null;
  readonly expectedClass: number | null;
  readonly basis: ForecastBasis;
  readonly reasons: readonly RiskReason[];
  /** Base and groups add up to the logit of `probability`. */
  readonly base: number;
  readonly contributions: readonly GroupContribution[];
}

export interface MonthForecast {
  /** Number of the target month. */
  readonly target: number;
  /** Changes with data, options and code of the model. */
  readonly version: string;
  readonly model: Readonly<Record<string, unknown>>;
  readonly reaches: readonly ReachForecast[];
}

/** Older than this a sample says nothing of next month. */
const FRESH_MONTHS = 12;
const FORM = 1;

export function forecastMonth(
  history: MonthlyHistory,
  asOf: number,
  options: EnsembleOptions = DEFAULT_ENSEMBLE,
): MonthForecast {
  const prepared = prepareHistory(history);
  const cache = new FeatureCache(prepared);
  const own = trainEnsemble(cache, asOf, options, false);
  const around = own && trainEnsemble(cache, asOf, options, true);
  const matrix = cache.at(asOf);
  const month = asOf - history.firstMonth;
  const isFresh = (reach: number) =>
    !Number.isNaN(newestOf({ values: prepared.failing, from: reach * history.months, at: month }, FRESH_MONTHS).value);
  const spoken = {
    model: own && explainEnsemble(own, matrix),
    neighbours: around && explainEnsemble(around, matrix),
    classes: own && expectClasses(cache, asOf, options),
  };
  const reaches = history.reaches.map((reach, i): ReachForecast => {
    const at = { reach: i, month };
    const baselines = baselinesOf(prepared, i, month);
    const lastClass = newestClass(history, i, month);
    const basis = isFresh(i) ? 'model' : 'neighbours';
    const voice = spoken[basis]?.[i];
    if (!voice) return withoutModel(prepared, at, { baselines, lastClass });
    const spread = spreadOf(prepared, at, voice);
    const unheard: RiskReason[] = basis === 'model' ? [] : [silence(prepared, at)];
    return {
      reach: reach.id,
      probability: toProbability(voice.logit),
      low: toProbability(voice.logit - 1.28 * spread),
      high: toProbability(voice.logit + 1.28 * spread),
      logistic: toProbability(voice.logistic),
      persistence: baselines.persistence,
      sameMonthLastYear: baselines.sameMonthLastYear,
      lastClass,
      expectedClass: basis === 'model' && spoken.classes ? clampClass(spoken.classes[i]!) : null,
      basis,
      reasons: [...unheard, ...findReasons(prepared, at, voice.groups)],
      base: voice.base,
      contributions: voice.groups,
    };
  });
  const facts = describe(asOf, options, { own, around });
  return {
    target: asOf + 1,
    version: hashOf(JSON.stringify([facts, reaches.map((row) => row.probability)])),
    model: facts,
    reaches,
  };
}

interface Voice {
  readonly logit: number;
  readonly logistic: number;
  /** Logit before calibration of the two parts, for their disagreement. */
  readonly apart: number;
  readonly base: number;
  readonly groups: readonly GroupContribution[];
}

/** The calibrated logit is linear in both parts, so their contributions add up after the same scaling. */
function explainEnsemble(model: Ensemble, matrix: FeatureMatrix): Voice[] {
  const names = new Set(model.boosted.columns.map((column) => column.name));
  const kept = keepColumns(matrix, (column) => names.has(column.name));
  const { base, values } = explainRows(model.boosted, kept);
  const boosted = scoreRows(model.boosted, kept);
  const logistic = scoreLogistic(model.logistic, matrix);
  const logits = scoreEnsemble(model, matrix);
  const { shift, slope } = model.calibration;
  const groupOf = new Map(matrix.columns.map((column) => [column.name, column.group]));
  return Array.from(logits, (logit, row) => {
    const sums = new Map<FeatureGroup, number>();
    const add = (group: FeatureGroup, value: number) => sums.set(group, (sums.get(group) ?? 0) + value);
    for (const [f, column] of kept.columns.entries()) add(column.group, slope * model.blend * values[row]![f]!);
    for (const [name, value] of explainLogistic(model.logistic, matrix, row))
      add(groupOf.get(name)!, slope * (1 - model.blend) * value);
    return {
      logit,
      logistic: logistic[row]!,
      apart: Math.abs(boosted[row]! - logistic[row]!),
      base: shift + slope * (model.blend * base + (1 - model.blend) * model.logistic.intercept),
      groups: [...sums]
        .map(([group, value]) => ({ group, value }))
        .sort((a, b) => Math.abs(b.value) - Math.abs(a.value)),
    };
  });
}

/** Standard deviation of the logit [D]: a floor, the thinness of the reach's own record, and the disagreement of the two models. */
function spreadOf({ history, failing }: Prepared, at: { reach: number; month: number }, voice: Voice): number {
  const { count } = statsOf({ values: failing, from: at.reach * history.months, at: at.month }, 36);
  return Math.sqrt(0.3 ** 2 + 1.5 ** 2 / (count + 1) + (voice.apart / 3) ** 2);
}

function withoutModel(
  prepared: Prepared,
  at: { reach: number; month: number },
  known: { baselines: Baselines; lastClass: number | null },
): ReachForecast {
  const { history, failing } = prepared;
  const past = { values: failing, from: at.reach * history.months, at: at.month };
  const { count, sum } = statsOf(past, 24);
  const newest = newestOf(past, 24).value;
  // Half a month of each outcome (Jeffreys), and the newest sample once more because the last month says most.
  const probability = count === 0 ? null : (sum + newest + 0.5) / (count + 2);
  const spread = 1.28 * Math.sqrt(0.5 + 4 / (count + 1));
  const logit = probability === null ? 0 : Math.log(probability / (1 - probability));
  const basis = count === 0 ? 'none' : count < 6 ? 'lastSample' : 'rate';
  const first: RiskReason = basis === 'none' ? { kind: 'risk.noData' } : { kind: 'risk.notEnoughData', samples: count };
  const plain: GroupContribution[] = count === 0 ? [] : [{ group: 'lastSample', value: logit }];
  return {
    reach: history.reaches[at.reach]!.id,
    probability,
    low: probability === null ? null : toProbability(logit - spread),
    high: probability === null ? null : toProbability(logit + spread),
    logistic: null,
    persistence: known.baselines.persistence,
    sameMonthLastYear: known.baselines.sameMonthLastYear,
    lastClass: known.lastClass,
    expectedClass: known.lastClass,
    basis,
    reasons: [first, ...findReasons(prepared, at, plain)],
    base: 0,
    contributions: plain,
  };
}

function silence({ history, failing }: Prepared, at: { reach: number; month: number }): RiskReason {
  const { age } = newestOf({ values: failing, from: at.reach * history.months, at: at.month }, 600);
  return Number.isNaN(age) ? { kind: 'risk.unmonitored' } : { kind: 'risk.noRecentSample', months: age };
}

/** The class of next month as a number between 1 and 6: boosting on squared error over the same features. */
function expectClasses(cache: FeatureCache, asOf: number, options: EnsembleOptions): Float64Array {
  const { history } = cache.prepared;
  const parts = [];
  const labels: number[] = [];
  for (let target = Math.max(history.firstMonth + 1, asOf - 59); target <= asOf; target++) {
    const rows: number[] = [];
    for (let reach = 0; reach < history.reaches.length; reach++) {
      const wqClass = history.wqClass[reach * history.months + target - history.firstMonth]!;
      if (wqClass === 0) continue;
      rows.push(reach);
      labels.push(wqClass);
    }
    if (rows.length > 0) parts.push({ matrix: cache.at(target - 1), rows });
  }
  const rows = {
    matrix: stackRows(parts),
    labels: Float32Array.from(labels),
    weights: new Float32Array(labels.length).fill(1),
  };
  const model = trainBoosting(rows, { ...DEFAULT_BOOST, seed: options.boost.seed, objective: 'squared', trees: 120 });
  return scoreRows(model, cache.at(asOf));
}

function newestClass(history: MonthlyHistory, reach: number, month: number): number | null {
  for (let age = 0; age < FRESH_MONTHS && month - age >= 0; age++) {
    const wqClass = history.wqClass[reach * history.months + month - age]!;
    if (wqClass > 0) return wqClass;
  }
  return null;
}

function clampClass(value: number): number {
  return Math.max(1, Math.min(6, value));
}

function describe(
  asOf: number,
  options: EnsembleOptions,
  models: { own: Ensemble | null; around: Ensemble | null },
): Record<string, unknown> {
  const part = (model: Ensemble | null) =>
    model && {
      rows: model.rows,
      positives: model.positives,
      trees: model.boosted.trees.length,
      blend: model.blend,
      calibration: model.calibration,
      logistic: { names: model.logistic.names, weights: model.logistic.weights, intercept: model.logistic.intercept },
      features: model.boosted.columns.length,
    };
  return { form: FORM, asOf, options, own: part(models.own), neighbours: part(models.around) };
}

/** FNV-1a over the text, two lanes, as 16 hexadecimal digits. */
function hashOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193) >>> 0;
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b) >>> 0;
  }
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
}
