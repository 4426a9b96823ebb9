// What may be told to other houses (group robots, gateways, other systems): eight kinds, each with what its text needs. Nobody's name, number
// or words stand in it: neither who reported nor what he wrote. Whoever may know more follows the link and signs in.
import type { Day } from '../ground/day.ts';
import type { Month } from '../ground/month.ts';
import { containsRegion } from '../place/region.ts';

/** WARNING: stored and sent to other systems; add, never rename. */
export const NOTICE_KINDS = [
  'problem.reported',
  'problem.accepted',
  'problem.assigned',
  'problem.supervise',
  'problem.escalated',
  'problem.overdue',
  'problem.closed',
  'warning.published',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];
export type ProblemNoticeKind = Exclude<NoticeKind, 'warning.published'>;

export interface NamedThing {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
}

/** Names stand in it as they were when it happened. WARNING: stored and sent; add, never rename. */
export interface ProblemNotice {
  readonly problem: string;
  readonly type: string;
  readonly key: boolean;
  readonly reach: NamedThing;
  readonly region: NamedThing;
  /** By whom it is handled; the first leads. */
  readonly departments: readonly string[];
  /** Who supervises it, or to whom it went up. */
  readonly level: string | null;
  readonly dueDay: Day | null;
}

/** How many waters of a region stand at which level in a month. */
export interface WarningNotice {
  readonly month: Month;
  readonly region: NamedThing;
  readonly red: number;
  readonly orange: number;
  readonly yellow: number;
}

export type Notice =
  | { readonly kind: ProblemNoticeKind; readonly body: ProblemNotice }
  | { readonly kind: 'warning.published'; readonly body: WarningNotice };

const NOTICE_OF_EVENT: Readonly<Record<string, NoticeKind>> = {
  'problem.reported': 'problem.reported',
  'problem.accept': 'problem.accepted',
  'problem.assign': 'problem.assigned',
  'problem.transfer': 'problem.assigned',
  'problem.supervise': 'problem.supervise',
  'problem.escalated': 'problem.escalated',
  'problem.overdue': 'problem.overdue',
  'problem.verify': 'problem.closed',
  'warnings.published': 'warning.published',
};

/** The kinds of events that are told at all. */
export const TOLD_EVENTS: readonly string[] = Object.keys(NOTICE_OF_EVENT);

export function noticeOfEvent(kind: string): NoticeKind | null {
  return Object.hasOwn(NOTICE_OF_EVENT, kind) ? NOTICE_OF_EVENT[kind]! : null;
}

export interface Listener {
  /** 12-digit code: only what lies in it. */
  readonly region: string;
  readonly kinds: readonly string[];
  /** Of problems only key ones; warnings are no problems. */
  readonly keyOnly: boolean;
}

export function wantsNotice(listener: Listener, { kind, body }: Notice): boolean {
  if (!listener.kinds.includes(kind)) return false;
  // A month without a warned water is no news.
  if (kind === 'warning.published') return body.red + body.orange + body.yellow > 0;
  return containsRegion(listener.region, body.region.id) && (body.key || !listener.keyOnly);
}
