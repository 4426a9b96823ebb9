// One assessment at all its depths: the figures, what each group and each feature added, and what it stands on.
import Type, { type Static } from 'typebox';
import { CLOSED, DayText, IdText, InstantText, MonthText, Nullable, Shared } from './wire.ts';

export const AssessmentParams = Type.Object({ id: IdText, month: MonthText }, CLOSED);

export const AssessedFeature = Type.Object(
  {
    name: Type.String(),
    group: Type.String(),
    /** As the model reads it; null: not known. */
    value: Nullable(Type.Number()),
    /** Added to the logit of the probability. */
    effect: Type.Number(),
  },
  CLOSED,
);
export type AssessedFeature = Static<typeof AssessedFeature>;

export const LineageBody = Type.Object(
  {
    /** What was known at this moment was used. Null, as other parts are, in assessments made before lineage was kept. */
    knownAt: Nullable(InstantText),
    /** Null when the reach had no sample. */
    newestSample: Nullable(DayText),
    model: Type.String(),
    trainedMonth: Nullable(MonthText),
    /** The policy by which the month's warning was drawn. */
    rule: Nullable(Type.String()),
    standard: Nullable(Type.String()),
    /**
     * The stored model asked again with the stored features. Null when no model spoke or nothing was kept; `same` holds for the
     * probability and all effects to 1e-9, and for the version of the model file. `probability` is null when the model cannot be read.
     */
    recomputed: Nullable(Type.Object({ probability: Nullable(Type.Number()), same: Type.Boolean() }, CLOSED)),
  },
  CLOSED,
);

export const ExplainedAssessment = Type.Object(
  {
    reach: IdText,
    month: MonthText,
    /** The month it speaks of. */
    target: MonthText,
    probability: Nullable(Type.Number()),
    low: Nullable(Type.Number()),
    high: Nullable(Type.Number()),
    basis: Type.String(),
    /** Shares of the classes Ⅰ–Ⅴ and worse. */
    classShares: Nullable(Type.Array(Type.Number(), { minItems: 6, maxItems: 6 })),
    expectedClass: Nullable(Type.Number()),
    /** Base and groups add up to the logit of the probability. */
    base: Nullable(Type.Number()),
    groups: Type.Array(Type.Object({ group: Type.String(), value: Type.Number() }, CLOSED)),
    /** The strongest first. Null when they were not kept, and for a reach that is only shared: sources and complaints are not. */
    features: Nullable(Type.Array(AssessedFeature)),
    shared: Shared,
    lineage: LineageBody,
  },
  CLOSED,
);
export type ExplainedAssessment = Static<typeof ExplainedAssessment>;
