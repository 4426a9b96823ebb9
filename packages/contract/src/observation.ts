// What was measured on a reach, for its charts.
import Type, { type Static } from 'typebox';
import { CLOSED, DayText, IdText, MonthText, Nullable, WqClass } from './wire.ts';

export const SeriesQuery = Type.Object({ from: Type.Optional(MonthText), to: Type.Optional(MonthText) }, CLOSED);

export const SeriesBody = Type.Object(
  {
    /** Every sample: day, station, readings by indicator in its standard unit, marks ("<": under the detection limit; else a quality kind). */
    samples: Type.Array(
      Type.Object(
        {
          day: DayText,
          station: IdText,
          readings: Type.Record(Type.String(), Type.Number()),
          marks: Type.Record(Type.String(), Type.String()),
        },
        CLOSED,
      ),
    ),
    /** One row a month that was sampled; months without a sample are absent. */
    months: Type.Array(
      Type.Object(
        { month: MonthText, wqClass: WqClass, ratio: Nullable(Type.Number()), deciding: Type.Array(Type.String()) },
        CLOSED,
      ),
    ),
    /** Upper limits (lower for `do`) of classes Ⅰ–Ⅴ by indicator, for the bands behind the series. */
    limits: Type.Record(Type.String(), Type.Array(Nullable(Type.Number()))),
  },
  CLOSED,
);
export type SeriesBody = Static<typeof SeriesBody>;
