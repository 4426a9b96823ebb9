// Batches of observations that other systems brought, for the data desk.
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { CLOSED, InstantText, Nullable, PageQuery } from './wire.ts';

/** So many items of a batch are told with what was wrong with them. */
export const MOST_FAULTS = 10;

export const DeliveryQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('deliveries'),
    source: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    /** Only those of which something was refused or waits. */
    faulty: Type.Optional(Type.Boolean()),
  },
  CLOSED,
);

export const DeliveryBody = Type.Object(
  {
    source: Type.String(),
    /** The sender's own. */
    id: Type.String(),
    /** Null where the account is gone or lies elsewhere. */
    senderName: Nullable(Type.String()),
    at: InstantText,
    stored: Type.Integer(),
    repeated: Type.Integer(),
    refused: Type.Integer(),
    waiting: Type.Integer(),
    /** The first items that were refused, counted from 0. */
    faults: Type.Array(
      Type.Object(
        { n: Type.Integer(), refusal: Type.Object({ kind: Type.String() }, { additionalProperties: true }) },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
export type DeliveryBody = Static<typeof DeliveryBody>;
