// Warnings, duties, and the first screen of the phone.
import { EVIDENCE } from '@xunhe/domain/duty/threshold';
import Type, { type Static } from 'typebox';
import { InventoryTask } from './inventory.ts';
import { SortQuery } from './list-sort.ts';
import { LookFor } from './look-for.ts';
import {
  CLOSED,
  DayText,
  IdText,
  InstantText,
  Level,
  MonthText,
  Nullable,
  PageQuery,
  ReasonBody,
  RegionCode,
  Shared,
  WaterKind,
  WqClass,
} from './wire.ts';

export const MonthParams = Type.Object({ month: MonthText }, CLOSED);

export const WarningChange = Type.Union([Type.Literal('raised'), Type.Literal('fallen'), Type.Literal('reviewed')]);
export type WarningChange = Static<typeof WarningChange>;

export const WarningQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('warnings'),
    level: Type.Optional(Level),
    region: Type.Optional(RegionCode),
    q: Type.Optional(Type.String({ maxLength: 60 })),
    /** Against the month before, or what a person changed against the draft. */
    change: Type.Optional(WarningChange),
  },
  CLOSED,
);

export const WarningBody = Type.Object(
  {
    reach: IdText,
    reachName: Type.String(),
    reachNameEn: Nullable(Type.String()),
    waterName: Type.String(),
    waterNameEn: Nullable(Type.String()),
    region: RegionCode,
    regionName: Type.String(),
    regionNameEn: Nullable(Type.String()),
    level: Level,
    previous: Level,
    /** As the machine drafted it, where a person changed it. */
    drafted: Nullable(Level),
    kinds: Type.Array(Type.String()),
    probability: Nullable(Type.Number()),
    lastClass: Nullable(WqClass),
    basis: Type.String(),
    reasons: Type.Array(ReasonBody),
    shared: Shared,
  },
  CLOSED,
);
export type WarningBody = Static<typeof WarningBody>;

/** From which probability on the month warned, and how that was chosen: see domain/duty/threshold-choice. */
export const MonthLimitsBody = Type.Object(
  {
    yellow: Type.Number(),
    orange: Type.Number(),
    red: Type.Number(),
    by: Type.Enum(['probability', 'failures', 'budget']),
    basis: Type.Enum(['fixed', 'past', 'fallback']),
    /** The past forecasts they rest on, the failures among them, and the months they are of where that is known. */
    rows: Type.Integer(),
    failures: Type.Integer(),
    months: Nullable(Type.Integer()),
    heldShare: Nullable(Type.Number()),
    shareOfMonths: Nullable(Type.Number()),
    restFails: Nullable(Type.Number()),
    gaveWay: Type.Array(ReasonBody),
  },
  CLOSED,
);
export type MonthLimitsBody = Static<typeof MonthLimitsBody>;

export const WarningListBody = Type.Object(
  {
    month: MonthText,
    /** The month in which the warnings are in force. */
    inForce: MonthText,
    state: Nullable(Type.String()),
    publishedAt: Nullable(InstantText),
    publishedBy: Nullable(Type.String()),
    policy: Nullable(Type.String()),
    /** Null in a month that was drafted before limits were kept. */
    limits: Nullable(MonthLimitsBody),
    counts: Type.Object(
      { none: Type.Integer(), yellow: Type.Integer(), orange: Type.Integer(), red: Type.Integer() },
      CLOSED,
    ),
    changes: Type.Object({ raised: Type.Integer(), fallen: Type.Integer(), reviewed: Type.Integer() }, CLOSED),
    rows: Type.Array(WarningBody),
    total: Type.Integer(),
  },
  CLOSED,
);
export type WarningListBody = Static<typeof WarningListBody>;

/** Days from–to within which `visits` day-visits are asked; `done` counts distinct days with an effective patrol on the reach. */
export const WindowBody = Type.Object(
  { from: DayText, to: DayText, visits: Type.Integer(), done: Type.Integer() },
  CLOSED,
);

export const DutyBody = Type.Object(
  {
    person: IdText,
    personName: Type.String(),
    personLevel: Nullable(Type.String()),
    reach: IdText,
    reachName: Type.String(),
    reachNameEn: Nullable(Type.String()),
    waterName: Type.String(),
    waterNameEn: Nullable(Type.String()),
    regionName: Type.String(),
    level: Level,
    visits: Type.Integer(),
    done: Type.Integer(),
    minutes: Type.Number(),
    lengthM: Type.Number(),
    windows: Type.Array(WindowBody),
  },
  CLOSED,
);
export type DutyBody = Static<typeof DutyBody>;

