// A figure against that of the month before.
import { type Language, speak } from '@xunhe/ui/words';
import { AGAINST_WORDS } from './words-board.ts';

export function sayAgainst(now: number, before: number | null | undefined, language: Language): string {
  const say = speak(AGAINST_WORDS, language);
  if (before === null || before === undefined) return say('noneBefore');
  if (now === before) return say('same');
  return now > before ? say('more', { n: now - before }) : say('fewer', { n: before - now });
}
