// Days on which a chief is away.
import { ABSENCE_KINDS } from '@xunhe/domain/duty/absence';
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { CLOSED, DayText, IdText, PageQuery } from './wire.ts';

export const AbsenceBody = Type.Object(
  {
    id: IdText,
    person: IdText,
    personName: Type.String(),
    kind: Type.Enum(ABSENCE_KINDS),
    from: DayText,
    to: DayText,
    /** Duties that the days changed. */
    duties: Type.Integer(),
    state: Type.Enum(['coming', 'running', 'over', 'withdrawn']),
  },
  CLOSED,
);
export type AbsenceBody = Static<typeof AbsenceBody>;

export const AbsenceQuery = Type.Object(
  { person: Type.Optional(IdText), ...PageQuery, ...SortQuery('absences') },
  CLOSED,
);

/** Nobody named: the one who tells it is away himself. */
export const NewAbsence = Type.Object(
  { person: Type.Optional(IdText), kind: Type.Enum(ABSENCE_KINDS), from: DayText, to: DayText },
  CLOSED,
);
export type NewAbsence = Static<typeof NewAbsence>;

/** Duties changed, visits moved to other days of the month, and visits for which no day is left. */
export const ToldAbsence = Type.Object(
  { id: IdText, duties: Type.Integer(), moved: Type.Integer(), excused: Type.Integer() },
  CLOSED,
);

export const TakeBackAbsence = Type.Object({ id: IdText }, CLOSED);
