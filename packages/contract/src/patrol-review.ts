// Appeals of chiefs, decisions on them, the queue of what waits for a person, and a person's own patrols.
import Type, { type Static } from 'typebox';
import { JudgementBody, PatrolReachBody, PatrolRowBody } from './patrol.ts';
import { OutcomeText, STANDING_FIELDS } from './patrol-standing.ts';
import { CLOSED, IdText, InstantText, MonthText, Nullable, PageQuery, RegionCode, UuidText } from './wire.ts';

/** WARNING: phones in the field keep unsent records of this shape; a changed field breaks them. Add, never rename. */
export const SentAppeal = Type.Object(
  {
    id: UuidText,
    /** Ids of imported patrols are those of the system they came from. */
    patrol: IdText,
    text: Type.String({ minLength: 1, maxLength: 4000 }),
    /** When it was written, by the city's clock. */
    at: InstantText,
  },
  CLOSED,
);
export type SentAppeal = Static<typeof SentAppeal>;

export const AppealReceipt = Type.Object(
  {
    id: UuidText,
    patrol: IdText,
    stored: Type.Union([Type.Literal('new'), Type.Literal('already')]),
    receivedAt: InstantText,
  },
  CLOSED,
);
export type AppealReceipt = Static<typeof AppealReceipt>;

export const SentDecision = Type.Object(
  {
    outcome: OutcomeText,
    text: Type.String({ minLength: 1, maxLength: 4000 }),
    /** Which of the patrol's reaches count; left out: the main one, and what the rule let count. */
    reaches: Type.Optional(Type.Array(IdText, { minItems: 1, maxItems: 200 })),
    /** How many steps the person saw: what was decided on an older state is refused. */
    seen: Type.Integer({ minimum: 0, maximum: 10_000 }),
  },
  CLOSED,
);
export type SentDecision = Static<typeof SentDecision>;

export const WaitingForText = Type.Union([Type.Literal('appealed'), Type.Literal('needs_review')]);
export type WaitingForText = Static<typeof WaitingForText>;

export const ReviewQuery = Type.Object(
  {
    ...PageQuery,
    why: Type.Optional(WaitingForText),
    region: Type.Optional(RegionCode),
    month: Type.Optional(MonthText),
  },
  CLOSED,
);

export const WaitingPatrol = Type.Object(
  {
    ...PatrolRowBody.properties,
    region: RegionCode,
    regionName: Type.String(),
    why: WaitingForText,
    since: InstantText,
    /** Days of the city's calendar; 0 is today. */
    waitingDays: Type.Integer(),
    judgement: JudgementBody,
    /** What the appeal says. */
    appealText: Nullable(Type.String()),
  },
  CLOSED,
);
export type WaitingPatrol = Static<typeof WaitingPatrol>;

export const ReviewQueue = Type.Object(
  {
    /** Appeals first; of each kind what has waited longest first. */
    rows: Type.Array(WaitingPatrol),
    total: Type.Integer(),
    /** Of all that match but for the kind. */
    counts: Type.Object({ appealed: Type.Integer(), needs_review: Type.Integer() }, CLOSED),
  },
  CLOSED,
);
export type ReviewQueue = Static<typeof ReviewQueue>;

export const MyPatrolsQuery = Type.Object({ month: Type.Optional(MonthText) }, CLOSED);

export const MyPatrol = Type.Object(
  {
    ...PatrolRowBody.properties,
    judgement: JudgementBody,
    reaches: Type.Array(PatrolReachBody),
    ...STANDING_FIELDS,
  },
  CLOSED,
);
export type MyPatrol = Static<typeof MyPatrol>;

/** A month of what the person walked, or what was walked for him: whole, so that a phone can go on with it without a network. */
export const MyPatrolsBody = Type.Object(
  {
    month: MonthText,
    /** Months with patrols of his, newest first, and the month that runs. */
    months: Type.Array(MonthText),
    /** Newest first. */
    rows: Type.Array(MyPatrol),
  },
  CLOSED,
);
export type MyPatrolsBody = Static<typeof MyPatrolsBody>;
