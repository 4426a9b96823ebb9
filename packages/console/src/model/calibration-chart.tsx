// How often it failed when the model said so: a pair of bars a tenth, what was said and what came. Drawn as a table with bars in its cells,
// so that the picture and its figures are one.
import type { BacktestSummary } from '@xunhe/domain/risk/proof/backtest-summary';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { useState } from 'react';
import './calibration-chart.css';
import { Chips } from '../parts/filters.tsx';
import { sayScore } from './words-model.ts';

const WORDS = defineWords({
  chart: ['校准表', 'Calibration'],
  range: ['概率范围', 'Range'],
  said: ['预测概率', 'Said'],
  came: ['实际不达标', 'Came'],
  count: ['河段月', 'Reach-months'],
  groups: ['分组方法', 'Groups'],
  width: ['概率等宽', 'Equal width'],
  equal: ['数量等分', 'Equal count'],
  error: [
    '校准误差 {error}：说的与来的平均相差 {share}。',
    'Calibration error {error}: said and come differ by {share} on average.',
  ],
  consistent: [
    'Spiegelhalter 检验 Z = {z}：误差与模型自己的概率相符。',
    'Spiegelhalter’s Z = {z}: the errors are what the probabilities promise.',
  ],
  tooSure: [
    'Spiegelhalter 检验 Z = {z}（大于 1.96）：误差大于模型自己的概率所允许的，说得过于肯定。',
    'Spiegelhalter’s Z = {z} (above 1.96): the errors are larger than the probabilities promise; it is too sure of itself.',
  ],
  tooUnsure: [
    'Spiegelhalter 检验 Z = {z}（小于 −1.96）：误差小于模型自己的概率所允许的，可以说得更肯定。',
    'Spiegelhalter’s Z = {z} (below −1.96): the errors are smaller than the probabilities promise; it could be surer.',
  ],
});

export function CalibrationChart({ summary }: { readonly summary: BacktestSummary }) {
  const say = useWords(WORDS);
  const [by, setBy] = useState<'width' | 'equal'>('width');
  const bins = by === 'width' ? summary.calibration : summary.calibrationByCount;
  const error = by === 'width' ? summary.model.calibrationError : summary.model.calibrationErrorByCount;
  const { spiegelhalter } = summary;
  return (
    <>
      <Chips
        label={say('groups')}
        value={by}
        chips={[
          { value: 'width', words: say('width') },
          { value: 'equal', words: say('equal') },
        ]}
        onChange={(chosen) => setBy(chosen ?? 'width')}
      />
      <table className="calibration">
        <caption className="sr-only">{say('chart')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('range')}</th>
            <th scope="col">{say('said')}</th>
            <th scope="col">{say('came')}</th>
            <th scope="col" className="number">
              {say('count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {bins
            .filter(({ count }) => count > 0)
            .map(({ from, to, meanProbability, share, count }) => (
              <tr key={from}>
                <td className="calibration-range">
                  {by === 'width' ? `${sayShare(from)} – ${sayShare(to)}` : `${sayShare(from, 1)} – ${sayShare(to, 1)}`}
                </td>
                <td>
                  <Bar share={meanProbability} tone="said" />
                </td>
                <td>
                  <Bar share={share} tone="came" />
                </td>
                <td className="number">{sayNumber(count)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {error !== null && <p>{say('error', { error: sayScore(error), share: sayShare(error, 1) })}</p>}
      {spiegelhalter && (
        <p className={spiegelhalter.verdict === 'tooSure' ? 'late' : ''}>
          {say(spiegelhalter.verdict, { z: spiegelhalter.z.toFixed(2).replace('-', '−') })}
        </p>
      )}
    </>
  );
}

function Bar({ share, tone }: { readonly share: number; readonly tone: 'said' | 'came' }) {
  return (
    <span className="calibration-cell">
      <span className={`calibration-bar calibration-${tone}`} aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {sayShare(share, 1)}
    </span>
  );
}
