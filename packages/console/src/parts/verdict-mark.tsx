// The verdict on a patrol: a mark and its word; colour only repeats them.
import { useWords } from '@xunhe/ui/words';
import { VERDICT_WORDS } from '@xunhe/ui/words-shared';

const MARKS: Readonly<Record<string, readonly [mark: string, tone: string]>> = {
  effective: ['●', 'done'],
  not_effective: ['○', 'late'],
  needs_review: ['◐', 'muted'],
};

export function VerdictMark({ verdict }: { readonly verdict: string }) {
  const say = useWords(VERDICT_WORDS);
  const [mark, tone] = MARKS[verdict] ?? ['–', 'muted'];
  return (
    <span className={`mark ${tone}`}>
      <span aria-hidden>{mark}</span> {say.any(verdict)}
    </span>
  );
}
