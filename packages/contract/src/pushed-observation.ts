// What another system sends: a batch of samples and days of rain under an id of the sender's own, answered item by item.
import Type, { type Static } from 'typebox';
import { CLOSED, DayText, IdText } from './wire.ts';

export const MOST_PUSHED = 500;
const PlaceId = Type.String({ minLength: 1, maxLength: 80 });

const PushedValue = Type.Object(
  {
    indicator: Type.String({ minLength: 1, maxLength: 40 }),
    /** A number, or a text such as `<0.05`. */
    value: Type.Union([Type.Number(), Type.String({ minLength: 1, maxLength: 40 })]),
    unit: Type.Optional(Type.String({ maxLength: 20 })),
  },
  CLOSED,
);

/** Of one place and one day: a station has readings of its water, a gauge its rain. */
export const PushedItem = Type.Union([
  Type.Object(
    { station: PlaceId, day: DayText, readings: Type.Array(PushedValue, { minItems: 1, maxItems: 80 }) },
    CLOSED,
  ),
  Type.Object(
    { gauge: PlaceId, day: DayText, readings: Type.Array(PushedValue, { minItems: 1, maxItems: 1 }) },
    CLOSED,
  ),
]);
export type PushedItem = Static<typeof PushedItem>;

export const PushObservationsBody = Type.Object(
  {
    /** The sender's own: the same batch once more is answered as before, and stored once. */
    batch: IdText,
    /** Each is judged by itself, so what is wrong with one keeps back no other; their shape is that of `PushedItem`. */
    items: Type.Array(Type.Unknown({ description: 'A PushedItem' }), { minItems: 1, maxItems: MOST_PUSHED }),
  },
  CLOSED,
);
export type PushObservationsBody = Static<typeof PushObservationsBody>;

/**
 * `repeated`: it was there, alike. `waiting` names the indicators of it that nobody uses until the office has decided about them.
 */
const PushedAnswer = Type.Object(
  {
    state: Type.Union([Type.Literal('stored'), Type.Literal('repeated'), Type.Literal('refused')]),
    waiting: Type.Optional(Type.Array(Type.String())),
    refusal: Type.Optional(Type.Object({ kind: Type.String() }, { additionalProperties: true })),
  },
  CLOSED,
);
export type PushedAnswer = Static<typeof PushedAnswer>;

export const PushObservationsAnswer = Type.Object(
  {
    batch: IdText,
    stored: Type.Integer(),
    repeated: Type.Integer(),
    refused: Type.Integer(),
    /** In the order of the items. */
    items: Type.Array(PushedAnswer),
  },
  CLOSED,
);
export type PushObservationsAnswer = Static<typeof PushObservationsAnswer>;
