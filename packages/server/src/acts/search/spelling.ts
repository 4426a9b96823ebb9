// How a Chinese name is spelled, and whether what somebody typed reads as it: signs, whole syllables, their beginnings, or a mixture
// (石j, shij, sjh). A sign that is read in several ways (重庆, 厦门) is read as the word has it.
import { pinyin } from 'pinyin-pro';

export interface Spelled {
  readonly name: string;
  readonly signs: readonly string[];
  /** Beside each sign its syllable; a sign that is no Chinese one stands for itself. */
  readonly syllables: readonly string[];
}

/** Lower is better. */
export const EXACT = 0;
export const AT_START = 1;
export const INSIDE = 2;

export const MOST_SIGNS = 60;

/** Full width to half width, one blank between words, small letters. Null when nothing or too much is left. */
export function normaliseWords(q: string): string | null {
  const words = q.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return words === '' || [...words].length > MOST_SIGNS ? null : words;
}

export function spellName(name: string, surname: 'head' | 'off' = 'off'): Spelled {
  const signs = [...name.normalize('NFKC').toLowerCase()];
  const syllables = pinyin(signs.join(''), { toneType: 'none', type: 'array', v: true, surname });
  // Where the two do not run side by side, the name is found by its signs alone.
  return { name, signs, syllables: syllables.length === signs.length ? syllables : signs };
}

/** Blanks and apostrophes between syllables do not count. */
export function joinTyped(words: string): string {
  return words.replace(/[\s'’]/g, '');
}

/** How well what was typed (joined) reads as the name, null when it does not. */
export function rankName(name: Spelled, typed: string): number | null {
  if (typed === '') return null;
  const { length } = name.signs;
  for (let at = 0; at < length; at++) {
    const end = readFrom(name, at, typed);
    if (end !== null) return at > 0 ? INSIDE : end === length ? EXACT : AT_START;
  }
  return null;
}

/** Where the reading ends that uses up all that was typed, null without one. */
function readFrom(name: Spelled, at: number, typed: string): number | null {
  if (typed === '') return at;
  const sign = name.signs[at];
  if (sign === undefined) return null;
  if (typed.startsWith(sign)) {
    const end = readFrom(name, at + 1, typed.slice(sign.length));
    if (end !== null) return end;
  }
  for (let length = sharedLength(name.syllables[at]!, typed); length > 0; length--) {
    const end = readFrom(name, at + 1, typed.slice(length));
    if (end !== null) return end;
  }
  return null;
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
