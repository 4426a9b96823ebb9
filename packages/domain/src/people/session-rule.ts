// How long somebody stays signed in, and what a token that comes back means. A desk is left open in an office, so it closes soon; a phone
// goes without network for days, so it stays, and its token changes now and then: whoever copied an old one is found out.
import type { Role } from './role.ts';

/** `guest` entered through the newcomer's door, `service` is a device or system with a token of its own. */
export const SESSION_KINDS = ['desk', 'phone', 'guest', 'service'] as const;

export type SessionKind = (typeof SESSION_KINDS)[number];

interface Limit {
  /** Milliseconds without a request until it ends. */
  readonly idleMs: number;
  /** Milliseconds from sign-in until it ends whatever happens. */
  readonly wholeMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Our defaults inside what ASVS 7.3 and 等保 8.1.4.1 b ask for: that there is an idle and an absolute limit. */
export const SESSION_LIMITS: Readonly<Record<SessionKind, Limit>> = {
  desk: { idleMs: 30 * MINUTE, wholeMs: 12 * HOUR },
  phone: { idleMs: 30 * DAY, wholeMs: 180 * DAY },
  guest: { idleMs: 12 * HOUR, wholeMs: 12 * HOUR },
  service: { idleMs: 365 * DAY, wholeMs: 365 * DAY },
};

/** Those who work at the river. Everybody else has the desk's limits, on a phone too. */
const FIELD_ROLES: readonly Role[] = ['chief', 'assistant', 'inspector', 'handler'];

export function sessionKindOf(role: Role, asked: 'desk' | 'phone'): SessionKind {
  return asked === 'phone' && FIELD_ROLES.includes(role) ? 'phone' : 'desk';
}

/** Roles that see or change much: two factors (等保 8.1.4.1 d). */
export function needsSecondFactor(role: Role): boolean {
  return role === 'office' || role === 'system_admin' || role === 'security_admin' || role === 'audit_admin';
}

export function isSessionOver(
  session: { readonly kind: SessionKind; readonly madeMs: number; readonly seenMs: number },
  nowMs: number,
): boolean {
  const limit = SESSION_LIMITS[session.kind];
  return nowMs - session.seenMs >= limit.idleMs || nowMs - session.madeMs >= limit.wholeMs;
}

/** A phone's token is changed after this time. */
export const ROTATE_MS = HOUR;
/** For so long the former token still serves: requests that were under way when it changed carry it. */
export const GRACE_MS = MINUTE;

export interface TokenState {
  readonly kind: SessionKind;
  /** When the present token was given. */
  readonly givenMs: number;
  /** Has the present token come back yet? Until then its answer may have been lost. */
  readonly isConfirmed: boolean;
}

/**
 * What to do with a token: `keep` it, `rotate` (give a new one with this answer), or `end` the session because the token was replaced, its
 * successor is in use, and still it comes: two hold it.
 */
export function judgeToken(
  state: TokenState,
  presented: 'present' | 'former',
  nowMs: number,
): 'keep' | 'rotate' | 'end' {
  if (presented === 'present') return state.kind === 'phone' && nowMs - state.givenMs >= ROTATE_MS ? 'rotate' : 'keep';
  if (nowMs - state.givenMs < GRACE_MS) return 'keep';
  return state.isConfirmed ? 'end' : 'rotate';
}
