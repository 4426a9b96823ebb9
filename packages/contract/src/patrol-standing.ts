// How a patrol stands: what was written and decided since it was judged, and what the person who asks may do about it.
import { OUTCOMES, REVIEW_KINDS, STANDINGS } from '@xunhe/domain/patrol/review';
import Type, { type Static } from 'typebox';
import { CLOSED, DayText, IdText, InstantText, Nullable, RefusalBody } from './wire.ts';

export const Standing = Type.Enum(STANDINGS);
export const OutcomeText = Type.Enum(OUTCOMES);

export const ReviewStepBody = Type.Object(
  {
    seq: Type.Integer(),
    kind: Type.Enum(REVIEW_KINDS),
    by: IdText,
    byName: Type.String(),
    /** As what he did it. */
    byRole: Type.String(),
    /** When it was written. */
    at: InstantText,
    receivedAt: InstantText,
    text: Type.String(),
    outcome: Nullable(OutcomeText),
    /** The reaches that count by a decision. */
    reaches: Nullable(Type.Array(IdText)),
    /** The verdict that stood before. */
    verdictBefore: Type.String(),
  },
  CLOSED,
);
export type ReviewStepBody = Static<typeof ReviewStepBody>;

/** May the person do it; if not, why: the words of the switched-off button. */
export const AllowedBody = Type.Object({ allowed: Type.Boolean(), why: Nullable(RefusalBody) }, CLOSED);
export type AllowedBody = Static<typeof AllowedBody>;

export const STANDING_FIELDS = {
  judgedAt: InstantText,
  /** Oldest first. */
  reviews: Type.Array(ReviewStepBody),
  /** `until`: the last day, in the city's zone, on which the verdict in force may be appealed. */
  appeal: Type.Object({ ...AllowedBody.properties, until: DayText }, CLOSED),
  decide: AllowedBody,
  /** True when the figures of its month are made; they are not made anew by a decision. */
  monthEvaluated: Type.Boolean(),
};
