// Webhooks: where what happens is sent to, and what became of each message. Address, secret and template are written and never read back.
import { NOTICE_KINDS } from '@xunhe/domain/problem/notice';
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { CLOSED, IdText, InstantText, Nullable, PageQuery, RegionCode } from './wire.ts';

export const WEBHOOK_KINDS = ['wecom', 'dingtalk', 'sms', 'http'] as const;
export const WEBHOOK_STATES = ['waiting', 'sending', 'sent', 'refused', 'expired', 'blocked', 'unknown'] as const;

const State = Type.Enum(WEBHOOK_STATES);
const Name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });
const Events = Type.Array(Type.Enum(NOTICE_KINDS), { minItems: 1, maxItems: NOTICE_KINDS.length, uniqueItems: true });
const Language = Type.Enum(['zh', 'en']);

/** The body of a gateway's request, and how its answer is understood. */
export const SmsFormBody = Type.Object(
  {
    format: Type.Enum(['json', 'form']),
    /** {{text}} must stand in it; {{title}} {{link}} {{time}} {{kind}} {{id}} may. */
    template: Type.String({ minLength: 1, maxLength: 4000 }),
    /** The header in which the secret travels; empty: none. */
    header: Type.String({ maxLength: 60, pattern: '^[A-Za-z0-9-]*$' }),
    /** What an answer must hold for the message to count as taken; empty: the status is enough. */
    expects: Type.String({ maxLength: 200 }),
  },
  CLOSED,
);

export const WebhookTargetBody = Type.Object(
  {
    url: Type.String({ minLength: 10, maxLength: 1000 }),
    secret: Nullable(Type.String({ minLength: 1, maxLength: 500 })),
    /** Of a gateway for short messages alone. */
    sms: Nullable(SmsFormBody),
  },
  CLOSED,
);
export type WebhookTargetBody = Static<typeof WebhookTargetBody>;

const CHOICES = { name: Name, region: RegionCode, events: Events, keyOnly: Type.Boolean(), language: Language };

export const NewWebhookBody = Type.Object(
  { kind: Type.Enum(WEBHOOK_KINDS), ...CHOICES, target: WebhookTargetBody },
  CLOSED,
);
export type NewWebhookBody = Static<typeof NewWebhookBody>;

/** A target takes the place of the one before as a whole, so that an old secret never goes to a new address. */
export const ChangeWebhookBody = Type.Object(
  {
    ...Type.Partial(Type.Object(CHOICES)).properties,
    target: Type.Optional(WebhookTargetBody),
    enabled: Type.Optional(Type.Boolean()),
  },
  CLOSED,
);
export type ChangeWebhookBody = Static<typeof ChangeWebhookBody>;

export const WebhookBody = Type.Object(
  {
    id: IdText,
    name: Type.String(),
    kind: Type.Enum(WEBHOOK_KINDS),
    host: Type.String(),
    hasSecret: Type.Boolean(),
    region: RegionCode,
    regionName: Type.String(),
    events: Type.Array(Type.String()),
    keyOnly: Type.Boolean(),
    language: Language,
    enabled: Type.Boolean(),
    /** Why it was switched off by itself; null: it was not. */
    offReason: Nullable(Type.Enum(['gone', 'failing', 'sealed'])),
    offAt: Nullable(InstantText),
    failingSince: Nullable(InstantText),
    madeByName: Nullable(Type.String()),
    madeAt: InstantText,
    /** Messages that are not yet sent. */
    waiting: Type.Integer(),
    last: Nullable(Type.Object({ state: State, at: InstantText }, CLOSED)),
  },
  CLOSED,
);
export type WebhookBody = Static<typeof WebhookBody>;

export const WebhookListBody = Type.Object(
  {
    rows: Type.Array(WebhookBody),
    /** Where gateways and other systems may be: hosts and origins that the operator named. */
    hosts: Type.Array(Type.String()),
    anyPublic: Type.Boolean(),
    /** Messages carry a link to the console. */
    hasLink: Type.Boolean(),
  },
  CLOSED,
);
export type WebhookListBody = Static<typeof WebhookListBody>;

export const WebhookDeliveryBody = Type.Object(
  {
    id: IdText,
    /** A kind of notice, or `test`. */
    kind: Type.String(),
    title: Type.String(),
    state: State,
    status: Nullable(Type.Integer()),
    answer: Type.String(),
    attempts: Type.Integer(),
    /** Real time of what it tells of, and when it may be tried again. */
    at: InstantText,
    dueAt: InstantText,
    sentAt: Nullable(InstantText),
  },
  CLOSED,
);
export type WebhookDeliveryBody = Static<typeof WebhookDeliveryBody>;

export const WebhookDeliveryQuery = Type.Object(
  {
    ...PageQuery,
    state: Type.Optional(State),
    kind: Type.Optional(Type.Enum([...NOTICE_KINDS, 'test'])),
    ...SortQuery('webhookDeliveries'),
  },
  CLOSED,
);
