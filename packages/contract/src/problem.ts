// A problem from the river to its end.
import { PROBLEM_TYPES } from '@xunhe/domain/problem/problem-type';
import { PROBLEM_QUEUES } from '@xunhe/domain/problem/queue';
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { PhotosOfRecord, SentPhotos } from './photo.ts';
import { CLOSED, DayText, IdText, InstantText, Nullable, PageQuery, RegionCode, Shared, UuidText } from './wire.ts';

export const ProblemType = Type.Enum(PROBLEM_TYPES);

/** WARNING: phones in the field keep unsent records of this shape; a changed field breaks them. Add, never rename. */
export const SentProblem = Type.Object(
  {
    id: UuidText,
    reach: IdText,
    type: ProblemType,
    text: Type.String({ maxLength: 4000 }),
    at: InstantText,
    lon: Nullable(Type.Number({ minimum: -180, maximum: 180 })),
    lat: Nullable(Type.Number({ minimum: -90, maximum: 90 })),
    patrol: Nullable(UuidText),
    photos: Type.Optional(SentPhotos),
    /** Fixed on the spot by whoever reports it: what was done. The pictures then show it before and after. */
    selfHandled: Type.Optional(Type.Object({ note: Type.String({ minLength: 1, maxLength: 4000 }) }, CLOSED)),
  },
  CLOSED,
);
export type SentProblem = Static<typeof SentProblem>;

export const ProblemReceipt = Type.Object(
  {
    id: UuidText,
    stored: Type.Union([Type.Literal('new'), Type.Literal('already')]),
    key: Type.Boolean(),
    dueDay: Nullable(DayText),
  },
  CLOSED,
);
export type ProblemReceipt = Static<typeof ProblemReceipt>;

export const ProblemRowBody = Type.Object(
  {
    id: IdText,
    reach: IdText,
    reachName: Type.String(),
    reachNameEn: Nullable(Type.String()),
    waterName: Type.String(),
    region: RegionCode,
    regionName: Type.String(),
    type: Type.String(),
    source: Type.String(),
    key: Type.Boolean(),
    state: Type.String(),
    text: Type.String(),
    reporterName: Nullable(Type.String()),
    /** The chief for whom an assistant reported, and who follows it now. */
    onBehalfOfName: Nullable(Type.String()),
    followerName: Nullable(Type.String()),
    reportedAt: InstantText,
    dueDay: Nullable(DayText),
    overdueDays: Type.Integer(),
    closedAt: Nullable(InstantText),
    shared: Shared,
    lon: Type.Optional(Nullable(Type.Number())),
    lat: Type.Optional(Nullable(Type.Number())),
    /** The department that leads. */
    departmentName: Type.Optional(Nullable(Type.String())),
    isSupervised: Type.Optional(Type.Boolean()),
    returned: Type.Optional(Type.Integer()),
    /** In a handler's queues: what his department has of it. */
    ownPart: Type.Optional(
      Nullable(
        Type.Object(
          { state: Type.String(), lead: Type.Boolean(), dueDay: DayText, overdueDays: Type.Integer() },
          CLOSED,
        ),
      ),
    ),
  },
  CLOSED,
);
export type ProblemRowBody = Static<typeof ProblemRowBody>;

export const ProblemQuery = Type.Object(
  {
    ...PageQuery,
    /** Without it a queue is in the order of its days, everything else has the newest first. */
    ...SortQuery('problems'),
    state: Type.Optional(Type.String({ maxLength: 20 })),
    /** `true`: only problems that are not closed. */
    open: Type.Optional(Type.Boolean()),
    overdue: Type.Optional(Type.Boolean()),
    key: Type.Optional(Type.Boolean()),
    region: Type.Optional(RegionCode),
    reach: Type.Optional(IdText),
    /** `true`: only what the signed-in person reported. */
    mine: Type.Optional(Type.Boolean()),
    /** One of the signed-in person's queues; it lies in his own region. */
    queue: Type.Optional(Type.Enum(PROBLEM_QUEUES)),
    type: Type.Optional(Type.String({ maxLength: 40 })),
    source: Type.Optional(Type.String({ maxLength: 40 })),
    /** One that has a part of it which stands. */
    department: Type.Optional(IdText),
    /** Days of the city, both included. */
    dueFrom: Type.Optional(DayText),
    dueTo: Type.Optional(DayText),
    reportedFrom: Type.Optional(DayText),
    reportedTo: Type.Optional(DayText),
    /** The beginning of a number, or words of the text or of the reach's name. */
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  },
  CLOSED,
);

