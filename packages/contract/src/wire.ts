// What every schema of the wire is made of. Unknown fields are refused everywhere: a client that sends `role` or `verdict` is wrong.
import { WATER_KINDS } from '@xunhe/domain/place/water-body';
import Type, { type Static, type TSchema } from 'typebox';

export const CLOSED = { additionalProperties: false } as const;

export const MonthText = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', description: 'YYYY-MM' });
export const DayText = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'YYYY-MM-DD' });
export const InstantText = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})$',
  description: 'ISO 8601 with zone',
});
export const IdText = Type.String({ minLength: 1, maxLength: 80, pattern: '^[A-Za-z0-9._:-]+$' });
export const UuidText = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
  description: 'UUIDv7, made where the thing is made',
});
export const RegionCode = Type.String({ pattern: '^[0-9]{12}$' });
export const Level = Type.Union([
  Type.Literal('none'),
  Type.Literal('yellow'),
  Type.Literal('orange'),
  Type.Literal('red'),
]);
export const WaterKind = Type.Enum(WATER_KINDS);
/** 1–5 are the classes Ⅰ–Ⅴ of GB 3838-2002, 6 is worse than Ⅴ. */
export const WqClass = Type.Integer({ minimum: 1, maximum: 6 });

export function Nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** One page of a list: `total` counts all rows that match, not only the ones sent. */
export function Page<T extends TSchema>(row: T) {
  return Type.Object({ rows: Type.Array(row), total: Type.Integer() }, CLOSED);
}

export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 })),
};

/** Every "no" of the API: `kind` is stable and worded by the screens, `path` is the place in the request, the rest are the numbers. */
export const RefusalBody = Type.Object({
  kind: Type.String(),
  path: Type.Optional(Type.String()),
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export type RefusalBody = Static<typeof RefusalBody>;

/** A sentence of the model as data: the kind and its numbers; words are put to it by the screens. */
export const ReasonBody = Type.Object({ kind: Type.String() }, { additionalProperties: true });
export type ReasonBody = Static<typeof ReasonBody>;

/** True: the reach lies outside the person's region and is shared with it (共界河段), to be read and not to be acted on. */
export const Shared = Type.Boolean();
