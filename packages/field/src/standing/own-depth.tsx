// One depth of one's own month: its numbers with their course first, the part among the peers below.
import type { StandingPage } from '@xunhe/contract/standing';
import { type Depth, listNumbersOf } from '@xunhe/domain/evaluation/standing-rule';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { useWords } from '@xunhe/ui/words';
import { DEPTH_WORDS, POSITION_WORDS } from '@xunhe/ui/words-standing';
import { OwnNumber } from './own-number.tsx';
import { PHONE_STANDING_WORDS } from './words-standing.ts';

export function OwnDepth({ depth, page }: { readonly depth: Depth; readonly page: StandingPage }) {
  const say = useWords(PHONE_STANDING_WORDS);
  const sayDepth = useWords(DEPTH_WORDS);
  const sayPosition = useWords(POSITION_WORDS);
  const { position, score } = page.standing.depths[depth];
  return (
    <section className="card standing-depth" aria-label={sayDepth(depth)}>
      <h2>{sayDepth(depth)}</h2>
      {listNumbersOf(depth).map((number) => (
        <OwnNumber key={number} number={number} page={page} />
      ))}
      <p className="standing-position">
        <strong>{sayPosition(position)}</strong>
        {score && position !== 'none' && (
          <span className="muted">
            {say('interval', {
              ...{ value: sayShare(score.value), mean: sayShare(score.mean) },
              ...{ low: sayNumber(score.low * 100), high: sayShare(score.high) },
            })}
          </span>
        )}
      </p>
    </section>
  );
}
