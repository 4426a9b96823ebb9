// Bars beside each other, month by month. The second series is an outline, so that it is told apart without colour; every value stands above
// its bar and in the table of the months.
import type { PageChart } from '@xunhe/contract/report-page';
import { sayCount } from '@xunhe/contract/report-words';

const BOX = { width: 360, height: 150, top: 16, bottom: 18 };

export function ReportBars({ chart }: { readonly chart: PageChart }) {
  const most = Math.max(1, ...chart.series.flatMap(({ values }) => values));
  const slot = BOX.width / chart.labels.length;
  const bar = Math.min(22, (slot * 0.7) / chart.series.length);
  const tall = BOX.height - BOX.top - BOX.bottom;
  return (
    <figure className="report-bars">
      <figcaption>
        <strong>{chart.title}</strong>
        {chart.series.map(({ name }, i) => (
          <span key={name} className={`report-series-${i}`}>
            {name}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={chart.title}>
        {chart.labels.map((label, month) => {
          const left = slot * (month + 0.5) - (bar * chart.series.length) / 2;
          return (
            <g key={label}>
              {chart.series.map(({ name, values }, i) => {
                const value = values[month] ?? 0;
                const height = (tall * value) / most;
                const [x, y] = [left + i * bar, BOX.top + tall - height];
                return (
                  <g key={name}>
                    <rect
                      className={`report-bar-${i}`}
                      x={x + 1}
                      y={y}
                      width={bar - 2}
                      height={Math.max(0.5, height)}
                    />
                    <text x={x + bar / 2} y={y - 3}>
                      {sayCount(value)}
                    </text>
                  </g>
                );
              })}
              <text x={slot * (month + 0.5)} y={BOX.height - 4}>
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
