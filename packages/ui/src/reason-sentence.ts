// Puts the reasons of the rules into plain sentences. A kind this page does not know yet (a newer server, an older page) says nothing rather
// than something wrong; a test holds this table against every kind the domain can give.
import { type Sentences, tell, type WireReason } from './reason.ts';
import { DUTY_REASONS } from './reasons-duty.ts';
import { HELP_REASONS } from './reasons-help.ts';
import { PATROL_REASONS } from './reasons-patrol.ts';
import { RISK_REASONS } from './reasons-risk.ts';
import { WARNING_REASONS } from './reasons-warning.ts';
import type { Language } from './words.ts';

let sentences: Sentences = {
  ...WARNING_REASONS,
  ...RISK_REASONS,
  ...DUTY_REASONS,
  ...HELP_REASONS,
  ...PATROL_REASONS,
};

/** Of what only a desk shows: a phone does not carry it. */
export function teachReasons(more: Sentences): void {
  sentences = { ...sentences, ...more };
}

export function listReasonKinds(): string[] {
  return Object.keys(sentences).sort();
}

/** Null for a kind without words. */
export function sayReason(reason: WireReason, language: Language): string | null {
  return sentences[reason.kind]?.(tell(reason, language))[language] ?? null;
}

/** One sentence, the first reasons of the list: `上月氨氮 3.2 mg/L，超Ⅴ类限值 0.6 倍；上游连续两月劣Ⅴ`. */
export function sayReasons(reasons: readonly WireReason[], language: Language, limit = 3): string {
  return listReasons(reasons, language)
    .slice(0, limit)
    .join(language === 'zh' ? '；' : '; ');
}

/** Says the same with less: left out where the kind on the right stands in the list too. */
const SAID_BY: Readonly<Record<string, string>> = {
  'quality.worseThanTarget': 'quality.inferiorV',
  'problem.keyOpen': 'problem.keyOverdue',
  'risk.noData': 'warning.noData',
};

/** Every reason that has words, each once. */
export function listReasons(reasons: readonly WireReason[], language: Language): string[] {
  const kinds = new Set(reasons.map(({ kind }) => kind));
  const sentences = reasons
    .filter(({ kind }) => !kinds.has(SAID_BY[kind] ?? ''))
    .map((reason) => sayReason(reason, language))
    .filter((sentence) => sentence !== null)
    .map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1));
  return [...new Set(sentences)];
}
