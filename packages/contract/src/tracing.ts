// Source tracing on the wire: candidates to look at on the spot, with everything that their order was made from.
import Type, { type Static } from 'typebox';
import { CLOSED, IdText, MonthText, Nullable, ReasonBody } from './wire.ts';

export const TracingQuery = Type.Object({ month: Type.Optional(MonthText) }, CLOSED);

export const CandidateBody = Type.Object(
  {
    id: IdText,
    name: Type.String(),
    kind: Type.String(),
    status: Nullable(Type.String()),
    loadKgd: Nullable(Type.Number()),
    reach: IdText,
    reachName: Type.String(),
    reachNameEn: Nullable(Type.String()),
    /** Metres along the river to the traced reach, 0 on it. */
    distanceM: Type.Number(),
    lon: Nullable(Type.Number()),
    lat: Nullable(Type.Number()),
    /** The product of the factors: it orders the list and has no meaning of its own. */
    score: Type.Number(),
    factors: Type.Record(Type.String(), Type.Number()),
    /** The weightiest first. */
    reasons: Type.Array(ReasonBody),
  },
  CLOSED,
);
export type CandidateBody = Static<typeof CandidateBody>;

export const TracingBody = Type.Object(
  {
    reach: IdText,
    month: MonthText,
    policy: Type.String(),
    /** The sampled months that the signal is the mean of, newest first: those that fail, if any does. None: the water says nothing. */
    sampled: Type.Array(MonthText),
    /** Indicators beyond the limit of the reach's target class, worst first. `limit` is null for pH; `ratio` is 1 at the limit. */
    signal: Type.Array(
      Type.Object(
        { indicator: Type.String(), value: Type.Number(), limit: Nullable(Type.Number()), ratio: Type.Number() },
        CLOSED,
      ),
    ),
    /** What must be known before the list is read. */
    notes: Type.Array(ReasonBody),
    candidates: Type.Array(CandidateBody),
    /** How many sources were looked at; the list holds the first of them. */
    considered: Type.Integer(),
  },
  CLOSED,
);
export type TracingBody = Static<typeof TracingBody>;
