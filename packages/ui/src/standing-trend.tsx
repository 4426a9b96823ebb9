// One number over the last months as a small picture: one's own as counted, the mean of the peers beside it, and the same as a table. A month
// without a case has a hollow point: there the peers alone speak.
import type { TrendPoint } from '@xunhe/contract/standing';
import type { StandingNumber } from '@xunhe/domain/evaluation/standing-rule';
import { addMonths, type Month, monthsBetween } from '@xunhe/domain/ground/month';
import { sayMonth } from './dates.ts';
import { sayNumber, sayShare } from './figures.ts';
import './standing-trend.css';
import { defineWords, useWords } from './words.ts';
import { STANDING_WORDS } from './words-standing.ts';
import { STANDING_NUMBER_WORDS } from './words-standing-number.ts';

const WORDS = defineWords({
  picture: ['{number}，近 {n} 个月', '{number}, the last {n} months'],
  own: ['本人（折算后）', 'Own, as counted'],
  peers: ['同类平均', 'Mean of the peers'],
  hollow: ['当月无记录', 'a month without a case'],
  scale: ['纵轴 0–100 %', 'height 0 to 100 %'],
  table: ['数据表', 'As a table'],
  month: ['月份', 'Month'],
  cases: ['记录', 'Cases'],
});

/** Of the last months; those before one's first stay empty. */
const MONTHS = 6;
const [WIDTH, HEIGHT, SIDE, TOP] = [300, 72, 10, 8];

interface TrendProps {
  readonly number: StandingNumber;
  readonly trend: readonly TrendPoint[];
  readonly month: Month;
}

export function StandingTrend({ number, trend, month }: TrendProps) {
  const say = useWords(WORDS);
  const sayOf = useWords(STANDING_NUMBER_WORDS);
  // Of who never had a case the picture would show the peers alone.
  if (trend.every((point) => point.numbers[number].denominator === 0)) return null;
  const points = new Map(trend.map((point) => [point.month, point.numbers[number]]));
  const months = monthsBetween(addMonths(month, 1 - MONTHS), month);
  const at = (i: number) => SIDE + (i * (WIDTH - 2 * SIDE)) / (MONTHS - 1);
  const up = (share: number) => TOP + (1 - share) * (HEIGHT - 2 * TOP);
  const line = (of: 'value' | 'mean') =>
    drawLine(
      months.map((one) => points.get(one)?.[of] ?? null),
      at,
      up,
    );
  return (
    <figure className="trend">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={say('picture', { number: sayOf(number), n: MONTHS })}
      >
        {[0, 0.5, 1].map((share) => (
          <line key={share} className="trend-grid" x1={0} x2={WIDTH} y1={up(share)} y2={up(share)} />
        ))}
        <path className="trend-mean" d={line('mean')} />
        <path className="trend-own" d={line('value')} />
        {months.map((one, i) => {
          const share = points.get(one);
          if (!share || share.value === null) return null;
          const kind = share.denominator === 0 ? 'trend-point trend-hollow' : 'trend-point';
          return <circle key={one} className={kind} cx={at(i)} cy={up(share.value)} r={4} />;
        })}
      </svg>
      <figcaption>
        <span>{sayMonth(months[0]!, say.language)}</span>
        <span>{sayMonth(month, say.language)}</span>
      </figcaption>
      <TrendTable number={number} trend={trend} />
    </figure>
  );
}

/** What the lines of the pictures are; said once for all of them. */
export function TrendKey() {
  const say = useWords(WORDS);
  return (
    <p className="trend-key">
      <i aria-hidden /> {say('own')} <i className="trend-key-mean" aria-hidden /> {say('peers')}{' '}
      <span className="trend-key-hollow" aria-hidden /> {say('hollow')} · {say('scale')}
    </p>
  );
}

function TrendTable({ number, trend }: Pick<TrendProps, 'number' | 'trend'>) {
  const say = useWords(WORDS);
  const sayStanding = useWords(STANDING_WORDS);
  return (
    <details className="trend-table">
      <summary>{say('table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('month')}</th>
            <th scope="col">{say('cases')}</th>
            <th scope="col">{say('own')}</th>
            <th scope="col">{say('peers')}</th>
          </tr>
        </thead>
        <tbody>
          {trend.map(({ month, numbers }) => {
            const { numerator, denominator, value, mean } = numbers[number];
            return (
              <tr key={month}>
                <th scope="row">{sayMonth(month, say.language)}</th>
                <td>{sayStanding('counts', { n: sayNumber(numerator), of: sayNumber(denominator) })}</td>
                <td>{sayShare(value)}</td>
                <td>{sayShare(mean)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}

/** A month that is not there breaks the line. */
function drawLine(
  shares: readonly (number | null)[],
  at: (i: number) => number,
  up: (share: number) => number,
): string {
  return shares
    .map((share, i) => {
      if (share === null) return '';
      const isNew = i === 0 || shares[i - 1] === null;
      return `${isNew ? 'M' : 'L'}${at(i).toFixed(1)} ${up(share).toFixed(1)}`;
    })
    .join('');
}
