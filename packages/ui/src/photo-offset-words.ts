// How far a picture lies from its record, as a sentence, and whether that is worth a mark. A few hundred metres are the other bank or the
// error of a phone in a ravine; minutes are the way home.
import type { PhotoBody } from '@xunhe/contract/photo';
import { FIGURE_WORDS, sayLength, sayMinutes, sayNumber } from './figures.ts';
import { type Language, speak } from './words.ts';
import { PHOTO_WORDS } from './words-photo.ts';

export type RecordKind = 'patrol' | 'problem';

const MARKED_M = 500;
const DAY_MINUTES = 1440;
/** Before or after a patrol; a problem is often reported at home in the evening. */
const MARKED_MINUTES: Readonly<Record<RecordKind, number>> = { patrol: 30, problem: DAY_MINUTES };

export function sayDistance(photo: PhotoBody, record: RecordKind, language: Language): string | null {
  if (photo.offM === null) return null;
  const say = speak(PHOTO_WORDS, language);
  return say(record === 'patrol' ? 'farFromTrack' : 'farFromPlace', { length: sayLength(photo.offM) });
}

export function sayTimeOff({ offMinutes }: PhotoBody, language: Language): string {
  const say = speak(PHOTO_WORDS, language);
  if (Math.abs(offMinutes) < 1) return say('within');
  return say(offMinutes < 0 ? 'earlier' : 'later', { time: saySpan(Math.abs(offMinutes), language) });
}

function saySpan(minutes: number, language: Language): string {
  if (minutes < 2 * DAY_MINUTES) return sayMinutes(minutes, language);
  return speak(FIGURE_WORDS, language)('days', { n: sayNumber(minutes / DAY_MINUTES) });
}

/** What stands on the small picture; nothing when it lies where and when its record says. */
export function listMarks(photo: PhotoBody, record: RecordKind, language: Language): string[] {
  const distance = (photo.offM ?? 0) > MARKED_M ? sayDistance(photo, record, language) : null;
  const time = Math.abs(photo.offMinutes) > MARKED_MINUTES[record] ? sayTimeOff(photo, language) : null;
  return [distance, time].filter((mark) => mark !== null);
}
