// The forecasts that were published, month by month, held against what was then measured; and whether the model still means what it says.
import type { ModelBody } from '@xunhe/contract/risk';
import type { ForecastScore } from '@xunhe/domain/risk/proof/forecast-score';
import { instantToDay, sayDate, sayMonth } from '@xunhe/ui/dates';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { BASIS_WORDS } from '@xunhe/ui/words-shared';
import './backtest.css';
import { Fact, Facts } from '../parts/facts.tsx';
import { ScrollX, Section } from '../parts/screen.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { readForecastScore } from './model-facts.ts';
import { DRIFT_SIGN_WORDS, DRIFT_WORDS } from './words-drift.ts';
import { sayScore } from './words-model.ts';

const WORDS = defineWords({
  drift: ['模型漂移', 'Drift'],
  pooled: ['最近核对', 'Judged on'],
  pooledOf: ['{months} 个月，{rows} 个河段月', '{months} month{months:s}, {rows} reach-months'],
  said: ['预测平均', 'Said on average'],
  came: ['实际不达标', 'Came'],
  failuresZ: ['不达标数偏离', 'Failures off by'],
  brierZ: ['Brier 分偏离', 'Brier score off by'],
  logLossZ: ['对数损失偏离', 'Log loss off by'],
  deviations: ['{n} 个标准差', '{n} standard deviations'],
  sampled: ['有监测河段与上年同期之比', 'Sampled reaches, to a year before'],
  stability: ['概率分布稳定性指数', 'Population stability index'],
  title: ['逐月核对已发布的预测', 'Published forecasts, month by month'],
  about: [
    '样品到齐后，用当月实测核对上月发布的预测，首次核对的结果不再更改；之后补报的样品不计入。',
    'When the samples are in, the forecasts published a month before are held against them. The first score stays; later samples are not in it.',
  ],
  none: ['还没有核对过的月份。', 'No month has been scored yet.'],
  month: ['预测月份', 'Month'],
  rows: ['已核对', 'Scored'],
  of: ['{n} / {all}', '{n} of {all}'],
  brier: ['Brier 分', 'Brier'],
  persistence: ['照搬上次监测', 'The last sample'],
  z: ['Spiegelhalter Z', 'Spiegelhalter Z'],
  known: ['样品截至', 'Samples known by'],
  unmeasured: ['本月没有监测结果', 'Nothing was measured'],
  other: ['由其他版本核对', 'Scored by another version'],
  bases: ['按预测依据', 'By what the forecast stands on'],
  basis: ['依据', 'Basis'],
});

export function DriftFacts({ drift }: { readonly drift: ModelBody['drift'] }) {
  const say = useWords(WORDS);
  const sayKind = useWords(DRIFT_WORDS);
  const saySign = useWords(DRIFT_SIGN_WORDS);
  const off = (z: number | null) => (z === null ? '–' : say('deviations', { n: sayNumber(z, 1).replace('-', '−') }));
  return (
    <Section title={say('drift')}>
      <p className={TONES[drift.kind]}>{sayKind(drift.kind)}</p>
      {drift.signs.length > 0 && (
        <ul className="reasons">
          {drift.signs.map((sign) => (
            <li key={sign}>{saySign.any(sign)}</li>
          ))}
        </ul>
      )}
      {drift.months > 0 && (
        <Facts>
          <Fact term={say('pooled')}>{say('pooledOf', { months: drift.months, rows: sayNumber(drift.rows) })}</Fact>
          <Fact term={say('said')}>{sayShare(drift.meanProbability, 1)}</Fact>
          <Fact term={say('came')}>{sayShare(drift.failingShare, 1)}</Fact>
          <Fact term={say('failuresZ')}>{off(drift.failuresZ)}</Fact>
          <Fact term={say('brierZ')}>{off(drift.brierZ)}</Fact>
          <Fact term={say('logLossZ')}>{off(drift.logLossZ)}</Fact>
          <Fact term={say('sampled')}>{sayShare(drift.sampledRatio)}</Fact>
          <Fact term={say('stability')}>{sayNumber(drift.stability, 2)}</Fact>
        </Facts>
      )}
    </Section>
  );
}

const TONES = { tooFew: 'muted', steady: 'done', watch: 'late', drifting: 'late' } as const;

