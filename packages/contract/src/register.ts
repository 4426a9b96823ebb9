// The registers on the wire: stations, gauges, sources, departments, regions, waters and reaches, each a record of fields. Which fields a kind has,
// and within which bounds, stands in domain/place/register-form; a field that does not belong there is refused by name.
import { REACH_PARTS } from '@xunhe/domain/place/reach-split';
import { METRES, MOST_AT_ONCE, REGISTER_KINDS } from '@xunhe/domain/place/register-form';
import { REGISTER_DEEDS } from '@xunhe/domain/place/register-record';
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { CLOSED, DayText, IdText, InstantText, Nullable, PageQuery, RegionCode } from './wire.ts';

export const RegisterKindText = Type.Enum(REGISTER_KINDS);

const Words = Type.Optional(Nullable(Type.String({ maxLength: 1000 })));
const Figure = Type.Optional(Nullable(Type.Number()));

export const RegisterValuesBody = Type.Object(
  {
    ...{ name: Words, nameEn: Words, kind: Words, status: Words, basin: Words, bank: Words, openedOn: Words },
    ...{ reach: Words, region: Words, waterBody: Words, downstream: Words },
    ...{
      lon: Figure,
      lat: Figure,
      loadKgd: Figure,
      lengthM: Figure,
      widthM: Figure,
      targetClass: Figure,
      coverYear: Figure,
    },
    /** Shares by class. */
    landCover: Type.Optional(Nullable(Type.Unsafe<Readonly<Record<string, number>>>(Type.Unknown()))),
    geometry: Type.Optional(Nullable(Type.Unsafe<{ type: string; coordinates: unknown }>(Type.Unknown()))),
  },
  CLOSED,
);
export type RegisterValuesBody = Static<typeof RegisterValuesBody>;

export const RegisterRecordBody = Type.Object(
  {
    id: Type.String(),
    values: RegisterValuesBody,
    /** Of the records that its fields name. */
    names: Type.Object({ reach: Words, region: Words, waterBody: Words, downstream: Words }, CLOSED),
    /** Null: the whole city. */
    region: Nullable(RegionCode),
    regionName: Nullable(Type.String()),
    /** Null: in force. */
    retiredOn: Nullable(DayText),
    /** Goes with every change, so that nobody overwrites what he has not seen. 0: no office has changed it. */
    version: Type.Integer(),
  },
  CLOSED,
);
export type RegisterRecordBody = Static<typeof RegisterRecordBody>;

export const RegisterQuery = Type.Object(
  {
    ...PageQuery,
    q: Type.Optional(Type.String({ maxLength: 60 })),
    region: Type.Optional(RegionCode),
    /** The kind among its kinds: of the sources, say, the outfalls. */
    subkind: Type.Optional(Type.String({ maxLength: 40 })),
    retired: Type.Optional(Type.Boolean()),
    ...SortQuery('register'),
  },
  CLOSED,
);

export const RegisterParams = Type.Object({ kind: RegisterKindText }, CLOSED);
export const RegisterRecordParams = Type.Object({ kind: RegisterKindText, id: IdText }, CLOSED);

const Patch = Type.Object({ values: RegisterValuesBody, retiredOn: Type.Optional(Nullable(DayText)) }, CLOSED);

export const RegisterChangeBody = Type.Object(
  {
    version: Type.Integer(),
    deed: Type.Enum(REGISTER_DEEDS),
    at: InstantText,
    by: Type.String(),
    /** Null: the record was not there. */
    before: Nullable(Patch),
    after: Patch,
    reason: Type.String(),
    /** The version that this change takes back. */
    takesBack: Nullable(Type.Integer()),
    /** So many records were changed by the same act, this one among them. */
    together: Type.Integer(),
  },
  CLOSED,
);
export type RegisterChangeBody = Static<typeof RegisterChangeBody>;

/** Newest change first. */
export const RegisterFileBody = Type.Object(
  { record: RegisterRecordBody, changes: Type.Array(RegisterChangeBody) },
  CLOSED,
);

const Reason = Type.String({ maxLength: 2000 });
const Seen = Type.Integer({ minimum: 0 });

export const CreateRecordBody = Type.Object({ id: IdText, values: RegisterValuesBody, reason: Reason }, CLOSED);
export const EditRecordBody = Type.Object({ values: RegisterValuesBody, seen: Seen, reason: Reason }, CLOSED);
export const RetireRecordBody = Type.Object({ on: DayText, seen: Seen, reason: Reason }, CLOSED);
export const UndoRecordBody = Type.Object({ seen: Seen, whole: Type.Boolean(), reason: Reason }, CLOSED);
export const EditRecordsBody = Type.Object(
  {
    /** One more than may be, so that too many are refused in words. */
    records: Type.Array(Type.Object({ id: IdText, seen: Seen }, CLOSED), { minItems: 1, maxItems: MOST_AT_ONCE + 1 }),
    values: RegisterValuesBody,
    reason: Reason,
  },
  CLOSED,
);

export const ChangedRecordBody = Type.Object({ id: Type.String(), version: Type.Integer() }, CLOSED);
/** `same` were so already. */
export const ChangedRecordsBody = Type.Object({ changed: Type.Integer(), same: Type.Integer() }, CLOSED);

const Count = Type.Integer({ minimum: 0 });
/** How many of each went to the other reach. */
const Moved = Type.Object({ stations: Count, sources: Count, inflows: Count, problems: Count, posts: Count }, CLOSED);

export const ReachParams = Type.Object({ id: IdText }, CLOSED);

export const SplitReachBody = Type.Object(
  {
    /** Metres along the line from its upper end; of a reach that is not drawn, of its listed length. */
    atM: Type.Number({ minimum: 0, maximum: METRES.max }),
    /** The part that keeps the id, and with it the past. */
    keeps: Type.Enum(REACH_PARTS),
    fresh: Type.Object({ id: IdText, name: Type.String({ maxLength: 1000 }), nameEn: Words }, CLOSED),
    seen: Seen,
    reason: Reason,
  },
  CLOSED,
);
export const SplitReachAnswer = Type.Object(
  { id: Type.String(), version: Type.Integer(), fresh: Type.String(), moved: Moved },
  CLOSED,
);

export const JoinReachesBody = Type.Object(
  { keeps: Type.Enum(REACH_PARTS), seen: Seen, seenLower: Seen, reason: Reason },
  CLOSED,
);
export const JoinReachesAnswer = Type.Object(
  { id: Type.String(), version: Type.Integer(), retired: Type.String(), moved: Moved },
  CLOSED,
);
