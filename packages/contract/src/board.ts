// What the boards show: how many of what, and where; each figure inside the region of whoever asks.
import { LEVEL_CHANGES } from '@xunhe/domain/duty/level-change';
import { RHYTHM_STATES } from '@xunhe/domain/observation/rhythm';
import { SENDER_STATES } from '@xunhe/domain/observation/sender-beat';
import { POST_LEVELS } from '@xunhe/domain/people/post';
import Type, { type Static } from 'typebox';
import { CLOSED, DayText, IdText, InstantText, Level, MonthText, Nullable, PageQuery, RegionCode } from './wire.ts';

const Count = Type.Integer({ minimum: 0 });

const NAMED = { name: Type.String(), nameEn: Nullable(Type.String()) };
const REGION = { region: RegionCode, regionName: Type.String(), regionNameEn: Nullable(Type.String()) };
const LEVEL_COUNTS = { none: Count, yellow: Count, orange: Count, red: Count };

export const RiskBoardQuery = Type.Object({ ...PageQuery, change: Type.Optional(Type.Enum(LEVEL_CHANGES)) }, CLOSED);

export const RiskBoardBody = Type.Object(
  {
    month: MonthText,
    now: Type.Object(LEVEL_COUNTS, CLOSED),
    /** Null where the month before had no warnings. */
    before: Nullable(Type.Object(LEVEL_COUNTS, CLOSED)),
    changes: Type.Object({ appeared: Count, risen: Count, fallen: Count, ended: Count }, CLOSED),
    /** The highest levels first. */
    rows: Type.Array(
      Type.Object(
        {
          reach: IdText,
          ...NAMED,
          ...REGION,
          level: Level,
          previous: Level,
          change: Type.Enum(LEVEL_CHANGES),
          probability: Nullable(Type.Number()),
        },
        CLOSED,
      ),
    ),
    total: Count,
  },
  CLOSED,
);
export type RiskBoardBody = Static<typeof RiskBoardBody>;

export const DUTY_GROUPS = ['district', 'town', 'chief'] as const;
export type DutyGroup = (typeof DUTY_GROUPS)[number];
export const DUTY_SORTS = ['overdue', 'share', 'owed', 'place'] as const;
export type DutySort = (typeof DUTY_SORTS)[number];

const Progress = {
  people: Count,
  waters: Count,
  owed: Count,
  /** Of what is owed: on a water walked more often than asked, no more than was asked. */
  done: Count,
  /** Not done in windows that have ended. */
  overdue: Count,
};

export const DutyBoardQuery = Type.Object(
  {
    ...PageQuery,
    by: Type.Optional(Type.Enum(DUTY_GROUPS)),
    region: Type.Optional(RegionCode),
    sort: Type.Optional(Type.Enum(DUTY_SORTS)),
  },
  CLOSED,
);

export const DutyBoardBody = Type.Object(
  {
    month: MonthText,
    today: DayText,
    all: Type.Object(Progress, CLOSED),
    rows: Type.Array(
      Type.Object(
        {
          /** A region's code, or a person. */
          key: IdText,
          ...NAMED,
          post: Nullable(Type.Enum(POST_LEVELS)),
          ...Progress,
        },
        CLOSED,
      ),
    ),
    total: Count,
  },
  CLOSED,
);
export type DutyBoardBody = Static<typeof DutyBoardBody>;

export const PLACE_KINDS = ['section', 'automatic', 'outfall', 'gauge'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];
export const EVENT_KINDS = ['complaint', 'bulletin', 'finding'] as const;

const RhythmState = Type.Enum(RHYTHM_STATES);
const Spans = { expected: Count, came: Count };

const PlaceKindHealth = Type.Object(
  {
    kind: Type.Enum(PLACE_KINDS),
    places: Count,
    steady: Count,
    late: Count,
    silent: Count,
    unknown: Count,
    ended: Count,
    ...Spans,
  },
  CLOSED,
);

export const DataHealthQuery = Type.Object(
  { ...PageQuery, kind: Type.Optional(Type.Enum(PLACE_KINDS)), state: Type.Optional(RhythmState) },
  CLOSED,
);

