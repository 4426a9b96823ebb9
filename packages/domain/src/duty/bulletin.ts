// A bulletin or a report of public opinion (通报与舆情) as an office writes it down: who said what of which reaches, when it appeared and when
// it became known. It counts from the day on which it was known, never before.
import { type Day, isDay } from '../ground/day.ts';
import { addMonths, type Month } from '../ground/month.ts';
import type { Refusal } from '../ground/result.ts';
import { regionLevel } from '../place/region.ts';
import type { Issuer } from './trigger-policy.ts';

/** WARNING: stored, and in files of imports; add, never rename. Praise warns of nothing. */
export const BULLETIN_KINDS = ['named', 'opinion', 'relapse', 'praise'] as const;

export type BulletinKind = (typeof BULLETIN_KINDS)[number];

/** What was done with one; each is a line of its history. WARNING: stored. */
export const BULLETIN_DEEDS = ['enter', 'correct', 'withdraw', 'raise', 'report'] as const;

export type BulletinDeed = (typeof BULLETIN_DEEDS)[number];

export const BULLETIN_LENGTH = { text: 2000, link: 500, why: 500, reaches: 50 } as const;

export interface Bulletin {
  readonly reaches: readonly string[];
  /** The day on which it appeared, and the one on which this office learned of it. */
  readonly seenDay: Day;
  readonly knownDay: Day;
  readonly issuer: Issuer;
  readonly kind: BulletinKind;
  /** Of what media say: whether somebody confirmed it. */
  readonly verified: boolean;
  readonly text: string;
  readonly link: string | null;
}

/** A town's office reads. */
export function mayWriteBulletins(office: string): boolean {
  const level = regionLevel(office);
  return level === 'city' || level === 'district';
}

/** What is wrong with it, or null; `today` is the city's. */
export function findBulletinFault(bulletin: Bulletin, today: Day): Refusal | null {
  const { seenDay, knownDay, text, link } = bulletin;
  if (!isDay(seenDay)) return { kind: 'request.invalid', path: '/body/seenDay' };
  if (!isDay(knownDay)) return { kind: 'request.invalid', path: '/body/knownDay' };
  if (knownDay > today) return { kind: 'bulletin.future', path: '/body/knownDay', today };
  if (knownDay < seenDay) return { kind: 'bulletin.knownBefore', path: '/body/knownDay', day: seenDay };
  const length = [...text.trim()].length;
  if (length === 0 || length > BULLETIN_LENGTH.text)
    return { kind: 'bulletin.text', path: '/body/text', max: BULLETIN_LENGTH.text };
  if (link !== null && (!/^https?:\/\/[^\s]+$/.test(link) || link.length > BULLETIN_LENGTH.link))
    return { kind: 'bulletin.link', path: '/body/link', max: BULLETIN_LENGTH.link };
  return null;
}

export function findWhyFault(why: string): Refusal | null {
  const length = [...why.trim()].length;
  if (length > 0 && length <= BULLETIN_LENGTH.why) return null;
  return { kind: 'bulletin.reason', path: '/body/why', max: BULLETIN_LENGTH.why };
}

/** The month whose draft will count it: its own, or the next when its own was drafted before it was known. Null: both are drafted. */
export function findCountingMonth(knownDay: Day, isDrafted: (month: Month) => boolean): Month | null {
  const month = knownDay.slice(0, 7);
  return [month, addMonths(month, 1)].find((one) => !isDrafted(one)) ?? null;
}
