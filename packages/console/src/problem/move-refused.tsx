// A step that was not taken: why, and what it lacks.
import type { Refusal } from '@xunhe/domain/ground/result';
import { defineWords, useWords } from '@xunhe/ui/words';
import { MOVE_NEED_WORDS } from '@xunhe/ui/words-problem';
import { sayRefusal } from '@xunhe/ui/words-refusal';

const WORDS = defineWords({
  missing: ['{list}。', 'What it lacks: {list}.'],
});

export function Refused({ refusal }: { readonly refusal: Refusal }) {
  const say = useWords(WORDS);
  const sayNeed = useWords(MOVE_NEED_WORDS);
  const told = (refusal.details as { readonly missing?: unknown } | undefined)?.missing;
  // Of pictures that have not arrived it holds their hashes, which say nothing to anybody.
  const missing = refusal.kind === 'problem.missing' && Array.isArray(told) ? told.map(String) : [];
  return (
    <p className="refused">
      {sayRefusal(refusal, say.language)}
      {missing.length > 0 &&
        `${say.language === 'zh' ? '' : ' '}${say('missing', { list: missing.map((need) => sayNeed.any(need)).join(say.language === 'zh' ? '、' : ', ') })}`}
    </p>
  );
}
