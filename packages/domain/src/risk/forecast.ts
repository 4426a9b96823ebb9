// Next month's risk of every reach, monitored or not, with its reasons. Where the model cannot speak the forecast says what it stands on
// instead, and no data is never "no risk".
import { type Adoption, holdDuel } from './champion.ts';
import { alignClasses, expectedClassOf, scoreClasses } from './class-model.ts';
import { DEFAULT_ENSEMBLE, type EnsembleOptions } from './ensemble-options.ts';
import { explainEnsemble, type GroupContribution, type Voice } from './explain-ensemble.ts';
import { type Baselines, baselinesOf } from './features/baselines.ts';
import { type FeatureCache, makeCache } from './features/feature-cache.ts';
import type { MonthlyHistory } from './features/history.ts';
import type { Prepared } from './features/prepared-history.ts';
import { newestOf, statsOf } from './features/windows.ts';
import { toProbability } from './learner/calibration.ts';
import type { Crew } from './learner/crew.ts';
import type { FeatureGroup, FeatureMatrix } from './learner/feature-matrix.ts';
import { decodeModel, encodeModel, type MonthModel, versionOf } from './model-file.ts';
import { findReasons } from './reasons.ts';
import type { RiskReason } from './risk-reason.ts';
import { describeModel, trainMonthModel } from './train-month.ts';

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
  /** Mean of the class shares, 1–6. */
  readonly expectedClass: number | null;
  /** Shares of the classes Ⅰ–Ⅴ and worse; those beyond the target add up to `probability`. Null without a model. */
  readonly classShares: readonly number[] | null;
  readonly basis: ForecastBasis;
  readonly reasons: readonly RiskReason[];
  /** Base and groups add up to the logit of `probability`, to 1e-9. */
  readonly base: number;
  readonly contributions: readonly GroupContribution[];
  /** Value of each feature (NaN: not known) and what it adds to the logit, in the order of the forecast's columns. */
  readonly features: Float32Array;
  readonly effects: Float64Array;
}

export interface MonthForecast {
  /** Number of the target month. */
  readonly target: number;
  /** Names the model file: changes with data, options and code of the model. */
  readonly version: string;
  /** Number of the newest month that the model learned from. */
  readonly trained: number;
  /** The model as a text, when it is a new one; null while the one in use stays. */
  readonly file: string | null;
  readonly adoption: Adoption;
  readonly model: Readonly<Record<string, unknown>>;
  readonly columns: readonly { readonly name: string; readonly group: FeatureGroup }[];
  readonly reaches: readonly ReachForecast[];
}

/** Older than this a sample says nothing of next month. */
const FRESH_MONTHS = 12;

/** @param champion file of the model in use, null when there is none */
export function forecastMonth(
  history: MonthlyHistory,
  asOf: number,
  by: { readonly options?: EnsembleOptions; readonly champion?: string | null; readonly crew?: Crew } = {},
): MonthForecast {
  const options = by.options ?? DEFAULT_ENSEMBLE;
  const cache = makeCache(history);
  const champion = by.champion ? decodeModel(by.champion) : null;
  const adoption: Adoption =
    by.champion && champion === null ? { kind: 'form' } : holdDuel(cache, asOf, champion, options, by.crew);
  const stays = champion !== null && ['kept', 'tooYoung', 'tooFew'].includes(adoption.kind);
  const model = stays ? champion : trainMonthModel(cache, asOf, options, by.crew);
  const file = stays ? by.champion! : encodeModel(model);
  const matrix = cache.at(asOf);
  return {
    target: asOf + 1,
    version: versionOf(file),
    trained: model.asOf,
    file: stays ? null : file,
    adoption,
    model: describeModel(model),
    columns: matrix.columns.map(({ name, group }) => ({ name, group })),
    reaches: speakOf(cache, model, { asOf, matrix }),
  };
}

