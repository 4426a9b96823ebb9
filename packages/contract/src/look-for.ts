// What to look for on one water: the places where something may come from, what is open there, and what was seen and measured last. All of
// it is data, so that the phone words it without a network.
import Type, { type Static } from 'typebox';
import { CLOSED, DayText, IdText, MonthText, Nullable, WqClass } from './wire.ts';

const Place = { lon: Nullable(Type.Number()), lat: Nullable(Type.Number()) };

export const RiskPoint = Type.Object(
  {
    id: IdText,
    kind: Type.String(),
    name: Type.String(),
    /** The register says that it does not work as it should. */
    faulty: Type.Boolean(),
    ...Place,
  },
  CLOSED,
);
export type RiskPoint = Static<typeof RiskPoint>;

export const OpenProblem = Type.Object(
  {
    id: IdText,
    type: Type.String(),
    state: Type.String(),
    key: Type.Boolean(),
    text: Type.String(),
    reportedDay: DayText,
    daysOpen: Type.Integer(),
    overdueDays: Type.Integer(),
    ...Place,
  },
  CLOSED,
);
export type OpenProblem = Static<typeof OpenProblem>;

export const LookFor = Type.Object(
  {
    /** The heaviest first, of all that still work; `riskPointTotal` counts them all. */
    riskPoints: Type.Array(RiskPoint),
    riskPointTotal: Type.Integer(),
    /** The longest open first. */
    problems: Type.Array(OpenProblem),
    problemTotal: Type.Integer(),
    /** What was confirmed here in the last twelve months and is over: it may come back. */
    pastProblems: Type.Array(Type.Object({ type: Type.String(), count: Type.Integer(), lastDay: DayText }, CLOSED)),
    /** The last patrol by anybody; problems are those reported on it here. */
    lastPatrol: Nullable(
      Type.Object(
        { day: DayText, personName: Type.String(), verdict: Type.String(), problems: Type.Integer() },
        CLOSED,
      ),
    ),
    lastSample: Nullable(Type.Object({ month: MonthText, day: DayText, wqClass: WqClass }, CLOSED)),
    targetClass: WqClass,
  },
  CLOSED,
);
export type LookFor = Static<typeof LookFor>;
