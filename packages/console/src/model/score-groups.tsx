// The same scores by year, district and basis, each with its distance from the last sample; too few months are said to be too few.
import type { GroupRow } from '@xunhe/domain/risk/proof/backtest-summary';
import { sayNumber } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { ScrollX, Section } from '../parts/screen.tsx';
import { Apart } from './score-tables.tsx';
import { SCORE_WORDS, sayScore } from './words-model.ts';

const WORDS = defineWords({
  rows: ['河段月', 'Reach-months'],
  positives: ['不达标', 'Failing'],
  reaches: ['河段', 'Reaches'],
  few: ['数据太少，不作评判', 'Too few to judge'],
  apartPrecision: ['平均精度与上次监测之差', 'Precision less the last sample’s'],
  apartBrier: ['Brier 分与上次监测之差', 'Brier less the last sample’s'],
});

const SHOWN = ['auc', 'averagePrecision', 'brier', 'logLoss', 'calibrationError', 'onsetAuc'] as const;

interface ScoreGroupsProps {
  readonly title: string;
  /** Heading of the first column. */
  readonly what: string;
  readonly groups: readonly GroupRow[];
  readonly nameOf: (group: string) => string;
  readonly children?: React.ReactNode;
}

export function ScoreGroups({ title, what, groups, nameOf, children }: ScoreGroupsProps) {
  const say = useWords(WORDS);
  const sayName = useWords(SCORE_WORDS);
  return (
    <Section title={title}>
      {children}
      <ScrollX label={title}>
        <table className="scores">
          <thead>
            <tr>
              <th scope="col">{what}</th>
              {(['rows', 'positives', 'reaches'] as const).map((word) => (
                <th key={word} scope="col" className="number">
                  {say(word)}
                </th>
              ))}
              {SHOWN.map((score) => (
                <th key={score} scope="col" className="number">
                  {sayName(score)}
                </th>
              ))}
              <th scope="col" className="number">
                {say('apartPrecision')}
              </th>
              <th scope="col" className="number">
                {say('apartBrier')}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ group, rows, positives, reaches, model, differences }) => (
              <tr key={group}>
                <th scope="row">{nameOf(group)}</th>
                <td className="number">{sayNumber(rows)}</td>
                <td className="number">{sayNumber(positives)}</td>
                <td className="number">{sayNumber(reaches)}</td>
                {model === null ? (
                  <td colSpan={SHOWN.length + 2} className="muted">
                    {say('few')}
                  </td>
                ) : (
                  <>
                    {SHOWN.map((score) => (
                      <td key={score} className="number">
                        {sayScore(model[score])}
                      </td>
                    ))}
                    <td className="number">
                      <Apart difference={differences?.averagePrecision} />
                    </td>
                    <td className="number">
                      <Apart difference={differences?.brier} />
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}
