// The letters of a problem (公文): which move makes which, who signs, and how they are numbered. What stands in a letter is written down once,
// on the day of the move, with the names of that day.
import type { Day } from '../ground/day.ts';
import { type Part, standing } from './part.ts';

/** 交办函, 督办单, 回复函. WARNING: stored and on the wire; add, never rename. */
export const LETTER_KINDS = ['assignment', 'supervision', 'reply'] as const;

export type LetterKind = (typeof LETTER_KINDS)[number];

export interface LetterDue {
  readonly kind: LetterKind;
  /** To whom an assignment goes, from whom a reply comes; null: to all that have the problem. */
  readonly department: string | null;
}

export interface PartsMoved {
  readonly move: string;
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  /** The mover's own department when he may act for no other; null for the office. */
  readonly own: string | null;
}

/** An office that notes for a department that it is done has told itself: only the department itself replies. */
export function lettersOfMove({ move, before, after, own }: PartsMoved): LetterDue[] {
  switch (move) {
    case 'assign':
    case 'transfer': {
      const had = new Set(standing(before).map(({ department }) => department));
      return standing(after)
        .filter(({ department }) => !had.has(department))
        .map(({ department }) => ({ kind: 'assignment', department }));
    }
    case 'supervise':
      return [{ kind: 'supervision', department: null }];
    case 'handle':
      return after
        .filter(({ department, state }) => department === own && state === 'handled')
        .map(({ department }) => ({ kind: 'reply', department }));
    default:
      return [];
  }
}

/** A photograph as a letter names it; the bytes lie in the store of files under their hash. */
export interface LetterPhoto {
  readonly sha256: string;
  readonly role: string;
  readonly day: Day;
}

/** A letter has at most so many. */
export const MOST_LETTER_PHOTOS = 4;

/** WARNING: stored and never changed, so every version of the printing reads it; add, never rename. */
export interface LetterContent {
  /** Who writes: the office, or the department that replies. */
  readonly signature: string;
  /** Who reads (主送). */
  readonly addressees: readonly string[];
  /** Who hears of it (抄送). */
  readonly copies: readonly string[];
  readonly contact: { readonly name: string; readonly phone: string | null } | null;
  readonly problem: {
    readonly id: string;
    readonly type: string;
    readonly source: string;
    readonly key: boolean;
    readonly text: string;
    /** From the district down to the village. */
    readonly regions: readonly string[];
    readonly water: string;
    readonly reach: string;
    readonly place: { readonly lon: number; readonly lat: number } | null;
    readonly reportedDay: Day;
  };
  /** Of an assignment: whether the department leads (主办) or takes part (协办). */
  readonly leads: boolean | null;
  readonly dueDay: Day | null;
  /** Days of the calendar since the deadline, on the day of the letter. */
  readonly overdueDays: number;
  /** What the mover wrote: demands of an office, the result of a department. */
  readonly note: string;
  /** Why the rule orders supervision; null when a person does. */
  readonly cause: string | null;
  /** Of a reply: the letter that it answers. */
  readonly answers: string | null;
  readonly photos: readonly LetterPhoto[];
  readonly day: Day;
}

export interface NumberParts {
  readonly kind: LetterKind;
  /** 发文机关代字, as `office-mark` makes it or as the city has set it. */
  readonly mark: string;
  readonly year: number;
  readonly n: number;
}

/** What stands behind the mark for the kind [D]. */
const SIGN: Readonly<Record<LetterKind, string>> = { assignment: '交', supervision: '督', reply: '复' };

/** 穗河长办交〔2026〕12号: the year in full within 六角括号, the number in plain figures without zeros before it (GB/T 9704-2012, 7.2.5). */
export function letterNumber({ kind, mark, year, n }: NumberParts): string {
  return `${mark}${SIGN[kind]}〔${year}〕${n}号`;
}
