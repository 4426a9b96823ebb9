// E-mail as a way of reminders: a person's mailbox, what he takes there, and what became of each letter.
import { REMINDER_KINDS } from '@xunhe/domain/duty/reminder';
import Type, { type Static } from 'typebox';
import { CLOSED, IdText, InstantText, Nullable } from './wire.ts';

const Kind = Type.Enum(REMINDER_KINDS);
const Pace = Type.Enum(['atOnce', 'daily']);
const Language = Type.Enum(['zh', 'en']);

export const MAIL_STATES = ['waiting', 'sending', 'sent', 'refused', 'expired', 'blocked', 'unknown'] as const;

export const MailDeliveryBody = Type.Object(
  {
    purpose: Type.Enum(['code', 'reminders']),
    address: Type.String(),
    state: Type.Enum(MAIL_STATES),
    attempts: Type.Integer(),
    /** The mail server's last answer. */
    answer: Type.String(),
    at: InstantText,
    /** When it is tried again, of what waits. */
    dueAt: InstantText,
  },
  CLOSED,
);
export type MailDeliveryBody = Static<typeof MailDeliveryBody>;

export const MailStateBody = Type.Object(
  {
    /** False: this service sends no e-mail. */
    on: Type.Boolean(),
    address: Nullable(Type.String()),
    confirmed: Type.Boolean(),
    language: Language,
    pace: Pace,
    kinds: Type.Array(Type.Object({ kind: Kind, mail: Type.Boolean() }, CLOSED)),
    /** The newest first. */
    log: Type.Array(MailDeliveryBody),
  },
  CLOSED,
);
export type MailStateBody = Static<typeof MailStateBody>;

export const MailAddressBody = Type.Object(
  { address: Type.String({ minLength: 3, maxLength: 254 }), language: Language },
  CLOSED,
);

export const MailCodeBody = Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }, CLOSED);

export const ChooseMailBody = Type.Object(
  {
    pace: Pace,
    language: Language,
    kinds: Type.Array(Kind, { maxItems: REMINDER_KINDS.length, uniqueItems: true }),
  },
  CLOSED,
);
export type ChooseMailBody = Static<typeof ChooseMailBody>;

/** What was sent to a person on all ways, for whoever looks after accounts: no word of what stood in it. */
export const DeliveriesParams = Type.Object({ login: IdText }, CLOSED);

export const DeliveriesBody = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          channel: Type.Enum(['push', 'mail']),
          state: Type.String(),
          attempts: Type.Integer(),
          /** Status or answer of the service that took it, or did not. */
          answer: Type.String(),
          at: InstantText,
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
