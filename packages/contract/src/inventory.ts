// The four inventories on their way from the phone to the store, and back to the screens.
import { INVENTORY_ITEMS, INVENTORY_PERIODS } from '@xunhe/domain/duty/inventory';
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { SentPhotos } from './photo.ts';
import { CLOSED, DayText, IdText, InstantText, Nullable, PageQuery, RegionCode, UuidText } from './wire.ts';

export const InventoryItemName = Type.Enum(INVENTORY_ITEMS);
export const InventoryPeriodName = Type.Enum(INVENTORY_PERIODS);

const SpanBody = Type.Object({ from: DayText, to: DayText }, CLOSED);

export const InventoryAnswer = Type.Object(
  {
    item: InventoryItemName,
    /** "None found" is an answer. */
    found: Type.Boolean(),
    note: Type.String({ maxLength: 2000 }),
    /** How many were found, where somebody counted. */
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  },
  CLOSED,
);
export type InventoryAnswer = Static<typeof InventoryAnswer>;

/** WARNING: phones in the field keep unsent records of this shape; a changed field breaks them. Add, never rename. */
export const SentInventory = Type.Object(
  {
    id: UuidText,
    reach: IdText,
    /** The days that it answers for; `at` lies in them. */
    period: SpanBody,
    at: InstantText,
    items: Type.Array(InventoryAnswer, { minItems: 1, maxItems: 20 }),
    photos: Type.Optional(SentPhotos),
  },
  CLOSED,
);
export type SentInventory = Static<typeof SentInventory>;

export const InventoryReceipt = Type.Object(
  { id: UuidText, stored: Type.Union([Type.Literal('new'), Type.Literal('already')]), found: Type.Integer() },
  CLOSED,
);
export type InventoryReceipt = Static<typeof InventoryReceipt>;

export const InventoryQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('inventories'),
    region: Type.Optional(RegionCode),
    reach: Type.Optional(IdText),
    /** Only those in which this was found. */
    found: Type.Optional(InventoryItemName),
  },
  CLOSED,
);

export const InventoryRowBody = Type.Object(
  {
    id: IdText,
    reach: IdText,
    reachName: Type.String(),
    reachNameEn: Nullable(Type.String()),
    region: RegionCode,
    regionName: Type.String(),
    regionNameEn: Nullable(Type.String()),
    person: IdText,
    personName: Type.String(),
    personLevel: Nullable(Type.String()),
    onBehalfOfName: Nullable(Type.String()),
    day: DayText,
    at: InstantText,
    period: SpanBody,
    items: Type.Array(InventoryAnswer),
    photos: Type.Integer(),
  },
  CLOSED,
);
export type InventoryRowBody = Static<typeof InventoryRowBody>;

export const InventoryProgressQuery = Type.Object({ region: Type.Optional(RegionCode) }, CLOSED);

/** A town, or a wider region for what lies in no town: its posts, and how many answered in the period that runs today. */
export const InventoryProgressRow = Type.Object(
  {
    region: RegionCode,
    regionName: Type.String(),
    regionNameEn: Nullable(Type.String()),
    asked: Type.Integer(),
    answered: Type.Integer(),
    /** Answers of the running periods that found something, by item. */
    found: Type.Record(Type.String(), Type.Integer()),
  },
  CLOSED,
);
export type InventoryProgressRow = Static<typeof InventoryProgressRow>;

export const InventoryProgressBody = Type.Object(
  {
    day: DayText,
    policy: Type.String(),
    /** The running period of each post that is asked. */
    periods: Type.Array(
      Type.Object({ post: Type.String(), per: InventoryPeriodName, from: DayText, to: DayText }, CLOSED),
    ),
    rows: Type.Array(InventoryProgressRow),
  },
  CLOSED,
);
export type InventoryProgressBody = Static<typeof InventoryProgressBody>;

/** What one post owes on one water in the running period, as the first screen tells it. */
export const InventoryTask = Type.Object(
  {
    per: InventoryPeriodName,
    from: DayText,
    to: DayText,
    items: Type.Array(InventoryItemName),
    /** The day it was last answered in this period; null while it is open. */
    answeredDay: Nullable(DayText),
  },
  CLOSED,
);
export type InventoryTask = Static<typeof InventoryTask>;