export const DataHealthBody = Type.Object(
  {
    /** The newest month whose samples should be there. */
    asOf: MonthText,
    kinds: Type.Array(PlaceKindHealth),
    /** What comes when it comes: of the twelve months up to `asOf`. */
    events: Type.Array(
      Type.Object({ kind: Type.Enum(EVENT_KINDS), count: Count, reaches: Count, lastDay: Nullable(DayText) }, CLOSED),
    ),
    /** Other systems that bring data, the worst first; the counts are of the last thirty days. */
    senders: Type.Array(
      Type.Object(
        {
          source: Type.String(),
          /** Null where its account is gone. */
          name: Nullable(Type.String()),
          lastAt: InstantText,
          /** How often it comes, milliseconds; null while nobody knows. */
          everyMs: Nullable(Type.Number()),
          state: Type.Enum(SENDER_STATES),
          ...{ batches: Count, stored: Count, repeated: Count, refused: Count, waiting: Count },
        },
        CLOSED,
      ),
    ),
    /** Reaches whose next assessment lacks what a late or silent place would tell. */
    touched: Count,
    reaches: Count,
    /** The worst first, and of these the one that feeds most. */
    rows: Type.Array(
      Type.Object(
        {
          id: IdText,
          ...NAMED,
          kind: Type.Enum(PLACE_KINDS),
          /** Null for a gauge. */
          reach: Nullable(Type.Object({ id: IdText, ...NAMED }, CLOSED)),
          ...REGION,
          lastDay: Nullable(DayText),
          every: Nullable(Count),
          lateMonths: Count,
          ...Spans,
          state: RhythmState,
          /** Reaches whose next assessment it feeds: its own, those that read it along the water, the rest of its river. */
          feeds: Count,
          /** The only place on its reach. */
          only: Type.Boolean(),
        },
        CLOSED,
      ),
    ),
    total: Count,
  },
  CLOSED,
);
export type DataHealthBody = Static<typeof DataHealthBody>;

export const PEOPLE_LISTS = ['silent', 'appeared'] as const;
export type PeopleList = (typeof PEOPLE_LISTS)[number];

export const PeopleBoardQuery = Type.Object(
  {
    ...PageQuery,
    region: Type.Optional(RegionCode),
    post: Type.Optional(Type.Enum(POST_LEVELS)),
    list: Type.Optional(Type.Enum(PEOPLE_LISTS)),
  },
  CLOSED,
);

export const PeopleBoardBody = Type.Object(
  {
    day: DayText,
    month: MonthText,
    /** Whoever took his first post on this day or later is new. */
    since: DayText,
    posts: Type.Array(
      Type.Object(
        {
          post: Type.Enum(POST_LEVELS),
          people: Count,
          appeared: Count,
          silent: Count,
          /** Days without a patrol after which one who owes patrols is silent; null: not judged. */
          silentAfter: Nullable(Count),
        },
        CLOSED,
      ),
    ),
    /** Of the list that was asked for: silent ones those first who were silent longest, new ones the newest first. */
    rows: Type.Array(
      Type.Object(
        {
          person: IdText,
          name: Type.String(),
          post: Type.Enum(POST_LEVELS),
          ...REGION,
          waters: Count,
          firstDay: DayText,
          lastPatrolDay: Nullable(DayText),
          daysSince: Nullable(Type.Integer()),
        },
        CLOSED,
      ),
    ),
    total: Count,
  },
  CLOSED,
);
export type PeopleBoardBody = Static<typeof PeopleBoardBody>;

export const WallBody = Type.Object(
  {
    /** City time. */
    at: InstantText,
    warnings: Nullable(
      Type.Object(
        {
          month: MonthText,
          now: Type.Object(LEVEL_COUNTS, CLOSED),
          before: Nullable(Type.Object(LEVEL_COUNTS, CLOSED)),
        },
        CLOSED,
      ),
    ),
    duty: Type.Object(
      {
        month: MonthText,
        all: Type.Object(Progress, CLOSED),
        /** The regions below that of whoever asks, the furthest behind first. */
        rows: Type.Array(Type.Object({ key: IdText, ...NAMED, ...Progress }, CLOSED)),
      },
      CLOSED,
    ),
    problems: Type.Object(
      {
        ...{ open: Count, overdue: Count, reportedThisMonth: Count, closedThisMonth: Count },
        latest: Type.Array(
          Type.Object(
            {
              id: IdText,
              reachName: Type.String(),
              reachNameEn: Nullable(Type.String()),
              region: RegionCode,
              regionName: Type.String(),
              type: Type.String(),
              state: Type.String(),
              key: Type.Boolean(),
              reportedAt: InstantText,
              overdueDays: Count,
            },
            CLOSED,
          ),
        ),
      },
      CLOSED,
    ),
    dataHealth: Type.Array(PlaceKindHealth),
  },
  CLOSED,
);
export type WallBody = Static<typeof WallBody>;
