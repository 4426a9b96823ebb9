// What lies on the river map beside the reaches: how fresh their data are, the problems of a month, who walked today.
import Type, { type Static } from 'typebox';
import { CLOSED, DayText, IdText, InstantText, MonthText, Nullable } from './wire.ts';

/** `sampled` is the last month, up to the one asked for, with a sample of the reach; null: it was never sampled. */
export const ReachFreshness = Type.Object(
  { id: IdText, sampled: Nullable(MonthText), monitored: Type.Boolean() },
  CLOSED,
);
export type ReachFreshness = Static<typeof ReachFreshness>;

const Place = {
  reach: IdText,
  reachName: Type.String(),
  reachNameEn: Nullable(Type.String()),
  /** Degrees, WGS 84. */
  lon: Type.Number(),
  lat: Type.Number(),
};

export const MapProblem = Type.Object(
  {
    id: IdText,
    ...Place,
    /** False: nobody said where on the reach, and it is shown at its middle. */
    exact: Type.Boolean(),
    type: Type.String(),
    state: Type.String(),
    key: Type.Boolean(),
    overdue: Type.Boolean(),
  },
  CLOSED,
);
export type MapProblem = Static<typeof MapProblem>;

/** `total` counts those beyond the ones sent, and those without a place, too. */
export const MapProblems = Type.Object({ total: Type.Integer(), rows: Type.Array(MapProblem) }, CLOSED);

/** A patrol stands at the middle of its reach: where the person was is told by the track, to whoever may see it. */
export const MapPatrol = Type.Object(
  { id: IdText, ...Place, person: IdText, personName: Type.String(), endedAt: InstantText, verdict: Type.String() },
  CLOSED,
);
export type MapPatrol = Static<typeof MapPatrol>;

export const MapPatrols = Type.Object({ day: DayText, total: Type.Integer(), rows: Type.Array(MapPatrol) }, CLOSED);
