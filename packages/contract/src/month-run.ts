// What comes next in the months of a city, and the run that is under way.
import Type, { type Static } from 'typebox';
import { CLOSED, DayText, InstantText, MonthText, Nullable } from './wire.ts';

export const NextAct = Type.Object(
  {
    month: MonthText,
    /** Kind of the event that the act leaves. */
    act: Type.String(),
    /** The first day of the city's calendar on which it runs by itself. */
    day: DayText,
    /** True: it may run now. */
    isDue: Type.Boolean(),
  },
  CLOSED,
);
export type NextAct = Static<typeof NextAct>;

export const MonthRunBody = Type.Object(
  {
    /** Of each month that is not over, the act that comes next. None: there are no samples, so no month can begin. */
    next: Type.Array(NextAct),
    running: Nullable(
      Type.Object(
        {
          since: InstantText,
          /** Acts done in this run. */
          done: Type.Integer(),
          /** The month and the act at which it is; null before the first. */
          at: Nullable(Type.Object({ month: MonthText, act: Type.String() }, CLOSED)),
          /** It ends after this act. */
          isStopping: Type.Boolean(),
        },
        CLOSED,
      ),
    ),
    /** How the last run of this process ended. */
    ended: Nullable(
      Type.Object(
        {
          at: InstantText,
          done: Type.Integer(),
          how: Type.Union([Type.Literal('done'), Type.Literal('stopped'), Type.Literal('failed')]),
          /** Of a failed one: where, and what the program said. The act left nothing behind. */
          failure: Nullable(Type.Object({ month: MonthText, act: Type.String(), text: Type.String() }, CLOSED)),
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
export type MonthRunBody = Static<typeof MonthRunBody>;
