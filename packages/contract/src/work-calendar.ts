// The work calendar of a city: which days are worked, year by year.
import Type, { type Static } from 'typebox';
import { CLOSED, InstantText, Nullable } from './wire.ts';

const DateText = Type.String({ pattern: '^\\d{2}-\\d{2}$', description: 'MM-DD' });

const YearData = {
  off: Type.Array(Type.Tuple([DateText, DateText]), { maxItems: 60 }),
  worked: Type.Array(DateText, { maxItems: 60 }),
};

export const WorkYear = Type.Object(
  {
    year: Type.Integer(),
    ...YearData,
    /** `city`: the city wrote it. `statutory`: it comes with the product. `none`: nobody knows it; weekends and fixed holidays count. */
    from: Type.Union([Type.Literal('city'), Type.Literal('statutory'), Type.Literal('none')]),
    source: Type.String(),
    changedBy: Nullable(Type.String()),
    changedAt: Nullable(InstantText),
    /** What comes with the product, where the city wrote its own. */
    statutory: Nullable(Type.Object(YearData, CLOSED)),
  },
  CLOSED,
);
export type WorkYear = Static<typeof WorkYear>;

export const WorkYearsBody = Type.Object({ years: Type.Array(WorkYear), thisYear: Type.Integer() }, CLOSED);

export const WorkYearParams = Type.Object({ year: Type.String({ pattern: '^(19|20|21)\\d{2}$' }) }, CLOSED);

export const SaveWorkYearBody = Type.Object(
  {
    ...YearData,
    source: Type.String({ maxLength: 200 }),
    /** `true`: only tell which deadlines would move. */
    preview: Type.Boolean(),
  },
  CLOSED,
);

export const SavedWorkYear = Type.Object(
  {
    /** Open problems whose deadline moves (or would), and how many of them earlier. */
    moved: Type.Integer(),
    earlier: Type.Integer(),
    saved: Type.Boolean(),
  },
  CLOSED,
);
