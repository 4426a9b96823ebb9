// The review of drafted warnings and the publication of lists.
import { WHY_LENGTH } from '@xunhe/domain/duty/warning-review';
import Type, { type Static } from 'typebox';
import {
  CLOSED,
  DayText,
  IdText,
  InstantText,
  Level,
  MonthText,
  Nullable,
  ReasonBody,
  RegionCode,
  WqClass,
} from './wire.ts';

export const WarningParams = Type.Object({ month: MonthText, reach: IdText }, CLOSED);

/** How many steps the person saw: what is decided on an older state is refused. */
const Seen = Type.Integer({ minimum: 0, maximum: 10_000 });

export const UndoBody = Type.Object({ seen: Seen }, CLOSED);

/** The domain counts the signs of the reason as people do; here is only what no reason can exceed. */
export const LevelAskBody = Type.Object(
  { level: Level, why: Type.String({ minLength: 1, maxLength: 2 * WHY_LENGTH.most }), seen: Seen },
  CLOSED,
);

const Neighbour = Type.Object(
  {
    reach: IdText,
    name: Type.String(),
    nameEn: Nullable(Type.String()),
    side: Type.Union([Type.Literal('upstream'), Type.Literal('downstream')]),
    /** Null where the month has no warning of it. */
    level: Nullable(Level),
    previous: Nullable(Level),
    lastClass: Nullable(WqClass),
  },
  CLOSED,
);

export const WarningStep = Type.Object(
  {
    kind: Type.Union([Type.Literal('review'), Type.Literal('undo'), Type.Literal('raise')]),
    from: Level,
    to: Level,
    why: Type.String(),
    byName: Nullable(Type.String()),
    office: Type.Union([Type.Literal('city'), Type.Literal('district')]),
    at: InstantText,
    fromDay: Nullable(DayText),
  },
  CLOSED,
);
export type WarningStep = Static<typeof WarningStep>;

/** One warning with all that is looked at before it is changed. */
export const WarningCaseBody = Type.Object(
  {
    month: MonthText,
    reach: IdText,
    level: Level,
    previous: Level,
    /** As the machine drafted it. */
    draftedLevel: Level,
    draftedReasons: Type.Array(ReasonBody),
    /** Of the list it stands in; null: a draft. */
    version: Nullable(Type.Integer()),
    published: Type.Boolean(),
    steps: Type.Array(WarningStep),
    /** What this person may do with it now. */
    may: Type.Object({ review: Type.Boolean(), undo: Type.Boolean(), raise: Type.Boolean() }, CLOSED),
    lastSample: Nullable(
      Type.Object(
        {
          day: DayText,
          readings: Type.Record(Type.String(), Type.Number()),
          marks: Type.Record(Type.String(), Type.String()),
          wqClass: Nullable(WqClass),
          deciding: Type.Array(Type.String()),
        },
        CLOSED,
      ),
    ),
    /** The classes of the months before, oldest first; null where nothing was measured. */
    trend: Type.Array(
      Type.Object({ month: MonthText, wqClass: Nullable(WqClass), ratio: Nullable(Type.Number()) }, CLOSED),
    ),
    neighbours: Type.Array(Neighbour),
  },
  CLOSED,
);
export type WarningCaseBody = Static<typeof WarningCaseBody>;

const LevelCountsBody = Type.Object(
  { none: Type.Integer(), yellow: Type.Integer(), orange: Type.Integer(), red: Type.Integer() },
  CLOSED,
);

export const ListStateBody = Type.Object(
  {
    region: RegionCode,
    regionName: Type.String(),
    regionNameEn: Nullable(Type.String()),
    counts: LevelCountsBody,
    raised: Type.Integer(),
    fallen: Type.Integer(),
    reviewedUp: Type.Integer(),
    reviewedDown: Type.Integer(),
    version: Nullable(Type.Integer()),
    publishedAt: Nullable(InstantText),
    byName: Nullable(Type.String()),
    byDeadline: Type.Boolean(),
  },
  CLOSED,
);
export type ListStateBody = Static<typeof ListStateBody>;

export const WarningListsBody = Type.Object(
  {
    month: MonthText,
    /** True while offices may review and publish. */
    open: Type.Boolean(),
    /** The last day of the review; the day after, what is left is published. */
    reviewUntil: DayText,
    /** Published from here: the region and what is left in it. Null: this office publishes nothing. */
    mine: Nullable(Type.Object({ region: RegionCode, left: Type.Integer(), counts: LevelCountsBody }, CLOSED)),
    rows: Type.Array(ListStateBody),
  },
  CLOSED,
);
export type WarningListsBody = Static<typeof WarningListsBody>;

export const PublishBody = Type.Object({ region: RegionCode, seen: LevelCountsBody }, CLOSED);
export const PublishedBody = Type.Object(
  { lists: Type.Integer(), counts: LevelCountsBody, reviewed: Type.Integer() },
  CLOSED,
);
