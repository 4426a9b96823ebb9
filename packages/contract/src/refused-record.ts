// A record that a phone sent and that was not taken: kept whole, with the reason, until somebody of the office has looked at it.
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { Sha256Text } from './photo.ts';
import { CLOSED, IdText, InstantText, Nullable, PageQuery, RefusalBody, RegionCode } from './wire.ts';

export const RefusedRow = Type.Object(
  {
    id: IdText,
    /** SHA-256 of the content that is kept. */
    hash: Sha256Text,
    kind: Type.String(),
    person: IdText,
    personName: Nullable(Type.String()),
    region: RegionCode,
    regionName: Type.String(),
    refusal: RefusalBody,
    bytes: Type.Integer(),
    receivedAt: InstantText,
    settledAt: Nullable(InstantText),
    settledByName: Nullable(Type.String()),
    note: Nullable(Type.String()),
  },
  CLOSED,
);
export type RefusedRow = Static<typeof RefusedRow>;

export const RefusedQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('refusedRecords'),
    /** `true`: only those that nobody has settled. */
    open: Type.Optional(Type.Boolean()),
    region: Type.Optional(RegionCode),
  },
  CLOSED,
);

export const RefusedKey = Type.Object({ id: IdText, hash: Sha256Text }, CLOSED);

export const RefusedPage = Type.Object(
  {
    ...RefusedRow.properties,
    form: Type.Integer(),
    device: Nullable(Type.String()),
    /** The text as it came. */
    content: Type.String(),
  },
  CLOSED,
);
export type RefusedPage = Static<typeof RefusedPage>;

export const SettleBody = Type.Object({ note: Type.String({ minLength: 1, maxLength: 2000 }) }, CLOSED);
