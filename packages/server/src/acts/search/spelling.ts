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
  const first = typed[0];
  for (let at = 0; at < length; at++) {
    // Most names go with one look at each sign.
    if (name.syllables[at]![0] !== first && name.signs[at]![0] !== first) continue;
    const end = readFrom(name, at, typed);
    if (end !== null) return at > 0 ? INSIDE : end === length ? EXACT : AT_START;
  }
  return null;
}

/**
 * Where the reading ends that uses up all that was typed, null without one. All readings are followed side by side, sign by sign, so that a name of
 * like syllables (南南南…) does not multiply them.
 */
function readFrom({ signs, syllables }: Spelled, start: number, typed: string): number | null {
  let reached: readonly number[] = [0];
  for (let at = start; at < signs.length && reached.length > 0; at++) {
    const next: number[] = [];
    for (const used of reached) {
      const sign = signs[at]!;
      const shared = sharedLength(syllables[at]!, typed, used);
      if (typed.startsWith(sign, used)) next.push(used + sign.length);
      for (let length = 1; length <= shared; length++) next.push(used + length);
    }
    if (next.includes(typed.length)) return at + 1;
    reached = next.length < 2 ? next : [...new Set(next)];
  }
  return null;
}

/** How much of a syllable stands in what was typed, from a place on. */
function sharedLength(syllable: string, typed: string, from: number): number {
  let length = 0;
  while (length < syllable.length && syllable[length] === typed[from + length]) length++;
  return length;
}
