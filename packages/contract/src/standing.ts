// Where chiefs stand in a month, with the cases behind each number, and what is said against them.

import { POSITIONS } from '@xunhe/domain/evaluation/standing';
import { DEPTHS, STANDING_NUMBERS } from '@xunhe/domain/evaluation/standing-rule';
import { POST_LEVELS } from '@xunhe/domain/people/post';
import Type, { type Static, type TSchema } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { CLOSED, DayText, IdText, InstantText, MonthText, Nullable, PageQuery, ReasonBody, RegionCode, UuidText } from './wire.ts'; // biome-ignore format: one line

export const NumberText = Type.Enum(STANDING_NUMBERS);
const Share = Type.Number({ minimum: 0, maximum: 1 });
const CaseIds = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 500, uniqueItems: true });
const Words = Type.String({ minLength: 1, maxLength: 2000 });

const CountBody = Type.Object({ numerator: Type.Integer(), denominator: Type.Integer() }, CLOSED);

const ShareBody = Type.Object(
  {
    ...CountBody.properties,
    /** As it is; null without a case. */
    raw: Nullable(Share),
    /** Of the peers. */
    mean: Nullable(Share),
    /** As it is counted: drawn towards the mean. */
    value: Nullable(Share),
    /** So many cases at the mean were added. */
    pseudoCases: Type.Number(),
  },
  CLOSED,
);

const DepthBody = Type.Object(
  {
    position: Type.Enum(POSITIONS),
    score: Nullable(Type.Object({ value: Share, low: Share, high: Share, mean: Share }, CLOSED)),
  },
  CLOSED,
);

function each<K extends string, T extends TSchema>(keys: readonly K[], schema: T) {
  return Type.Object(Object.fromEntries(keys.map((key) => [key, schema])) as Record<K, T>, CLOSED);
}

export const StandingBody = Type.Object(
  {
    month: MonthText,
    version: Type.Integer(),
    level: Type.String(),
    group: Type.Object(
      {
        by: Type.Union([Type.Literal('band'), Type.Literal('level'), Type.Literal('few')]),
        ...{ people: Type.Integer(), from: Type.Integer(), to: Type.Integer() },
      },
      CLOSED,
    ),
    numbers: each(STANDING_NUMBERS, ShareBody),
    depths: each(DEPTHS, DepthBody),
    honoured: Type.Boolean(),
    /** What must be known to read it rightly. */
    reasons: Type.Array(ReasonBody),
    targetBefore: CountBody,
    /** The rule, `id@version`. */
    policy: Type.String(),
    setAt: InstantText,
  },
  CLOSED,
);
export type StandingBody = Static<typeof StandingBody>;

export const StandingCaseBody = Type.Object(
  {
    number: NumberText,
    id: Type.String(),
    ...CountBody.properties,
    leftOut: Type.Boolean(),
    month: MonthText,
    ...{ reach: IdText, reachName: Type.String(), reachNameEn: Nullable(Type.String()) },
    ...{ problem: Nullable(IdText), type: Nullable(Type.String()), source: Nullable(Type.String()) },
    ...{ day: Nullable(DayText), dueDay: Nullable(DayText) },
  },
  CLOSED,
);
export type StandingCaseBody = Static<typeof StandingCaseBody>;

/** One month of a person's own course. */
export const TrendPoint = Type.Object(
  { month: MonthText, numbers: each(STANDING_NUMBERS, ShareBody), depths: each(DEPTHS, DepthBody) },
  CLOSED,
);
export type TrendPoint = Static<typeof TrendPoint>;

export const ObjectionBody = Type.Object(
  {
    id: IdText,
    month: MonthText,
    number: NumberText,
    cases: Type.Array(Type.String()),
    text: Type.String(),
    at: InstantText,
    answer: Nullable(
      Type.Object(
        {
          granted: Type.Boolean(),
          reason: Type.String(),
          leftOut: Type.Array(Type.String()),
          at: InstantText,
          by: Nullable(Type.String()),
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
export type ObjectionBody = Static<typeof ObjectionBody>;

const WHO = {
  ...{ person: IdText, name: Type.String(), region: RegionCode },
  ...{ regionName: Type.String(), regionNameEn: Nullable(Type.String()) },
};

/** A month of one person: whole, so that a phone can go on with it without a network. */
export const StandingPage = Type.Object(
  {
    ...WHO,
    standing: StandingBody,
    cases: Type.Array(StandingCaseBody),
    /** The last six months, oldest first, this one included. */
    trend: Type.Array(TrendPoint),
    objections: Type.Array(ObjectionBody),
    /** Versions that were superseded, newest first. */
    earlier: Type.Array(StandingBody),
    /** The last day of the city on which something may be said against it. */
    objectUntil: DayText,
    mayObject: Type.Boolean(),
  },
  CLOSED,
);
export type StandingPage = Static<typeof StandingPage>;

export const MyStandingQuery = Type.Object({ month: Type.Optional(MonthText) }, CLOSED);

export const MyStandingBody = Type.Object(
  {
    /** Months that were set for him, newest first. */
    months: Type.Array(MonthText),
    /** Null before the first month. */
    page: Nullable(StandingPage),
  },
  CLOSED,
);
export type MyStandingBody = Static<typeof MyStandingBody>;

export const StandingQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('standings'),
    region: Type.Optional(RegionCode),
    level: Type.Optional(Type.Enum(POST_LEVELS)),
    q: Type.Optional(Type.String({ maxLength: 60 })),
  },
  CLOSED,
);

export const StandingListed = Type.Object(
  {
    ...WHO,
    standing: StandingBody,
    /** Objections that wait. */
    waiting: Type.Integer(),
  },
  CLOSED,
);
export type StandingListed = Static<typeof StandingListed>;

export const StandingList = Type.Object(
  {
    /** Months that were set, newest first. */
    months: Type.Array(MonthText),
    rows: Type.Array(StandingListed),
    total: Type.Integer(),
  },
  CLOSED,
);
export type StandingList = Static<typeof StandingList>;

export const StandingParams = Type.Object({ month: MonthText, person: IdText }, CLOSED);

export const SentObjection = Type.Object(
  {
    id: UuidText,
    month: MonthText,
    number: NumberText,
    /** The version that was seen. */
    version: Type.Integer({ minimum: 1 }),
    /** Cases that should not count; none where it is about the number as a whole. */
    cases: CaseIds,
    text: Words,
  },
  CLOSED,
);
export type SentObjection = Static<typeof SentObjection>;

export const ObjectionAnswer = Type.Object({ granted: Type.Boolean(), reason: Words, leftOut: CaseIds }, CLOSED);
export type ObjectionAnswer = Static<typeof ObjectionAnswer>;

export const ObjectionQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('standingObjections'),
    state: Type.Optional(Type.Union([Type.Literal('waiting'), Type.Literal('decided')])),
    region: Type.Optional(RegionCode),
  },
  CLOSED,
);

export const ObjectionListed = Type.Object(
  { ...ObjectionBody.properties, ...WHO, level: Nullable(Type.String()) },
  CLOSED,
);
export type ObjectionListed = Static<typeof ObjectionListed>;
