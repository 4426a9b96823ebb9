// The figures that raise a warning: versioned data, all of them our default [D] until the city settles its own.
import type { RaisedLevel } from './level.ts';
import { byDefault, type Policy, type Sourced } from './policy.ts';
import type { LimitsChoice, ProbabilityLimits } from './threshold-choice.ts';

export const ISSUERS = ['district', 'city', 'province', 'state', 'media'] as const;

export type Issuer = (typeof ISSUERS)[number];

/** Version 1: four limits, whichever is passed first. */
export interface BlackOdourLimits {
  readonly nh3nAboveMgL: number;
  readonly doBelowMgL: number;
  readonly transparencyBelowCm: number;
  readonly level: RaisedLevel;
}

/** Since version 2: the level of each grade of observation/black-odorous. */
export interface BlackOdourLevels {
  readonly light: RaisedLevel;
  readonly heavy: RaisedLevel;
}

export interface QualityPolicy<Limits> {
  /** Least probability of being worse than the target next month, or how it is found. */
  readonly probability: Sourced<Limits>;
  /** So many classes worse than the target now. */
  readonly classesWorse: Sourced<{ readonly classes: number; readonly level: RaisedLevel }>;
  /** Worse than class Ⅴ now (class 6). */
  readonly inferiorV: Sourced<RaisedLevel>;
  readonly blackOdour: Sourced<BlackOdourLimits | BlackOdourLevels>;
  /** Black and odorous again after so many measured months without (返黑返臭); since version 2. */
  readonly relapse?: Sourced<{ readonly cleanMonths: number; readonly level: RaisedLevel }>;
}

export interface TriggerPolicy extends Policy {
  readonly quality: QualityPolicy<LimitsChoice>;
  readonly bulletin: {
    readonly byIssuer: Sourced<Readonly<Record<Issuer, RaisedLevel>>>;
    readonly relapse: Sourced<RaisedLevel>;
  };
  readonly problem: {
    readonly keyOpen: Sourced<RaisedLevel>;
    readonly keyOverdue: Sourced<RaisedLevel>;
    readonly overdue: Sourced<{ readonly count: number; readonly level: RaisedLevel }>;
    readonly complaints: Sourced<{ readonly count: number; readonly level: RaisedLevel }>;
    readonly keyBack: Sourced<{ readonly days: number; readonly level: RaisedLevel }>;
    readonly untreatedDischarge: Sourced<{ readonly openDays: number; readonly level: RaisedLevel }>;
  };
}

/** With the limits of a month: what a month is judged by. */
export interface SettledTriggers extends Omit<TriggerPolicy, 'quality'> {
  readonly quality: QualityPolicy<ProbabilityLimits>;
}

export function settleTriggers(policy: TriggerPolicy, limits: ProbabilityLimits): SettledTriggers {
  const { yellow, orange, red } = limits;
  const probability = { value: { yellow, orange, red }, source: policy.quality.probability.source };
  return { ...policy, quality: { ...policy.quality, probability } };
}

export const FIRST_TRIGGERS: SettledTriggers = {
  id: 'triggers-default',
  version: 1,
  effectiveFrom: '2000-01',
  quality: {
    probability: byDefault({ yellow: 0.3, orange: 0.5, red: 0.7 }),
    classesWorse: byDefault({ classes: 1, level: 'yellow' }),
    inferiorV: byDefault('orange'),
    blackOdour: byDefault({ nh3nAboveMgL: 8, doBelowMgL: 2, transparencyBelowCm: 25, level: 'red' }),
  },
  bulletin: {
    byIssuer: byDefault({ district: 'yellow', city: 'orange', media: 'orange', province: 'red', state: 'red' }),
    relapse: byDefault('red'),
  },
  problem: {
    keyOpen: byDefault('yellow'),
    keyOverdue: byDefault('orange'),
    overdue: byDefault({ count: 3, level: 'yellow' }),
    complaints: byDefault({ count: 3, level: 'orange' }),
    keyBack: byDefault({ days: 90, level: 'red' }),
    untreatedDischarge: byDefault({ openDays: 30, level: 'red' }),
  },
};

/** Version 2: limits chosen on past forecasts, black-and-odorous water by its grades, and its relapse. */
export const DEFAULT_TRIGGERS: TriggerPolicy = {
  ...FIRST_TRIGGERS,
  version: 2,
  quality: {
    ...FIRST_TRIGGERS.quality,
    probability: byDefault({
      by: 'failures',
      yellow: { held: 0.96, mostOfMonths: 0.42, mostRestFails: 0.02, confidence: 0.9 },
      orange: { fails: 0.5 },
      red: { fails: 0.7 },
      // Fewer than 57 failures cannot show that 96 % are held, even when all of them are: 0.96 ** 57 is just under one in ten.
      least: { rows: 300, failures: 60, group: 30 },
      fixed: { yellow: 0.3, orange: 0.5, red: 0.7 },
    }),
    blackOdour: byDefault({ light: 'red', heavy: 'red' }),
    relapse: byDefault({ cleanMonths: 6, level: 'red' }),
  },
};
