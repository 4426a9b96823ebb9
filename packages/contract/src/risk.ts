// The assessment of a reach and the record of the model.
import Type, { type Static } from 'typebox';
import { CLOSED, IdText, InstantText, Level, MonthText, Nullable, ReasonBody } from './wire.ts';

export const AssessmentBody = Type.Object(
  {
    /** The month whose data it rests on; it speaks of the month after. */
    month: MonthText,
    target: MonthText,
    probability: Nullable(Type.Number()),
    low: Nullable(Type.Number()),
    high: Nullable(Type.Number()),
    persistence: Nullable(Type.Number()),
    expectedClass: Nullable(Type.Number()),
    basis: Type.String(),
    level: Nullable(Level),
    kinds: Type.Array(Type.String()),
    reasons: Type.Array(ReasonBody),
    model: Type.String(),
    /** What was then measured in the target month: true failed, false passed, null not sampled or not yet known. */
    failed: Nullable(Type.Boolean()),
  },
  CLOSED,
);
export const ReachRiskBody = Type.Object({ reach: IdText, assessments: Type.Array(AssessmentBody) }, CLOSED);
export type ReachRiskBody = Static<typeof ReachRiskBody>;

const DriftKind = Type.Union([
  Type.Literal('tooFew'),
  Type.Literal('steady'),
  Type.Literal('watch'),
  Type.Literal('drifting'),
]);

/** Whether the last scored months are what the model's own probabilities promise. */
const DriftBody = Type.Object(
  {
    kind: DriftKind,
    signs: Type.Array(Type.String()),
    months: Type.Integer(),
    rows: Type.Integer(),
    meanProbability: Nullable(Type.Number()),
    failingShare: Nullable(Type.Number()),
    failuresZ: Nullable(Type.Number()),
    brierZ: Nullable(Type.Number()),
    logLossZ: Nullable(Type.Number()),
    sampledRatio: Nullable(Type.Number()),
    stability: Nullable(Type.Number()),
  },
  CLOSED,
);

/** The forecasts of one month, scored when its samples were in. */
const ForecastScoreBody = Type.Object(
  {
    /** The month that was forecast. */
    month: MonthText,
    model: Type.String(),
    madeAt: InstantText,
    /** Samples that came to be known later are not in it. */
    knownAt: InstantText,
    forecasts: Type.Integer(),
    rows: Type.Integer(),
    positives: Type.Integer(),
    score: Type.Unknown(),
  },
  CLOSED,
);

export const ModelBody = Type.Object(
  {
    /** The model that made the newest assessments, null before the first month was scored. */
    current: Nullable(
      Type.Object({ month: MonthText, version: Type.String(), madeAt: InstantText, facts: Type.Unknown() }, CLOSED),
    ),
    /** The newest stored backtest with its baselines, as printed by `xunhe backtest --json`. */
    backtest: Nullable(
      Type.Object({ from: MonthText, to: MonthText, madeAt: InstantText, summary: Type.Unknown() }, CLOSED),
    ),
    /** Newest first. */
    scores: Type.Array(ForecastScoreBody),
    drift: DriftBody,
  },
  CLOSED,
);
export type ModelBody = Static<typeof ModelBody>;
