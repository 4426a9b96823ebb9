// The proof of the model: forecasts of past months, each made from what was known before it, beside the guesses that cost nothing.
import type { BacktestSummary } from '@xunhe/domain/risk/proof/backtest-summary';
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { BASIS_WORDS } from '@xunhe/ui/words-shared';
import './backtest.css';
import { useDistrictNames } from '../parts/filters.tsx';
import { Section } from '../parts/screen.tsx';
import { useSayAct, useSurroundings } from '../parts/surroundings.ts';
import { CalibrationChart } from './calibration-chart.tsx';
import { LevelTables } from './level-table.tsx';
import { ScoreGroups } from './score-groups.tsx';
import { ScoreTables } from './score-tables.tsx';
import { SCORE_MEANINGS, SCORE_WORDS } from './words-model.ts';
import { YearChart } from './year-chart.tsx';

const WORDS = defineWords({
  proof: ['回测', 'Backtest'],
  about: [
    '{from}至{to}，{reaches} 个河段的 {n} 个河段月，其中 {bad} 个不达标；{at}计算',
    '{from} to {to}, {n} reach-months of {reaches} reaches, {bad} of them failing; made {at}',
  ],
  intervals: [
    '95 % 区间由整条河段重抽 {n} 次得出：同一河段各月互相关联，不能拆开。全市同月天气相同，这一点未计入，实际不确定性还要大一些。差值为本模型减去该方法；区间包含 0 即无明显差别。',
    'The 95 % intervals come from drawing whole reaches again {n} times: months of one reach hang together. All reaches share a month’s weather, which is not in it, so the truth is a little less sure. Differences are the model less the other; an interval that holds 0 shows none.',
  ],
  meanings: ['各项得分的含义', 'What the scores mean'],
  calibration: ['校准：说几成，就有几成', 'Calibration: what is said is what comes'],
  years: ['逐年', 'By year'],
  year: ['年份', 'Year'],
  districts: ['逐区', 'By district'],
  district: ['区', 'District'],
  bases: ['按预测依据', 'By what the forecast stands on'],
  basis: ['依据', 'Basis'],
  unmonitored: ['无监测河段', 'Reaches without samples'],
  aboutUnmonitored: [
    '逐条河流检验：训练时不让模型看到该河流的任何监测，再预测它。{rivers} 条河流、{reaches} 个河段、{n} 个河段月，其中 {bad} 个不达标；区间由整条河流重抽得出。',
    'River by river: the model learns without any sample of the river and then forecasts it. {n} reach-months of {reaches} reaches on {rivers} rivers, {bad} of them failing; the intervals draw whole rivers.',
  ],
  madeRegister: [
    '样例市的污染源、土地利用和投诉是按水质生成的，此项得分因此偏高。真实城市的得分取决于自己的污染源台账。',
    'The sources, land and complaints of the sample city were made from its water, which flatters these scores. In a real city they depend on its register of sources.',
  ],
});

interface BacktestProps {
  readonly from: string;
  readonly to: string;
  readonly madeAt: string;
  readonly summary: BacktestSummary;
}

export function Backtest({ from, to, madeAt, summary }: BacktestProps) {
  const say = useWords(WORDS);
  const sayBasis = useWords(BASIS_WORDS);
  const sayAt = useSayAct();
  const nameOf = useDistrictNames();
  return (
    <>
      <Section title={say('proof')}>
        <p className="muted">
          {say('about', {
            from: sayMonth(from, say.language),
            to: sayMonth(to, say.language),
            n: sayNumber(summary.rows),
            reaches: sayNumber(summary.reaches),
            bad: sayNumber(summary.positives),
            at: sayAt(madeAt),
          })}
        </p>
        <ScoreTables {...summary} />
        <p className="muted small">{say('intervals', { n: sayNumber(summary.draws) })}</p>
        <Meanings />
      </Section>
      <ScoreGroups title={say('years')} what={say('year')} groups={summary.years} nameOf={(year) => year}>
        <div className="year-charts">
          <YearChart years={summary.years} score="auc" />
          <YearChart years={summary.years} score="averagePrecision" />
        </div>
      </ScoreGroups>
      <ScoreGroups title={say('districts')} what={say('district')} groups={summary.districts} nameOf={nameOf} />
      {summary.bases.length > 1 && (
        <ScoreGroups
          title={say('bases')}
          what={say('basis')}
          groups={summary.bases}
          nameOf={(basis) => sayBasis.any(basis)}
        />
      )}
      <Section title={say('calibration')}>
        <CalibrationChart summary={summary} />
      </Section>
      <LevelTables summary={summary} />
      {summary.unmonitored && <Unmonitored summary={summary.unmonitored} />}
    </>
  );
}

function Meanings() {
  const say = useWords(WORDS);
  const sayName = useWords(SCORE_WORDS);
  const sayMeaning = useWords(SCORE_MEANINGS);
  return (
    <details>
      <summary>{say('meanings')}</summary>
      <dl className="meanings">
        {(Object.keys(SCORE_MEANINGS) as (keyof typeof SCORE_MEANINGS)[]).map((score) => (
          <div key={score}>
            <dt>{sayName(score)}</dt>
            <dd>{sayMeaning(score)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Unmonitored({ summary }: { readonly summary: NonNullable<BacktestSummary['unmonitored']> }) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  return (
    <Section title={say('unmonitored')}>
      <p className="muted">
        {say('aboutUnmonitored', {
          rivers: sayNumber(summary.clusters),
          reaches: sayNumber(summary.reaches),
          n: sayNumber(summary.rows),
          bad: sayNumber(summary.positives),
        })}
        {city.ownClock && ` ${say('madeRegister')}`}
      </p>
      <ScoreTables {...summary} />
    </Section>
  );
}
