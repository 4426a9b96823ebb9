// When and how a person is reminded, as versioned data: hours of rest, what cannot wait for a working day, and for each kind which roles are rung and
// written to from the start. All figures are our default [D] until the city settles its own. The list in the app always has everything.
import type { Role } from '../people/role.ts';
import { byDefault, type Policy, type Sourced } from './policy.ts';
import type { ReminderKind, Said } from './reminder.ts';

/** `worst`: only while the water is at its worst level. WARNING: stored. */
export const URGENCIES = ['never', 'worst', 'always'] as const;

export type Urgency = (typeof URGENCIES)[number];

export interface KindRule {
  /** Roles whose phones ring for it unless the person chooses otherwise. */
  readonly push: readonly Role[];
  /** Roles to which it is written once they name a mailbox. */
  readonly mail: readonly Role[];
  /** What cannot wait rings on free days too. */
  readonly urgent: Urgency;
  /** Nobody can silence it. */
  readonly mustKnow: boolean;
}

export interface RingHours {
  /** Minutes since midnight: rest is before `morning` and from `evening` on. */
  readonly morning: number;
  readonly evening: number;
  /** What is not urgent waits for a working day. */
  readonly workingDaysOnly: boolean;
  /** What first might have rung longer ago than this stays in the list. */
  readonly oldDays: number;
}

export interface ReminderRule extends Policy {
  readonly hours: Sourced<RingHours>;
  /** So many days before a window ends its missing visits are spoken of. */
  readonly dueDays: Sourced<number>;
  /** Minute of the day from which a daily letter goes out. */
  readonly dailyMinute: Sourced<number>;
  readonly kinds: Readonly<Record<ReminderKind, Sourced<KindRule>>>;
}

/** Roles that are reminded of anything. */
export const REMINDED_ROLES = [
  ...([
    'chief',
    'assistant',
    'office',
    'handler',
    'inspector',
    'system_admin',
    'security_admin',
    'audit_admin',
  ] as const),
] as const satisfies readonly Role[];

const kind = (written: boolean, urgent: Urgency = 'never'): Sourced<KindRule> =>
  byDefault({ push: REMINDED_ROLES, mail: written ? REMINDED_ROLES : [], urgent, mustKnow: false });

export const REMINDER_DEFAULT: ReminderRule = {
  id: 'reminder-default',
  version: 1,
  effectiveFrom: '2000-01',
  hours: byDefault({ morning: 7 * 60, evening: 22 * 60, workingDaysOnly: true, oldDays: 3 }),
  dueDays: byDefault(2),
  dailyMinute: byDefault(8 * 60),
  kinds: {
    'duty.published': kind(true),
    'level.raised': kind(true, 'worst'),
    // The days run out.
    'visits.due': kind(true, 'always'),
    'delegation.begins': kind(false),
    'patrol.review': kind(false),
    'patrol.judged': kind(false),
    'appeal.decided': kind(false),
    'problem.moved': kind(false),
    'problem.task': kind(true),
    'problem.late': kind(true),
    'circular.waiting': kind(true),
    'standing.answered': kind(false),
    'webhook.off': kind(false),
  },
};

export function isUrgent(rule: ReminderRule, { kind, body }: Said): boolean {
  const { urgent } = rule.kinds[kind].value;
  return urgent === 'always' || (urgent === 'worst' && 'level' in body && body.level === 'red');
}

/** @param chosen the person's own choice, or undefined where he made none */
export function ringsFor(
  rule: ReminderRule,
  of: ReminderKind,
  who: { readonly role: Role; readonly chosen: boolean | undefined },
): boolean {
  const { push, mustKnow } = rule.kinds[of].value;
  return mustKnow || (who.chosen ?? push.includes(who.role));
}