function speakOf(
  { prepared }: FeatureCache,
  model: MonthModel,
  { asOf, matrix }: { readonly asOf: number; readonly matrix: FeatureMatrix },
): ReachForecast[] {
  const { history } = prepared;
  const month = asOf - history.firstMonth;
  const voices = {
    model: model.own && explainEnsemble(model.own, matrix),
    neighbours: model.around && explainEnsemble(model.around, matrix),
  };
  const classes = model.classes && scoreClasses(model.classes, matrix);
  return history.reaches.map((reach, i): ReachForecast => {
    const at = { reach: i, month };
    const known: Known = {
      baselines: baselinesOf(prepared, i, month),
      lastClass: newestClass(history, i, month),
      features: Float32Array.from(matrix.values, (column) => column[i]!),
    };
    const basis = known.baselines.persistence === null ? 'neighbours' : 'model';
    const voice = voices[basis]?.[i];
    if (!voice) return withoutModel(prepared, at, known);
    const shares = basis === 'model' ? (classes?.[i] ?? null) : null;
    return withModel(prepared, at, { ...known, basis, voice, shares, target: reach.targetClass });
  });
}

interface Known {
  readonly baselines: Baselines;
  readonly lastClass: number | null;
  readonly features: Float32Array;
}

function withModel(
  prepared: Prepared,
  at: { readonly reach: number; readonly month: number },
  by: Known & {
    readonly basis: 'model' | 'neighbours';
    readonly voice: Voice;
    readonly shares: readonly number[] | null;
    readonly target: number;
  },
): ReachForecast {
  const { voice } = by;
  const probability = toProbability(voice.logit);
  const spread = spreadOf(prepared, at, voice);
  const classShares = by.shares && alignClasses(by.shares, by.target, probability);
  const unheard: RiskReason[] = by.basis === 'model' ? [] : [silence(prepared, at)];
  return {
    reach: prepared.history.reaches[at.reach]!.id,
    probability,
    low: toProbability(voice.logit - 1.28 * spread),
    high: toProbability(voice.logit + 1.28 * spread),
    logistic: toProbability(voice.logistic),
    persistence: by.baselines.persistence,
    sameMonthLastYear: by.baselines.sameMonthLastYear,
    lastClass: by.lastClass,
    expectedClass: classShares && expectedClassOf(classShares),
    classShares,
    basis: by.basis,
    reasons: [...unheard, ...findReasons(prepared, at, voice.groups)],
    base: voice.base,
    contributions: voice.groups,
    features: by.features,
    effects: voice.effects,
  };
}

/** Standard deviation of the logit [D]: a floor, the thinness of the reach's own record, and the disagreement of the two models. */
function spreadOf({ history, failing }: Prepared, at: { reach: number; month: number }, voice: Voice): number {
  const { count } = statsOf({ values: failing, from: at.reach * history.months, at: at.month }, 36);
  return Math.sqrt(0.3 ** 2 + 1.5 ** 2 / (count + 1) + (voice.apart / 3) ** 2);
}

function withoutModel(
  prepared: Prepared,
  at: { readonly reach: number; readonly month: number },
  known: Known,
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
  // Nothing is known of a water that was never sampled; of one that fell silent it is said for how long.
  const quiet = known.baselines.persistence === null ? silence(prepared, at) : null;
  const unheard: RiskReason[] = quiet?.kind === 'risk.noRecentSample' ? [quiet] : [];
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
    classShares: null,
    basis,
    reasons: [first, ...unheard, ...findReasons(prepared, at, plain)],
    base: 0,
    contributions: plain,
    features: known.features,
    effects: new Float64Array(known.features.length),
  };
}

function silence({ history, failing }: Prepared, at: { reach: number; month: number }): RiskReason {
  const { age } = newestOf({ values: failing, from: at.reach * history.months, at: at.month }, 600);
  return Number.isNaN(age) ? { kind: 'risk.unmonitored' } : { kind: 'risk.noRecentSample', months: age };
}

function newestClass(history: MonthlyHistory, reach: number, month: number): number | null {
  for (let age = 0; age < FRESH_MONTHS && month - age >= 0; age++) {
    const wqClass = history.wqClass[reach * history.months + month - age]!;
    if (wqClass > 0) return wqClass;
  }
  return null;
}
