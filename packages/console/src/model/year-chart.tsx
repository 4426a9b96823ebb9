// A score year by year: the model with its interval as a band, the last sample as a hollow point. The table stands below it.
import type { GroupRow } from '@xunhe/domain/risk/proof/backtest-summary';
import { defineWords, useWords } from '@xunhe/ui/words';
import { SCORE_WORDS, sayInterval, sayScore } from '../model/words-model.ts';
import './year-chart.css';

const WORDS = defineWords({
  chart: ['{score}逐年', '{score} by year'],
  key: [
    '实心：本模型；色带：95 % 区间；空心：照搬上次监测',
    'Filled: the model. Band: 95 % interval. Hollow: the last sample.',
  ],
  point: [
    '{year}年：{score}（区间 {interval}）；上次监测 {other}',
    '{year}: {score} ({interval}); the last sample {other}',
  ],
});

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [440, 170, 34, 22, 8];

interface YearChartProps {
  readonly years: readonly GroupRow[];
  readonly score: 'auc' | 'averagePrecision';
}

export function YearChart({ years, score }: YearChartProps) {
  const say = useWords(WORDS);
  const sayName = useWords(SCORE_WORDS);
  const judged = years.filter(({ model }) => model?.[score] != null);
  if (judged.length < 2) return null;
  const lowest = Math.min(
    ...judged.flatMap((year) => [year.intervals?.[score]?.low ?? 1, year.persistence?.[score] ?? 1]),
  );
  const from = Math.max(0, Math.floor(lowest * 10) / 10);
  const step = (WIDTH - LEFT - 8) / judged.length;
  const yOf = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - from) / (1 - from));
  const ticks = [0, 1, 2, 3, 4].map((i) => from + (i * (1 - from)) / 4);
  return (
    <figure className="year-chart">
      <figcaption>{say('chart', { score: sayName(score) })}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say('chart', { score: sayName(score) })}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className="year-grid" x1={LEFT} x2={WIDTH} y1={yOf(tick)} y2={yOf(tick)} />
            <text x={LEFT - 6} y={yOf(tick) + 4} textAnchor="end">
              {tick.toFixed(2)}
            </text>
          </g>
        ))}
        {judged.map(({ group, model, persistence, intervals }, i) => {
          const x = LEFT + step * (i + 0.5);
          const interval = intervals?.[score];
          const other = persistence?.[score];
          return (
            <g key={group}>
              <title>
                {say('point', {
                  year: group,
                  score: sayScore(model![score]),
                  interval: sayInterval(interval),
                  other: sayScore(other),
                })}
              </title>
              {interval && (
                <rect
                  className="year-band"
                  x={x - 7}
                  width={14}
                  y={yOf(interval.high)}
                  height={Math.max(1, yOf(interval.low) - yOf(interval.high))}
                />
              )}
              <circle className="year-model" cx={x} cy={yOf(model![score]!)} r={4} />
              {other != null && <circle className="year-other" cx={x} cy={yOf(other)} r={4} />}
              <text x={x} y={HEIGHT - 6} textAnchor="middle">
                {group}
              </text>
            </g>
          );
        })}
      </svg>
      <p className="muted small">{say('key')}</p>
    </figure>
  );
}
