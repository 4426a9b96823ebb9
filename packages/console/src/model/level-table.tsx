// What each level of warning caught on past months.
import type { BacktestSummary } from '@xunhe/domain/risk/proof/backtest-summary';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { LEVELS_SHOWN } from '@xunhe/ui/words-shared';
import { ScrollX, Section } from '../parts/screen.tsx';

const WORDS = defineWords({
  levels: ['各级预警的命中', 'What each level caught'],
  fixed: ['按固定界限（30 %、50 %、70 %）划分。', 'By fixed limits (30 %, 50 %, 70 %).'],
  byMonth: ['界限逐月只用当月以前的预测选定。', 'The limits of each month were chosen on forecasts before it.'],
  asWarned: [
    '按预警清单的做法：另计水质现状、黑臭和逐月降级。',
    'As a warning list has them: with the class now, black-and-odorous water, and falling one step a month.',
  ],
  level: ['预警', 'Warning'],
  count: ['河段月', 'Reach-months'],
  failureRate: ['其中不达标', 'Failed'],
  shareOfMonths: ['累计河段月占比', 'Share of months, with those above'],
  shareOfFailures: ['累计不达标占比', 'Share of failures, with those above'],
});

export function LevelTables({ summary }: { readonly summary: BacktestSummary }) {
  const say = useWords(WORDS);
  return (
    <Section title={say('levels')}>
      <p className="muted small">{say(summary.levelLimits)}</p>
      <LevelTable rows={summary.levels} />
      {summary.levelsAsWarned && (
        <>
          <p className="muted small">{say('asWarned')}</p>
          <LevelTable rows={summary.levelsAsWarned} />
        </>
      )}
    </Section>
  );
}

function LevelTable({ rows }: { readonly rows: BacktestSummary['levels'] }) {
  const say = useWords(WORDS);
  return (
    <ScrollX label={say('levels')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('level')}</th>
            {(['count', 'failureRate', 'shareOfMonths', 'shareOfFailures'] as const).map((word) => (
              <th key={word} scope="col" className="number">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LEVELS_SHOWN.flatMap((level) => rows.filter((row) => row.level === level)).map((row) => (
            <tr key={row.level}>
              <td>
                <LevelMark level={row.level as (typeof LEVELS_SHOWN)[number]} />
              </td>
              <td className="number">{sayNumber(row.count)}</td>
              <td className="number">{sayShare(row.failureRate, 1)}</td>
              <td className="number">{sayShare(row.shareOfMonths, 1)}</td>
              <td className="number">{sayShare(row.shareOfFailures, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
