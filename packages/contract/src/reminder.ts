// Reminders, the pushes by which a phone rings for them, and the choices of their owner.
import { REMINDER_KINDS } from '@xunhe/domain/duty/reminder';
import Type, { type Static } from 'typebox';
import { CLOSED, IdText, InstantText, Nullable } from './wire.ts';

const Kind = Type.Enum(REMINDER_KINDS);

export const ReminderBody = Type.Object(
  {
    id: IdText,
    kind: Type.String(),
    /** Real time of what it speaks of. */
    at: InstantText,
    read: Type.Boolean(),
    /** What its sentence needs, by kind: see domain/duty/reminder. */
    body: Type.Record(Type.String(), Type.Unknown()),
  },
  CLOSED,
);
export type ReminderBody = Static<typeof ReminderBody>;

export const ReminderListBody = Type.Object(
  {
    unread: Type.Integer(),
    total: Type.Integer(),
    /** The newest first, at most 200. */
    rows: Type.Array(ReminderBody),
  },
  CLOSED,
);
export type ReminderListBody = Static<typeof ReminderListBody>;

export const ReadBody = Type.Object({ ids: Type.Array(IdText, { minItems: 1, maxItems: 200 }) }, CLOSED);
export const UnreadBody = Type.Object({ unread: Type.Integer() }, CLOSED);

export const PushStateBody = Type.Object(
  {
    /** The key a browser subscribes with; null: this service sends no pushes. */
    key: Nullable(Type.String()),
    /** Where this session's pushes go; null: it is not subscribed. */
    endpoint: Nullable(Type.String()),
    /** `fixed`: the city's rule says that it rings; nobody can silence it. */
    kinds: Type.Array(Type.Object({ kind: Kind, push: Type.Boolean(), fixed: Type.Optional(Type.Boolean()) }, CLOSED)),
    /** The newest push to this device: `sent` means that its push service took it. */
    last: Nullable(
      Type.Object(
        {
          at: InstantText,
          state: Type.Enum(['waiting', 'sending', 'sent', 'gone', 'refused', 'blocked', 'expired', 'unknown']),
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
export type PushStateBody = Static<typeof PushStateBody>;

/** As the browser gives it: the address of its push service, its public key (65 bytes) and its secret (16 bytes), in base64url. */
export const SubscribeBody = Type.Object(
  {
    endpoint: Type.String({ minLength: 10, maxLength: 1000 }),
    p256dh: Type.String({ pattern: '^B[A-Za-z0-9_-]{86}$' }),
    auth: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }),
    language: Type.Enum(['zh', 'en']),
  },
  CLOSED,
);
export type SubscribeBody = Static<typeof SubscribeBody>;

export const ChoosePushBody = Type.Object({ kind: Kind, push: Type.Boolean() }, CLOSED);
export type ChoosePushBody = Static<typeof ChoosePushBody>;

/** What a push carries, encrypted for the one browser. WARNING: read by service workers of every age; add, never rename. */
export interface PushMessage {
  /** The same push has the same name, so that it is shown once. */
  readonly id: string;
  readonly language: 'zh' | 'en';
  /** The city's day of the sending, for words like "tomorrow". */
  readonly today: string;
  /** How many reminders it stands for. */
  readonly count: number;
  readonly unread: number;
  /** The most pressing of them. */
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}
