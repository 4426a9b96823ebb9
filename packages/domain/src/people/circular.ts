// Notices (通知公告): what an office tells groups of people in a region. A published text never changes: a correction is a notice of its own
// that takes the place of the one before.
import type { Day } from '../ground/day.ts';
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import { containsRegion, regionLevel } from '../place/region.ts';
import type { Role } from './role.ts';

/** Whom a notice can be for. WARNING: stored and on the wire; add, never rename. */
export const CIRCULAR_GROUPS = [
  'chief.city',
  'chief.district',
  'chief.town',
  'chief.village',
  'chief.reach',
  'assistant',
  'office',
  'handler',
  'inspector',
] as const;

export type CircularGroup = (typeof CIRCULAR_GROUPS)[number];

/** The group of an account; administrators and devices are in none. A chief of no level yet is one of a reach. */
export function groupOf({ role, level }: { readonly role: Role; readonly level: string | null }): CircularGroup | null {
  if (role === 'chief' && level === 'assistant') return 'assistant';
  const group = role === 'chief' ? `chief.${level ?? 'reach'}` : role;
  return CIRCULAR_GROUPS.find((one) => one === group) ?? null;
}

export const CIRCULAR_LENGTH = { title: 80, text: 5000, why: 300 } as const;

export interface Circular {
  readonly title: string;
  /** Paragraphs with a line break between them; no markup. */
  readonly text: string;
  /** 12-digit code: all who serve in it or below it. */
  readonly region: string;
  readonly groups: readonly CircularGroup[];
  /** After this day it asks nobody for anything. */
  readonly lastDay: Day | null;
  /** A reader must say that he has taken note. */
  readonly confirm: boolean;
}

/** The city's office tells the whole city, a district's its own; a town's office passes on. */
export function mayTell(office: string, region: string): boolean {
  const level = regionLevel(office);
  return (level === 'city' || level === 'district') && containsRegion(office, region);
}

/** What a draft must be to be kept: whatever is kept could be published as it stands. */
export function checkCircular(circular: Circular, today: Day): Result<Circular, Refusal> {
  const title = circular.title.trim().replace(/\s+/g, ' ');
  const text = paragraphsOf(circular.text).join('\n');
  const { lastDay } = circular;
  if (title === '' || [...title].length > CIRCULAR_LENGTH.title)
    return refuse({ kind: 'circular.title', path: '/title', most: CIRCULAR_LENGTH.title });
  if (text === '' || [...text].length > CIRCULAR_LENGTH.text)
    return refuse({ kind: 'circular.text', path: '/text', most: CIRCULAR_LENGTH.text });
  if (lastDay !== null && lastDay < today) return refuse({ kind: 'circular.lastDay', path: '/lastDay' });
  const groups = CIRCULAR_GROUPS.filter((group) => circular.groups.includes(group));
  return accept({ ...circular, title, text, groups });
}

/** A blank line more or less between two paragraphs says nothing. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export const CIRCULAR_STATES = ['published', 'over', 'superseded', 'withdrawn'] as const;

export type CircularState = (typeof CIRCULAR_STATES)[number];

export interface Fate {
  readonly lastDay: Day | null;
  readonly withdrawn: boolean;
  /** Another has taken its place. */
  readonly superseded: boolean;
}

export function stateOfCircular({ lastDay, withdrawn, superseded }: Fate, today: Day): CircularState {
  if (withdrawn) return 'withdrawn';
  if (superseded) return 'superseded';
  return lastDay !== null && lastDay < today ? 'over' : 'published';
}

export interface Receipt {
  readonly seen: boolean;
  readonly confirmed: boolean;
}

/** Does it still wait for its reader? What is no longer in force waits for nobody. */
export function isWaiting({ confirm }: Pick<Circular, 'confirm'>, { seen, confirmed }: Receipt): boolean {
  return confirm ? !confirmed : !seen;
}
