// One depth of a standing: where it stands among the peers, and each of its numbers with its course and its cases.
import type { StandingPage } from '@xunhe/contract/standing';
import { type Depth, listNumbersOf, type StandingNumber } from '@xunhe/domain/evaluation/standing-rule';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { StandingTrend } from '@xunhe/ui/standing-trend.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { DEPTH_WORDS, POSITION_WORDS, STANDING_WORDS, sayShareLine } from '@xunhe/ui/words-standing';
import { STANDING_NUMBER_WORDS } from '@xunhe/ui/words-standing-number';
import { Section } from '../parts/screen.tsx';
import { StandingCases } from './standing-cases.tsx';

const WORDS = defineWords({
  interval: [
    '推算 {value}（{low}–{high}），同类平均 {mean}',
    'counted {value} ({low} to {high}), mean of the peers {mean}',
  ],
  cases: ['明细（{n} 条）', 'Cases ({n})'],
  before: ['去年同期 {n} / {of} 个月次', 'a year before {n} of {of}'],
});

interface DepthProps {
  readonly depth: Depth;
  readonly page: StandingPage;
}

export function StandingDepth({ depth, page }: DepthProps) {
  const say = useWords(WORDS);
  const sayDepth = useWords(DEPTH_WORDS);
  const sayPosition = useWords(POSITION_WORDS);
  const { position, score } = page.standing.depths[depth];
  return (
    <Section title={sayDepth(depth)}>
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
      <div className="standing-numbers">
        {listNumbersOf(depth).map((number) => (
          <OneNumber key={number} number={number} page={page} />
        ))}
      </div>
    </Section>
  );
}

function OneNumber({ number, page }: { readonly number: StandingNumber; readonly page: StandingPage }) {
  const say = useWords(WORDS);
  const sayOf = useWords(STANDING_NUMBER_WORDS);
  const sayStanding = useWords(STANDING_WORDS);
  const { mean } = page.standing.numbers[number];
  const { targetBefore } = page.standing;
  const cases = page.cases.filter((one) => one.number === number);
  return (
    <div className="standing-number">
      <h3>{sayOf(number)}</h3>
      <p>
        {sayShareLine(page.standing.numbers[number], say.language)}
        {mean !== null && <span className="muted"> · {sayStanding('mean', { share: sayShare(mean) })}</span>}
        {number === 'targetMet' && targetBefore.denominator > 0 && (
          <span className="muted">
            {' '}
            · {say('before', { n: sayNumber(targetBefore.numerator), of: sayNumber(targetBefore.denominator) })}
          </span>
        )}
      </p>
      <StandingTrend number={number} trend={page.trend} month={page.standing.month} />
      {cases.length > 0 && (
        <details>
          <summary>{say('cases', { n: sayNumber(cases.length) })}</summary>
          <StandingCases cases={cases} />
        </details>
      )}
    </div>
  );
}
