// How often it failed when the model said so: a pair of bars a tenth, what was said and what came. Drawn as a table with bars in its cells,
// so that the picture and its figures are one.
import type { BacktestSummary } from '@xunhe/domain/risk/backtest-summary';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import './calibration-chart.css';

const WORDS = defineWords({
  chart: ['校准表', 'Calibration'],
  said: ['预测概率', 'Said'],
  came: ['实际不达标', 'Came'],
  count: ['河段月', 'Reach-months'],
});

export function CalibrationChart({ bins }: { readonly bins: BacktestSummary['calibration'] }) {
  const say = useWords(WORDS);
  return (
    <table className="calibration">
      <caption className="sr-only">{say('chart')}</caption>
      <thead>
        <tr>
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
          .map(({ from, meanProbability, share, count }) => (
            <tr key={from}>
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
  );
}

function Bar({ share, tone }: { readonly share: number; readonly tone: 'said' | 'came' }) {
  return (
    <span className="calibration-cell">
      <span className={`calibration-bar calibration-${tone}`} aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {sayShare(share)}
    </span>
  );
}
