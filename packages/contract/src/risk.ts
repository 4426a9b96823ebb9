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
  },
  CLOSED,
);
export type ModelBody = Static<typeof ModelBody>;