export const ProblemMoveBody = Type.Object(
  {
    /** Of whoever sends it: sent twice, it is made once. */
    id: Type.Optional(UuidText),
    move: Type.String({ maxLength: 40 }),
    note: Type.String({ maxLength: 4000 }),
    /** `assign`, `transfer`: all that shall have it, the first leads. Other moves: whose part it is about; without it, all that it can be. */
    departments: Type.Optional(Type.Array(IdText, { maxItems: 12 })),
    mergeInto: Type.Optional(IdText),
    /** The day to which a deferral shall last. */
    until: Type.Optional(DayText),
    type: Type.Optional(ProblemType),
    photos: Type.Optional(SentPhotos),
  },
  CLOSED,
);
export type ProblemMoveBody = Static<typeof ProblemMoveBody>;

/** What one department has of a problem. */
export const ProblemPart = Type.Object(
  {
    department: IdText,
    name: Type.String(),
    lead: Type.Boolean(),
    state: Type.String(),
    dueDay: DayText,
    assignedAt: InstantText,
    handledAt: Nullable(InstantText),
  },
  CLOSED,
);
export type ProblemPart = Static<typeof ProblemPart>;

export const ProblemPage = Type.Object(
  {
    ...ProblemRowBody.properties,
    lon: Nullable(Type.Number()),
    lat: Nullable(Type.Number()),
    patrol: Nullable(IdText),
    /** The problem that this one was merged into. */
    mergedInto: Nullable(IdText),
    /** The department that leads. */
    department: Nullable(Type.Object({ id: IdText, name: Type.String() }, CLOSED)),
    /** Those that have or had it, the lead first. */
    parts: Type.Array(ProblemPart),
    /** The day on which it came into its state. */
    sinceDay: Nullable(DayText),
    /** To when a deferral was asked for, and to when one holds. */
    deferAskedUntil: Nullable(DayText),
    deferredUntil: Nullable(DayText),
    supervised: Nullable(Type.Object({ at: InstantText, by: Type.String() }, CLOSED)),
    returns: Type.Integer(),
    reopened: Type.Integer(),
    /** The highest level that was told that it is late. */
    escalated: Nullable(Type.String()),
    moves: Type.Array(
      Type.Object(
        {
          seq: Type.Integer(),
          move: Type.String(),
          from: Type.String(),
          to: Type.String(),
          byName: Nullable(Type.String()),
          at: InstantText,
          note: Type.String(),
          byRole: Nullable(Type.String()),
          departments: Type.Array(Type.String()),
          /** Of a deferral that was asked for. */
          until: Nullable(DayText),
          /** Numbers of the pictures that came with it. */
          photos: Type.Array(Type.Integer()),
          /** What it was changed from and to, the problem on the other side of a merge, why the rule ordered it. */
          typeFrom: Type.Optional(Nullable(Type.String())),
          typeTo: Type.Optional(Nullable(Type.String())),
          other: Type.Optional(Nullable(IdText)),
          cause: Type.Optional(Nullable(Type.String())),
        },
        CLOSED,
      ),
    ),
    /** Every move out of this state: allowed for the signed-in person, or not with the kind of reason. */
    next: Type.Array(
      Type.Object(
        {
          move: Type.String(),
          allowed: Type.Boolean(),
          why: Nullable(Type.String()),
          needs: Type.Array(Type.String()),
        },
        CLOSED,
      ),
    ),
    departments: Type.Array(Type.Object({ id: IdText, name: Type.String() }, CLOSED)),
    /** The department that the signed-in person belongs to. */
    ownDepartment: Nullable(IdText),
    /** The last day to which a deferral may be asked for today. */
    latestUntil: DayText,
    ...PhotosOfRecord,
  },
  CLOSED,
);
export type ProblemPage = Static<typeof ProblemPage>;

export const ProblemStatisticsQuery = Type.Object(
  {
    /** Reported on these days, both included. */
    from: DayText,
    to: DayText,
    region: Type.Optional(RegionCode),
  },
  CLOSED,
);

const Counts = {
  reported: Type.Integer(),
  open: Type.Integer(),
  overdue: Type.Integer(),
  closed: Type.Integer(),
  /** Closed ones of which is known by when they were to be handled, and those handled by then. */
  judged: Type.Integer(),
  onTime: Type.Integer(),
  medianDays: Nullable(Type.Number()),
  reopened: Type.Integer(),
  returned: Type.Integer(),
};

const CountedGroup = Type.Object({ key: Type.String(), name: Nullable(Type.String()), ...Counts }, CLOSED);
export type CountedGroup = Static<typeof CountedGroup>;

export const ProblemStatisticsBody = Type.Object(
  {
    all: Type.Object(Counts, CLOSED),
    type: Type.Array(CountedGroup),
    source: Type.Array(CountedGroup),
    region: Type.Array(CountedGroup),
    department: Type.Array(CountedGroup),
  },
  CLOSED,
);
