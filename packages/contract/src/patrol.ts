// A patrol on its way from the phone to the store, and back to the screens.
import { PATROL_MODES } from '@xunhe/domain/duty/mode';
import type { CheckGroup } from '@xunhe/domain/patrol/record-kind';
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { STANDING_FIELDS, Standing } from './patrol-standing.ts';
import { PhotosOfRecord, SentPhotos } from './photo.ts';
import { CLOSED, DayText, IdText, InstantText, MonthText, Nullable, PageQuery, RegionCode, UuidText } from './wire.ts';

export const PatrolMode = Type.Enum(PATROL_MODES);

/** Fixes that are not kept as places, because they lie far from every reach of the person. */
export const FarPointsBody = Type.Object(
  { points: Type.Integer({ minimum: 0, maximum: 1_000_000 }), minutes: Type.Number({ minimum: 0, maximum: 1440 }) },
  CLOSED,
);

const Check = Type.Optional(Type.Union([Type.Literal('fine'), Type.Literal('found')]));

/** By group of domain/patrol/record-kind. */
export const SentChecks = Type.Object(
  {
    refuse: Check,
    encroachment: Check,
    water: Check,
    pollution: Check,
    outfall: Check,
    facility: Check,
    other: Check,
  } satisfies Record<CheckGroup, typeof Check>,
  CLOSED,
);

/** WARNING: phones in the field keep unsent records of this shape; a changed field breaks them. Add, never rename. */
export const SentPatrol = Type.Object(
  {
    id: UuidText,
    reach: IdText,
    mode: PatrolMode,
    startedAt: InstantText,
    endedAt: InstantText,
    /** Fixes in the order they were taken: milliseconds since `startedAt`, WGS 84 degrees, accuracy in metres, part of the patrol (a pause starts a new part). */
    points: Type.Array(
      Type.Tuple([
        Type.Integer({ minimum: 0, maximum: 86_400_000 }),
        Type.Number({ minimum: -180, maximum: 180 }),
        Type.Number({ minimum: -90, maximum: 90 }),
        Type.Number({ minimum: 0, maximum: 100_000 }),
        Type.Integer({ minimum: 0, maximum: 50_000 }),
      ]),
      { maxItems: 40_000 },
    ),
    note: Type.String({ maxLength: 4000 }),
    /** "Nothing found" is a valid answer. */
    nothingFound: Type.Boolean(),
    /** What the phone left out of the points; an older phone left out nothing and says nothing. */
    far: Type.Optional(FarPointsBody),
    photos: Type.Optional(SentPhotos),
    /** Problems reported on the way; each is a record of its own. */
    problems: Type.Optional(Type.Array(UuidText, { maxItems: 200 })),
    /** What was looked at: `fine`, or something was found. What was not looked at is absent. */
    checks: Type.Optional(SentChecks),
    /** The short form of an alternative patrol: its fields by key, see domain/patrol/mode-form. */
    details: Type.Optional(Type.Record(Type.String({ pattern: '^[a-zA-Z]{1,40}$' }), Type.String({ maxLength: 2000 }))),
    /** Where the fixes come from: this app, or a file of another device. Absent: this app. */
    trackFrom: Type.Optional(Type.Union([Type.Literal('phone'), Type.Literal('gpx')])),
    /** When the screen was off, the page away or the phone dead: from and to, milliseconds since `startedAt`. */
    hidden: Type.Optional(
      Type.Array(
        Type.Tuple([
          Type.Integer({ minimum: 0, maximum: 86_400_000 }),
          Type.Integer({ minimum: 0, maximum: 86_400_000 }),
        ]),
        { maxItems: 2000 },
      ),
    ),
    /** The largest step by which the phone's clock was set while the patrol lasted, seconds. */
    clockJumpS: Type.Optional(Type.Integer({ minimum: -10_000_000_000, maximum: 10_000_000_000 })),
  },
  CLOSED,
);
export type SentPatrol = Static<typeof SentPatrol>;