export function MonthScores({ scores }: { readonly scores: ModelBody['scores'] }) {
  const say = useWords(WORDS);
  if (scores.length === 0)
    return (
      <Section title={say('title')}>
        <p className="muted">{say('none')}</p>
      </Section>
    );
  return (
    <Section title={say('title')}>
      <p className="muted small">{say('about')}</p>
      <ScrollX label={say('title')}>
        <table className="scores">
          <thead>
            <tr>
              <th scope="col">{say('month')}</th>
              <th scope="col" className="number">
                {say('rows')}
              </th>
              <th scope="col" className="number">
                {say('said')}
              </th>
              <th scope="col" className="number">
                {say('came')}
              </th>
              <th scope="col" className="number">
                {say('brier')}
              </th>
              <th scope="col" className="number">
                {say('persistence')}
              </th>
              <th scope="col" className="number">
                AUC
              </th>
              <th scope="col" className="number">
                {say('z')}
              </th>
              <th scope="col" className="number">
                {say('known')}
              </th>
            </tr>
          </thead>
          <tbody>
            {scores.map((one) => (
              <MonthRow key={one.month} one={one} />
            ))}
          </tbody>
        </table>
      </ScrollX>
      <Bases scores={scores} />
    </Section>
  );
}

function MonthRow({ one }: { readonly one: ModelBody['scores'][number] }) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const score = readForecastScore(one.score);
  const empty = one.rows === 0 ? say('unmeasured') : score === null ? say('other') : null;
  return (
    <tr>
      <th scope="row" className="month">
        {sayMonth(one.month, say.language)}
      </th>
      <td className="number">{say('of', { n: sayNumber(one.rows), all: sayNumber(one.forecasts) })}</td>
      {empty !== null || score === null ? (
        <td colSpan={6} className="muted">
          {empty}
        </td>
      ) : (
        <>
          <td className="number">{sayShare(score.meanProbability, 1)}</td>
          <td className="number">{sayShare(one.positives / one.rows, 1)}</td>
          <td className="number">{sayScore(score.brier)}</td>
          <td className="number">{sayScore(score.persistence.brier)}</td>
          <td className="number">{sayScore(score.auc)}</td>
          <td className="number">{score.spiegelhalterZ === null ? '–' : sayNumber(score.spiegelhalterZ, 1)}</td>
        </>
      )}
      {/* A moment of the city's own clock already, unlike those at which the service did something. */}
      <td className="number">{sayDate(instantToDay(one.knownAt, city.timezone), say.language, true)}</td>
    </tr>
  );
}

/** All months together by what the forecast stood on: one month has too few of each. */
function Bases({ scores }: { readonly scores: ModelBody['scores'] }) {
  const say = useWords(WORDS);
  const sayBasis = useWords(BASIS_WORDS);
  const pooled = poolBases(scores.flatMap(({ score }) => readForecastScore(score) ?? []));
  if (pooled.length < 2) return null;
  return (
    <details>
      <summary>{say('bases')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('basis')}</th>
            {(['rows', 'said', 'came', 'brier'] as const).map((word) => (
              <th key={word} scope="col" className="number">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pooled.map(({ basis, rows, positives, said, squares }) => (
            <tr key={basis}>
              <th scope="row">{sayBasis.any(basis)}</th>
              <td className="number">{sayNumber(rows)}</td>
              <td className="number">{sayShare(said / rows, 1)}</td>
              <td className="number">{sayShare(positives / rows, 1)}</td>
              <td className="number">{sayScore(squares / rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface Pooled {
  readonly basis: string;
  rows: number;
  positives: number;
  said: number;
  squares: number;
}

function poolBases(scores: readonly ForecastScore[]): Pooled[] {
  const pools = new Map<string, Pooled>();
  for (const { basis, rows, positives, meanProbability, brier } of scores.flatMap((score) => score.bases)) {
    const pool = pools.get(basis) ?? { basis, rows: 0, positives: 0, said: 0, squares: 0 };
    pool.rows += rows;
    pool.positives += positives;
    pool.said += (meanProbability ?? 0) * rows;
    pool.squares += (brier ?? 0) * rows;
    pools.set(basis, pool);
  }
  return [...pools.values()];
}
