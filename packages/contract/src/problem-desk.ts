// What a desk asks about problems: its queues, many moves at once, and what may be the same.
import { PROBLEM_QUEUES } from '@xunhe/domain/problem/queue';
import Type, { type Static } from 'typebox';
import { CLOSED, IdText, InstantText, Nullable, RefusalBody, UuidText } from './wire.ts';

/** In the order of the person's desk, each with how many wait in it. */
export const ProblemQueuesBody = Type.Object(
  {
    rows: Type.Array(Type.Object({ queue: Type.Enum(PROBLEM_QUEUES), count: Type.Integer() }, CLOSED)),
    /** A handler who belongs to no department has nothing to do until the office says to which. */
    withoutDepartment: Type.Boolean(),
    /** All of the city, to look for and to assign to. */
    departments: Type.Array(Type.Object({ id: IdText, name: Type.String() }, CLOSED)),
  },
  CLOSED,
);
export type ProblemQueuesBody = Static<typeof ProblemQueuesBody>;

export const MOST_MOVES = 200;

/** One step for many problems. Each is taken or refused by itself, under an id of its own. */
export const ProblemMovesBody = Type.Object(
  {
    move: Type.Union([Type.Literal('accept'), Type.Literal('assign')]),
    note: Type.String({ maxLength: 4000 }),
    departments: Type.Optional(Type.Array(IdText, { maxItems: 12 })),
    problems: Type.Array(Type.Object({ problem: IdText, id: UuidText }, CLOSED), { minItems: 1, maxItems: MOST_MOVES }),
  },
  CLOSED,
);
export type ProblemMovesBody = Static<typeof ProblemMovesBody>;

export const ProblemMovesAnswer = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          problem: IdText,
          /** Its state after the step; null when it was refused. */
          state: Nullable(Type.String()),
          refusal: Nullable(RefusalBody),
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
export type ProblemMovesAnswer = Static<typeof ProblemMovesAnswer>;

export const ProblemDuplicatesBody = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          id: IdText,
          reachName: Type.String(),
          reachNameEn: Nullable(Type.String()),
          type: Type.String(),
          state: Type.String(),
          text: Type.String(),
          reportedAt: InstantText,
          /** 0 to 1. */
          score: Type.Number(),
          /** Null where one of the two has no place: then they lie on one reach. */
          distanceM: Nullable(Type.Number()),
          days: Type.Number(),
          sameType: Type.Boolean(),
          samePicture: Type.Boolean(),
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
export type ProblemDuplicatesBody = Static<typeof ProblemDuplicatesBody>;