export const JudgementBody = Type.Object(
  {
    verdict: Type.Union([Type.Literal('effective'), Type.Literal('not_effective'), Type.Literal('needs_review')]),
    reasons: Type.Array(Type.Object({ kind: Type.String() }, { additionalProperties: true })),
    minutes: Type.Number(),
    lengthM: Type.Number(),
    onReachM: Type.Number(),
    coverage: Type.Number(),
    /** Absent in judgements of before it was counted. */
    far: Type.Optional(FarPointsBody),
  },
  CLOSED,
);
export type JudgementBody = Static<typeof JudgementBody>;

export const PatrolReceipt = Type.Object(
  { id: UuidText, stored: Type.Union([Type.Literal('new'), Type.Literal('already')]), judgement: JudgementBody },
  CLOSED,
);
export type PatrolReceipt = Static<typeof PatrolReceipt>;

export const PatrolRowBody = Type.Object(
  {
    id: IdText,
    month: MonthText,
    day: DayText,
    person: IdText,
    personName: Type.String(),
    /** The chief for whom an assistant walked. */
    onBehalfOf: Nullable(IdText),
    onBehalfOfName: Nullable(Type.String()),
    reach: IdText,
    reachName: Type.String(),
    reachNameEn: Nullable(Type.String()),
    waterName: Type.String(),
    mode: Type.String(),
    startedAt: InstantText,
    endedAt: InstantText,
    minutes: Type.Number(),
    lengthM: Type.Number(),
    /** The verdict in force: of the rule, or of the newest decision. */
    verdict: Type.String(),
    standing: Standing,
    source: Type.String(),
  },
  CLOSED,
);
export type PatrolRowBody = Static<typeof PatrolRowBody>;

/** Of millions of patrols not all are counted: `more` says that there are more than `total`. */
export const PatrolListBody = Type.Object(
  {
    ...{ rows: Type.Array(PatrolRowBody), total: Type.Integer(), more: Type.Boolean() },
    /** Of all that the filters leave; null where they were not counted to the end. */
    sums: Nullable(Type.Object({ minutes: Type.Number(), lengthM: Type.Number() }, CLOSED)),
  },
  CLOSED,
);
export type PatrolListBody = Static<typeof PatrolListBody>;

export const PatrolQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('patrols'),
    month: Type.Optional(MonthText),
    region: Type.Optional(RegionCode),
    reach: Type.Optional(IdText),
    person: Type.Optional(IdText),
    verdict: Type.Optional(Type.String({ maxLength: 20 })),
  },
  CLOSED,
);

export const PatrolReachBody = Type.Object(
  {
    reach: IdText,
    name: Type.String(),
    lengthM: Type.Number(),
    coverage: Type.Number(),
    effective: Type.Boolean(),
  },
  CLOSED,
);

export const PatrolPage = Type.Object(
  {
    ...PatrolRowBody.properties,
    note: Nullable(Type.String()),
    /** As the rule judged it; `verdict` above is the one in force. */
    judgement: JudgementBody,
    reaches: Type.Array(PatrolReachBody),
    problems: Type.Array(Type.Object({ id: IdText, type: Type.String(), state: Type.String() }, CLOSED)),
    /** How many points there are to look at; null without a track. The points are another question, with a right and a record of its own. */
    trackPoints: Nullable(Type.Integer()),
    ...PhotosOfRecord,
    ...STANDING_FIELDS,
  },
  CLOSED,
);
export type PatrolPage = Static<typeof PatrolPage>;

export const TrackBody = Type.Object(
  {
    /** True when its time is over and only the line is left. */
    reduced: Type.Boolean(),
    /** Longitude, latitude, part. */
    points: Type.Array(Type.Tuple([Type.Number(), Type.Number(), Type.Integer()])),
    /** Of each point, since the start; null when the track is reduced. */
    timesMs: Nullable(Type.Array(Type.Integer())),
  },
  CLOSED,
);
export type TrackBody = Static<typeof TrackBody>;
