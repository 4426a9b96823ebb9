// What a city has of all that it needs, and what comes next.
import Type, { type Static } from 'typebox';
import { CLOSED, MonthText, Nullable } from './wire.ts';

export const ReadinessBody = Type.Object(
  {
    /** True: it is the sample city that comes with the product, not a city of anybody. */
    isSample: Type.Boolean(),
    /** The step to take next; null when nothing is missing. */
    next: Nullable(Type.String()),
    steps: Type.Array(
      Type.Object(
        {
          step: Type.String(),
          needed: Type.Boolean(),
          state: Type.Union([Type.Literal('missing'), Type.Literal('part'), Type.Literal('done')]),
          have: Type.Integer(),
          /** Of how many that could be; null where any number does. */
          of: Nullable(Type.Integer()),
          /** Months from and to which it reaches. */
          from: Nullable(MonthText),
          to: Nullable(MonthText),
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
export type ReadinessBody = Static<typeof ReadinessBody>;
