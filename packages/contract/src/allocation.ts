// A budget of day-visits shared out over waters, beside what the rule asked and an even spread.
import Type, { type Static } from 'typebox';
import { RuleName } from './duty-rule.ts';
import { CLOSED, IdText, MonthText, Nullable, PageQuery, RegionCode } from './wire.ts';

export const AllocationQuery = Type.Object(
  {
    rule: RuleName,
    first: MonthText,
    last: MonthText,
    /** Day-visits a month; as many as the rule asks when it is left out. */
    budget: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
    /** Share of the visits drawn by chance among the unwarned. */
    floor: Type.Optional(Type.Number({ minimum: 0, maximum: 0.3 })),
    ...PageQuery,
  },
  CLOSED,
);

const WaySum = Type.Object({ visits: Type.Integer(), expected: Type.Number(), caught: Type.Number() }, CLOSED);

const Sums = {
  budget: Type.Integer(),
  /** Visits that the least alone asks above the budget; visits that nobody can make. */
  short: Type.Integer(),
  unspent: Type.Integer(),
  drawn: Type.Integer(),
  /** Failures to be covered: as forecast before the month, and as samples proved. */
  expected: Type.Number(),
  failures: Type.Integer(),
  ways: Type.Object({ allocated: WaySum, byRule: WaySum, evenly: WaySum }, CLOSED),
};

export const AllocationBody = Type.Object(
  {
    floor: Type.Number(),
    detection: Type.Number(),
    sums: Type.Object({ ...Sums, months: Type.Array(Type.Object({ month: MonthText, ...Sums }, CLOSED)) }, CLOSED),
    rows: Type.Array(
      Type.Object(
        {
          reach: IdText,
          name: Type.String(),
          nameEn: Nullable(Type.String()),
          region: RegionCode,
          regionName: Type.String(),
          probability: Nullable(Type.Number()),
          /** Months in which it was measured, in which it failed, and in which it was drawn by chance. */
          measured: Type.Integer(),
          failures: Type.Integer(),
          drawn: Type.Integer(),
          ...{ allocated: Type.Integer(), byRule: Type.Integer(), evenly: Type.Integer() },
        },
        CLOSED,
      ),
    ),
    total: Type.Integer(),
  },
  CLOSED,
);
export type AllocationBody = Static<typeof AllocationBody>;
