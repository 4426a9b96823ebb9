// A post ties a person to a reach for a time: it is the post that owes patrols, so a change in mid-month splits the duty by days.
import { type Day, dayNumber } from '../ground/day.ts';
import { firstDay, lastDay, type Month } from '../ground/month.ts';

/** From the widest responsibility to the narrowest; an assistant stands in for a chief and owes nothing himself [S]. */
export const POST_LEVELS = ['city', 'district', 'town', 'village', 'reach', 'assistant'] as const;

export type PostLevel = (typeof POST_LEVELS)[number];

export interface Post {
  readonly person: string;
  readonly reach: string;
  readonly level: PostLevel;
  /** First and last day in post, both included; `null` while it lasts. */
  readonly from: Day;
  readonly to: Day | null;
}

/** For these days the assistant's patrols count for the chief [S: the chief, or if busy his assistant]. */
export interface Delegation {
  readonly chief: string;
  readonly assistant: string;
  readonly from: Day;
  readonly to: Day | null;
}

/** Days, both included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

export function isInPost(post: Pick<Post, 'from' | 'to'>, day: Day): boolean {
  return post.from <= day && (post.to === null || day <= post.to);
}

/** The days of the month that fall into the post, or null. */
export function spanInMonth(post: Pick<Post, 'from' | 'to'>, month: Month): Span | null {
  const whole = { from: firstDay(month), to: lastDay(month) };
  return overlapSpans({ from: post.from, to: post.to ?? whole.to }, whole);
}

/** The days that two spans share, or null. */
export function overlapSpans(a: Span, b: Span): Span | null {
  const { from } = a.from > b.from ? a : b;
  const { to } = a.to < b.to ? a : b;
  return from <= to ? { from, to } : null;
}

export function countDays(span: Span): number {
  return dayNumber(span.to) - dayNumber(span.from) + 1;
}

/** The people whose patrol on a day counts for a chief: himself and whoever stands in for him. */
export function listStandIns(delegations: readonly Delegation[], chief: string, day: Day): string[] {
  return [chief, ...delegations.filter((d) => d.chief === chief && isInPost(d, day)).map((d) => d.assistant)];
}
