// The proof of the model: forecasts of past months, each made from what was known before it, beside the guesses that cost nothing. Says so
// when the model is no better.
import type { BacktestSummary, Score } from '@xunhe/domain/risk/backtest-summary';
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { LEVELS_SHOWN } from '@xunhe/ui/words-shared';
import { CalibrationChart } from './calibration-chart.tsx';
import { ScrollX, Section } from './screen.tsx';
import { useSayAct } from './surroundings.ts';

const WORDS = defineWords({
  proof: ['回测', 'Backtest'],
  about: [
    '{from}至{to},{n} 个河段月,其中 {bad} 个不达标;{at}计算',
    '{from} to {to}, {n} reach-months, {bad} of them failing; made {at}',
  ],
  beatsPersistence: ['平均精度优于“照搬上次监测”。', 'It beats repeating the last sample on average precision.'],
  notPersistence: [
    '平均精度不优于“照搬上次监测”:上次监测同样可靠。',
    'It does NOT beat repeating the last sample on average precision: the last sample is as good a guide.',
  ],
  beatsLogistic: ['平均精度优于逻辑回归。', 'It beats the logistic regression on average precision.'],
  notLogistic: ['平均精度不优于逻辑回归。', 'It does NOT beat the logistic regression on average precision.'],
  method: ['方法', 'Method'],
  model: ['本模型', 'The model'],
  logistic: ['逻辑回归', 'Logistic regression'],
  share12: ['近一年不达标比例', 'Share of the last year'],
  persistence: ['照搬上次监测', 'The last sample'],
  sameMonthLastYear: ['去年同月', 'Same month last year'],
  auc: ['AUC', 'AUC'],
  averagePrecision: ['平均精度', 'Average precision'],
  brier: ['Brier 分', 'Brier score'],
  calibrationError: ['校准误差', 'Calibration error'],
  onsetAuc: ['由好转差 AUC', 'Onset AUC'],
  withinAuc: ['河段内 AUC', 'Within-reach AUC'],
  key: [
    'AUC、平均精度越高越好;Brier 分、校准误差越低越好。由好转差:只看上次监测达标的河段。',
    'Higher is better for AUC and precision, lower for Brier score and calibration error. Onset: reaches whose last sample had passed.',
  ],
  levels: ['各级预警的命中', 'What each level caught'],
  level: ['预警', 'Warning'],
  count: ['河段月', 'Reach-months'],
  failureRate: ['其中不达标', 'Failed'],
  shareOfMonths: ['累计河段月占比', 'Share of months, with those above'],
  shareOfFailures: ['累计不达标占比', 'Share of failures, with those above'],
  calibration: ['校准:说几成,就有几成', 'Calibration: what is said is what comes'],
  years: ['逐年', 'By year'],
  year: ['年份', 'Year'],
});

const SCORES = ['auc', 'averagePrecision', 'brier', 'calibrationError', 'onsetAuc', 'withinAuc'] as const;
const BASELINES = ['logistic', 'share12', 'persistence', 'sameMonthLastYear'] as const;

interface BacktestProps {
  readonly from: string;
  readonly to: string;
  readonly madeAt: string;
  readonly summary: BacktestSummary;
}

export function Backtest({ from, to, madeAt, summary }: BacktestProps) {
  const say = useWords(WORDS);
  const sayAt = useSayAct();
  return (
    <>
      <Section title={say('proof')}>
        <p className="muted">
          {say('about', {
            from: sayMonth(from, say.language),
            to: sayMonth(to, say.language),
            n: sayNumber(summary.rows),
            bad: sayNumber(summary.positives),
            at: sayAt(madeAt),
          })}
        </p>
        <ul className="reasons">
          <li className={summary.beatsPersistence ? 'done' : 'late'}>
            {say(summary.beatsPersistence ? 'beatsPersistence' : 'notPersistence')}
          </li>
          <li className={summary.beatsLogistic ? 'done' : 'late'}>
            {say(summary.beatsLogistic ? 'beatsLogistic' : 'notLogistic')}
          </li>
        </ul>
        <Scores summary={summary} />
        <p className="muted small">{say('key')}</p>
      </Section>
      <Levels levels={summary.levels} />
      <Section title={say('calibration')}>
        <CalibrationChart bins={summary.calibration} />
      </Section>
      <Years years={summary.years} />
    </>
  );
}

function Scores({ summary }: { readonly summary: BacktestSummary }) {
  const say = useWords(WORDS);
  const rows: readonly (readonly ['model' | (typeof BASELINES)[number], Score])[] = [
    ['model', summary.model],
    ...BASELINES.map((name) => [name, summary.baselines[name]] as const),
  ];
  return (
    <ScrollX label={say('proof')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('method')}</th>
            {SCORES.map((score) => (
              <th key={score} scope="col" className="number">
                {say(score)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, score]) => (
            <tr key={name}>
              <th scope="row">{name === 'model' ? <strong>{say(name)}</strong> : say(name)}</th>
              {SCORES.map((key) => (
                <td key={key} className="number">
                  {sayScore(score[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Levels({ levels }: { readonly levels: BacktestSummary['levels'] }) {
  const say = useWords(WORDS);
  return (
    <Section title={say('levels')}>
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
            {LEVELS_SHOWN.flatMap((level) => levels.filter((row) => row.level === level)).map((row) => (
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
    </Section>
  );
}

function Years({ years }: { readonly years: BacktestSummary['years'] }) {
  const say = useWords(WORDS);
  return (
    <Section title={say('years')}>
      <ScrollX label={say('years')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('year')}</th>
              {(['count', 'auc', 'averagePrecision', 'brier'] as const).map((word) => (
                <th key={word} scope="col" className="number">
                  {say(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map(({ year, rows, auc, averagePrecision, brier }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td className="number">{sayNumber(rows)}</td>
                <td className="number">{sayScore(auc)}</td>
                <td className="number">{sayScore(averagePrecision)}</td>
                <td className="number">{sayScore(brier)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}

/** Three digits always, so that the columns compare; a score that could not be computed comes as null. */
function sayScore(score: number | null): string {
  return score === null ? '–' : score.toFixed(3);
}
