// The people below a chief who need his help, worst first.
import Type, { type Static } from 'typebox';
import { CLOSED, DayText, IdText, Level, MonthText, Nullable, PageQuery, ReasonBody, RegionCode } from './wire.ts';

export const SubordinateQuery = Type.Object(
  { ...PageQuery, region: Type.Optional(RegionCode), q: Type.Optional(Type.String({ maxLength: 60 })) },
  CLOSED,
);

export const SubordinateBody = Type.Object(
  {
    person: IdText,
    name: Type.String(),
    level: Type.String(),
    region: RegionCode,
    regionName: Type.String(),
    regionNameEn: Nullable(Type.String()),
    /** Null without a number, or without the right to see it. */
    phone: Nullable(Type.String()),
    /** Most pressing first, as kinds with their numbers; empty for whoever needs no help. */
    why: Type.Array(ReasonBody),
    reaches: Type.Integer(),
    visits: Type.Integer(),
    done: Type.Integer(),
    stillNeeded: Type.Integer(),
    behind: Type.Integer(),
    missed: Type.Integer(),
    /** Red and orange waters without a visit this month, a few of them. */
    unvisited: Type.Array(
      Type.Object({ reach: IdText, name: Type.String(), nameEn: Nullable(Type.String()), level: Level }, CLOSED),
    ),
    overdueProblems: Type.Integer(),
    needsReview: Type.Integer(),
    lastPatrolDay: Nullable(DayText),
    daysSince: Nullable(Type.Integer()),
  },
  CLOSED,
);
export type SubordinateBody = Static<typeof SubordinateBody>;

export const SubordinatesBody = Type.Object(
  {
    day: DayText,
    month: MonthText,
    /** Of all people below who match, not of the page. */
    summary: Type.Object(
      {
        people: Type.Integer(),
        inNeed: Type.Integer(),
        /** People by the reason that presses most. */
        redUnvisited: Type.Integer(),
        orangeUnvisited: Type.Integer(),
        overdueProblems: Type.Integer(),
        behind: Type.Integer(),
        silent: Type.Integer(),
        needsReview: Type.Integer(),
      },
      CLOSED,
    ),
    rows: Type.Array(SubordinateBody),
    total: Type.Integer(),
  },
  CLOSED,
);
export type SubordinatesBody = Static<typeof SubordinatesBody>;
