// The scores of the model beside simpler guesses, then its intervals and how far it is from each of them.
import { SCORE_NAMES } from '@xunhe/domain/risk/proof/bootstrap';
import type { Difference, Differences, Intervals, Score } from '@xunhe/domain/risk/proof/comparison';
import { defineWords, useWords } from '@xunhe/ui/words';
import { ScrollX } from '../parts/screen.tsx';
import { METHOD_WORDS, SCORE_WORDS, sayChange, sayInterval, sayScore, VERDICT_WORDS } from './words-model.ts';

const WORDS = defineWords({
  scores: ['各方法得分', 'Scores by method'],
  method: ['方法', 'Method'],
  apart: ['与各方法之差', 'Difference to each method'],
  interval: ['本模型 95 % 区间', 'The model, 95 % interval'],
  against: ['与{method}之差', 'Less {method}'],
});

const SHOWN = [
  ...[
    'auc',
    'averagePrecision',
    'brier',
    'logLoss',
    'calibrationError',
    'calibrationErrorByCount',
    'onsetAuc',
    'withinAuc',
  ],
] as const satisfies readonly (keyof typeof SCORE_WORDS)[];

interface ScoreTablesProps {
  readonly model: Score;
  readonly baselines: Readonly<Partial<Record<keyof typeof METHOD_WORDS, Score>>>;
  readonly intervals: Intervals;
  readonly differences: Readonly<Partial<Record<keyof typeof METHOD_WORDS, Differences>>>;
}

export function ScoreTables({ model, baselines, intervals, differences }: ScoreTablesProps) {
  const say = useWords(WORDS);
  const sayName = useWords(SCORE_WORDS);
  const sayMethod = useWords(METHOD_WORDS);
  const others = Object.keys(baselines) as (keyof typeof METHOD_WORDS)[];
  // A score that nobody has would be a column of dashes.
  const shown = SHOWN.filter((score) => model[score] !== null);
  const drawn = SCORE_NAMES.filter((score) => model[score] !== null);
  return (
    <>
      <ScrollX label={say('scores')}>
        <table className="scores">
          <Head first={say('method')} names={shown.map((score) => sayName(score))} />
          <tbody>
            {(['model', ...others] as const).map((name) => (
              <tr key={name}>
                <th scope="row">{name === 'model' ? <strong>{sayMethod(name)}</strong> : sayMethod(name)}</th>
                {shown.map((score) => (
                  <td key={score} className="number">
                    {sayScore((name === 'model' ? model : baselines[name]!)[score])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      <ScrollX label={say('apart')}>
        <table className="scores">
          <Head first={say('apart')} names={drawn.map((score) => sayName(score))} />
          <tbody>
            <tr>
              <th scope="row">{say('interval')}</th>
              {drawn.map((score) => (
                <td key={score} className="number">
                  {sayInterval(intervals[score])}
                </td>
              ))}
            </tr>
            {others.map((name) => (
              <tr key={name}>
                <th scope="row">{say('against', { method: sayMethod(name) })}</th>
                {drawn.map((score) => (
                  <td key={score} className="number">
                    <Apart difference={differences[name]![score]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </>
  );
}

function Head({ first, names }: { readonly first: string; readonly names: readonly string[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {names.map((name) => (
          <th key={name} scope="col" className="number">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const TONES = { better: 'done', worse: 'late', noDifference: 'muted' } as const;

/** The difference with its interval and what it means, in words: a colour alone would not be read. */
export function Apart({ difference }: { readonly difference: Difference | null | undefined }) {
  const say = useWords(VERDICT_WORDS);
  if (!difference) return <>–</>;
  const { point, low, high, verdict } = difference;
  return (
    <span className="apart">
      <span>{sayChange(point)}</span>
      <span className="muted small">
        {sayChange(low)} ~ {sayChange(high)}
      </span>
      <span className={`small ${TONES[verdict]}`}>{say(verdict)}</span>
    </span>
  );
}
