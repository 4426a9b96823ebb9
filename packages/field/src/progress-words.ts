// The verdict so far in one line: what is still missing until the patrol counts.
import type { TodayBody, TodayReach } from '@xunhe/contract/duty';
import type { Judgement } from '@xunhe/domain/patrol/verdict';
import { sayLength } from '@xunhe/ui/figures';
import { type Language, speak } from '@xunhe/ui/words';
import { FIELD_WORDS } from './words-field.ts';

export function sayProgress(
  judgement: Judgement,
  at: { readonly thresholds: TodayBody['thresholds']; readonly reach: TodayReach | undefined },
  language: Language,
): string {
  const say = speak(FIELD_WORDS, language);
  if (judgement.verdict === 'effective') return say('enough');
  const { thresholds, reach } = at;
  const minutes = Math.ceil(thresholds.minutes - judgement.minutes);
  const isShort = reach !== undefined && reach.lengthM < thresholds.lengthM;
  const metres = isShort
    ? (thresholds.coverage - judgement.coverage) * reach.lengthM
    : thresholds.lengthM - judgement.onReachM;
  const missing = [
    metres > 0 ? say('moreLength', { length: sayLength(Math.max(10, Math.ceil(metres / 10) * 10)) }) : null,
    minutes > 0 ? say('moreMinutes', { n: minutes }) : null,
  ].filter((part) => part !== null);
  return missing.length === 0 ? say('locating') : say('more', { what: missing.join(say('and')) });
}
