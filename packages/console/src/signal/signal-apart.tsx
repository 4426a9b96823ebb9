// How far two tracks were apart at each moment, as a line over the minutes; the chosen moment is an upright stroke.
import { defineWords, useWords } from '@xunhe/ui/words';
import type { Moment } from './signal-moments.ts';

const WORDS = defineWords({
  chart: ['相同时刻的距离（米）', 'Metres apart at the same moment'],
  minutes: ['分钟', 'min'],
});

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [640, 130, 34, 22, 8];

export function SignalApart({ moments, at }: { readonly moments: readonly Moment[]; readonly at: number }) {
  const say = useWords(WORDS);
  const sorted = moments.flatMap(({ apartM }) => apartM ?? []).sort((a, b) => a - b);
  // The far end of a walk must not press the rest flat.
  const most = Math.max(20, Math.ceil((sorted[Math.floor(sorted.length * 0.95)] ?? 20) / 10) * 10);
  const endS = Math.max(60, moments.at(-1)?.s ?? 60);
  const xOf = (s: number) => LEFT + ((WIDTH - LEFT - 8) * s) / endS;
  const yOf = (m: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.min(1, m / most));
  const lines: string[] = [];
  for (const [i, { s, apartM }] of moments.entries())
    if (apartM !== null)
      lines.push(`${i === 0 || moments[i - 1]!.apartM === null ? 'M' : 'L'}${xOf(s)} ${yOf(apartM)}`);
  const chosen = moments[at];
  const ticks = [0, most / 2, most];
  const minutes = Array.from({ length: 5 }, (_, i) => Math.round((endS / 60 / 4) * i));
  return (
    <svg className="signal-apart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say('chart')}>
      <title>{say('chart')}</title>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="apart-grid" x1={LEFT} x2={WIDTH - 8} y1={yOf(tick)} y2={yOf(tick)} />
          <text x={LEFT - 6} y={yOf(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {minutes.map((minute, i) => (
        <text key={minute} x={xOf(minute * 60)} y={HEIGHT - 6} textAnchor={i === 4 ? 'end' : 'middle'}>
          {i === 4 ? `${minute} ${say('minutes')}` : minute}
        </text>
      ))}
      <path className="apart-line" d={lines.join(' ')} />
      {chosen && <line className="apart-now" x1={xOf(chosen.s)} x2={xOf(chosen.s)} y1={TOP} y2={HEIGHT - BOTTOM} />}
    </svg>
  );
}