export const DutyQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('duties'),
    region: Type.Optional(RegionCode),
    person: Type.Optional(IdText),
    reach: Type.Optional(IdText),
    level: Type.Optional(Level),
    personLevel: Type.Optional(Type.String({ maxLength: 20 })),
    q: Type.Optional(Type.String({ maxLength: 60 })),
  },
  CLOSED,
);

export const DutyListBody = Type.Object(
  {
    month: MonthText,
    policy: Nullable(Type.String()),
    totals: Type.Object(
      {
        visits: Type.Integer(),
        done: Type.Integer(),
        minutes: Type.Number(),
        lengthM: Type.Number(),
        people: Type.Integer(),
      },
      CLOSED,
    ),
    rows: Type.Array(DutyBody),
    total: Type.Integer(),
  },
  CLOSED,
);
export type DutyListBody = Static<typeof DutyListBody>;

/** One reach of the signed-in chief. Everything the phone needs to work without a network is in here, the line of the river too. */
export const TodayReach = Type.Object(
  {
    reach: IdText,
    /** The chief for whom one stands in here today. */
    onBehalfOf: Nullable(Type.String()),
    name: Type.String(),
    nameEn: Nullable(Type.String()),
    waterName: Type.String(),
    waterNameEn: Nullable(Type.String()),
    kind: WaterKind,
    lengthM: Type.Number(),
    widthM: Nullable(Type.Number()),
    geometry: Nullable(Type.Unsafe<{ type: string; coordinates: unknown }>(Type.Unknown())),
    level: Level,
    kinds: Type.Array(Type.String()),
    reasons: Type.Array(ReasonBody),
    wqClass: Nullable(WqClass),
    probability: Nullable(Type.Number()),
    visits: Type.Integer(),
    done: Type.Integer(),
    /** Still needed in the window that today falls in, and the day it ends. */
    stillNeeded: Type.Integer(),
    dueDay: Nullable(DayText),
    windows: Type.Array(WindowBody),
    minutes: Type.Number(),
    askedLengthM: Type.Number(),
    openProblems: Type.Integer(),
    outfalls: Type.Integer(),
    /** These are absent in a list that a phone kept from before. */
    lookFor: Type.Optional(LookFor),
    /** Null where the post is not asked. */
    inventory: Type.Optional(Nullable(InventoryTask)),
  },
  CLOSED,
);
export type TodayReach = Static<typeof TodayReach>;

export const TodayBody = Type.Object(
  {
    person: IdText,
    name: Type.String(),
    day: DayText,
    month: MonthText,
    /** The one number: day-visits still needed in the windows open today; one walk that covers two reaches counts for both. */
    stillNeeded: Type.Integer(),
    dueDay: Nullable(DayText),
    visits: Type.Integer(),
    done: Type.Integer(),
    /** All that the phone needs to judge a patrol as the server will. */
    thresholds: Type.Object(
      {
        minutes: Type.Number(),
        lengthM: Type.Number(),
        coverage: Type.Number(),
        bufferM: Type.Number(),
        wideBufferM: Type.Number(),
        wideWaterM: Type.Number(),
        gapShare: Type.Number(),
        /** Absent in a list that a phone kept from before. */
        farM: Type.Optional(Type.Number()),
        /** These, too: m/s by mode, shares, and the evidence each mode without a track must bring. */
        speedMs: Type.Optional(Type.Record(Type.String(), Type.Number())),
        fastShare: Type.Optional(Type.Number()),
        stillShare: Type.Optional(Type.Number()),
        shiftM: Type.Optional(Type.Object({ leastM: Type.Number(), mostM: Type.Number() }, CLOSED)),
        evidence: Type.Optional(
          Type.Record(
            Type.String(),
            Type.Object({ needs: Type.Array(Type.Array(Type.Enum(EVIDENCE))), byPerson: Type.Boolean() }, CLOSED),
          ),
        ),
      },
      CLOSED,
    ),
    reaches: Type.Array(TodayReach),
  },
  CLOSED,
);
export type TodayBody = Static<typeof TodayBody>;
