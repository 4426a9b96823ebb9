// The picture of a heap: how many patrols fall into each step of minutes or metres, the threshold as a line, the figures as a table behind it.
import type { SignalPage } from '@xunhe/contract/signal';
import { sayNumber } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Section } from '../parts/screen.tsx';

const WORDS = defineWords({
  minutes: ['巡河时长分布（分钟）', 'Patrols by minutes'],
  length: ['沿河里程分布（米）', 'Patrols by metres on the reach'],
  threshold: ['门槛 {n}', 'threshold {n}'],
  chance: [
    '共 {n} 次巡河。若门槛上下没有差别，出现这样的集中的概率{p}（已按全市同时检验的人数校正）。',
    '{n} patrols in all. If the threshold made no difference, a heap like this would have a chance of {p} (corrected for all that were asked at once).',
  ],
  tiny: ['低于万分之一', 'less than 1 in 10,000'],
  about: ['约为 {p}', 'about {p}'],
  table: ['数据表', 'As a table'],
  from: ['起', 'From'],
  to: ['止', 'To'],
  count: ['次数', 'Patrols'],
});

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [640, 200, 30, 24, 16];

interface Heap {
  readonly start: number;
  readonly width: number;
  readonly threshold: number;
  readonly bins: readonly number[];
  readonly patrols: number;
  readonly chance: number;
}

export function SignalPileUp({ signal }: { readonly signal: SignalPage }) {
  const say = useWords(WORDS);
  if (signal.kind !== 'pileUp.minutes' && signal.kind !== 'pileUp.length') return null;
  const heap = signal.numbers as unknown as Heap;
  const title = say(signal.kind === 'pileUp.minutes' ? 'minutes' : 'length');
  const p = heap.chance < 1e-4 ? say('tiny') : say('about', { p: sayNumber(heap.chance, 4) });
  return (
    <Section title={title}>
      <Picture heap={heap} label={title} />
      <p className="muted">{say('chance', { n: heap.patrols, p })}</p>
      <details>
        <summary>{say('table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('from')}</th>
              <th scope="col">{say('to')}</th>
              <th scope="col">{say('count')}</th>
            </tr>
          </thead>
          <tbody>
            {heap.bins.map((count, i) => (
              <tr key={i}>
                <td>{heap.start + i * heap.width}</td>
                <td>{heap.start + (i + 1) * heap.width}</td>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}

function Picture({ heap, label }: { readonly heap: Heap; readonly label: string }) {
  const say = useWords(WORDS);
  const { bins, start, width, threshold } = heap;
  const most = Math.max(1, ...bins);
  const step = (WIDTH - LEFT) / bins.length;
  const xOf = (value: number) => LEFT + ((value - start) / width) * step;
  const heightOf = (count: number) => ((HEIGHT - TOP - BOTTOM) * count) / most;
  return (
    <svg className="signal-heap" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {bins.map((count, i) => {
        const from = start + i * width;
        const isHeap = from <= threshold && threshold < from + width;
        return (
          <g key={i}>
            <rect
              className={isHeap ? 'heap-above' : 'heap-bin'}
              x={xOf(from) + 1}
              width={step - 2}
              y={HEIGHT - BOTTOM - heightOf(count)}
              height={heightOf(count)}
            />
            {count > 0 && (
              <text x={xOf(from) + step / 2} y={HEIGHT - BOTTOM - heightOf(count) - 3} textAnchor="middle">
                {count}
              </text>
            )}
            <text x={xOf(from)} y={HEIGHT - 8} textAnchor="middle">
              {from}
            </text>
          </g>
        );
      })}
      <line className="heap-threshold" x1={xOf(threshold)} x2={xOf(threshold)} y1={TOP - 4} y2={HEIGHT - BOTTOM} />
      <text x={xOf(threshold) - 4} y={TOP + 4} textAnchor="end">
        {say('threshold', { n: threshold })}
      </text>
    </svg>
  );
}
