// Readings that quality control kept out of use, and what people say of them.
import { HELD_DEEDS, HELD_REASONS, HELD_STATES } from '@xunhe/domain/observation/held-reading';
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { CLOSED, DayText, IdText, InstantText, MonthText, Nullable, PageQuery, RegionCode } from './wire.ts';

const Reason = Type.Enum(HELD_REASONS);
const State = Type.Enum(HELD_STATES);
const PlaceId = Type.String({ minLength: 1, maxLength: 80 });

/** So many are decided at once at most. */
export const MOST_HELD = 500;

export const HeldQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('heldReadings'),
    state: Type.Optional(State),
    reason: Type.Optional(Reason),
    indicator: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    /** A station or a gauge. */
    place: Type.Optional(PlaceId),
    region: Type.Optional(RegionCode),
    month: Type.Optional(MonthText),
  },
  CLOSED,
);

export const HeldReadingBody = Type.Object(
  {
    id: IdText,
    kind: Type.Union([Type.Literal('sample'), Type.Literal('rain')]),
    day: DayText,
    place: PlaceId,
    /** Null where the place has left the register. */
    placeName: Nullable(Type.String()),
    reach: Nullable(IdText),
    reachName: Nullable(Type.String()),
    reachNameEn: Nullable(Type.String()),
    region: RegionCode,
    indicator: Type.String(),
    /** In the indicator's standard unit, as it came. */
    value: Type.Number(),
    reason: Reason,
    /** The door by which it came. */
    source: Type.String(),
    heldAt: InstantText,
    state: State,
    /** What is used since it was decided. */
    used: Nullable(Type.Number()),
    decided: Nullable(
      Type.Object({ by: IdText, byName: Nullable(Type.String()), at: InstantText, why: Type.String() }, CLOSED),
    ),
  },
  CLOSED,
);
export type HeldReadingBody = Static<typeof HeldReadingBody>;

export const DecideHeldBody = Type.Object(
  {
    ids: Type.Array(IdText, { minItems: 1, maxItems: MOST_HELD, uniqueItems: true }),
    deed: Type.Enum(HELD_DEEDS),
    /** Of a correction, in the standard unit; one reading at a time. */
    value: Nullable(Type.Number()),
    /** A decision without a reason is none. */
    why: Type.String({ minLength: 4, maxLength: 2000, pattern: '\\S.*\\S' }),
  },
  CLOSED,
);
export type DecideHeldBody = Static<typeof DecideHeldBody>;

export const DecideHeldAnswer = Type.Object({ decided: Type.Integer() }, CLOSED);
