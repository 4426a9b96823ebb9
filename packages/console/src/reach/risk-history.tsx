// What was forecast for each month and what was then measured: a column a month, filled when the reach failed, outlined when it passed,
// faint when nobody looked. The same as a table below.
import type { AnswerOf } from '@xunhe/contract/client';
import { sayMonth } from '@xunhe/ui/dates';
import { sayShare } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { BASIS_WORDS } from '@xunhe/ui/words-shared';
import { useState } from 'react';
import './risk-history.css';

type Assessment = AnswerOf<'reachRisk'>['assessments'][number];

const WORDS = defineWords({
  none: ['还没有风险评估。', 'There is no assessment yet.'],
  chart: ['各月预测概率与实测结果', 'Forecast and fact by month'],
  key: [
    '柱高：劣于目标的预测概率；实心：实测不达标；空心：实测达标；浅色：未监测',
    'Height: forecast probability of failing. Filled: failed. Outlined: passed. Faint: not measured.',
  ],
  table: ['数据表（{n} 个月）', 'As a table ({n} month{n:s})'],
  month: ['月份', 'Month'],
  forecast: ['预测概率', 'Forecast'],
  range: ['区间', 'Range'],
  level: ['预警', 'Warning'],
  fact: ['实测', 'Measured'],
  basis: ['依据', 'Basis'],
  failed: ['不达标', 'Failed'],
  passed: ['达标', 'Passed'],
  unknown: ['未监测或未到期', 'Not measured or not yet known'],
});

const MONTHS_SHOWN = 48;

export function RiskHistory({ assessments }: { readonly assessments: readonly Assessment[] }) {
  const say = useWords(WORDS);
  const sayBasis = useWords(BASIS_WORDS);
  const [open, setOpen] = useState(false);
  const ordered = assessments.toSorted((a, b) => (a.target < b.target ? -1 : 1));
  if (ordered.length === 0) return <p className="muted">{say('none')}</p>;
  const fact = (failed: boolean | null) => say(failed === null ? 'unknown' : failed ? 'failed' : 'passed');
  return (
    <>
      <div className="risk-columns" role="img" aria-label={say('chart')}>
        {ordered.slice(-MONTHS_SHOWN).map((one) => (
          <span
            key={one.target}
            className={`risk-column risk-${one.failed === null ? 'unknown' : one.failed ? 'failed' : 'passed'}`}
            style={{ height: `${Math.max(2, (one.probability ?? 0) * 100)}%` }}
            title={`${sayMonth(one.target, say.language)} · ${sayShare(one.probability)} · ${fact(one.failed)}`}
          />
        ))}
      </div>
      <p className="muted risk-key">{say('key')}</p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say('table', { n: ordered.length })}</summary>
        {open && (
          <table>
            <thead>
              <tr>
                <th scope="col">{say('month')}</th>
                <th scope="col">{say('forecast')}</th>
                <th scope="col">{say('range')}</th>
                <th scope="col">{say('level')}</th>
                <th scope="col">{say('fact')}</th>
                <th scope="col">{say('basis')}</th>
              </tr>
            </thead>
            <tbody>
              {ordered.toReversed().map((one) => (
                <tr key={one.target}>
                  <td>{sayMonth(one.target, say.language)}</td>
                  <td>{sayShare(one.probability)}</td>
                  <td>{one.low === null ? '–' : `${sayShare(one.low)} – ${sayShare(one.high)}`}</td>
                  <td>{one.level ? <LevelMark level={one.level} judged={one.basis !== 'none'} /> : '–'}</td>
                  <td>{fact(one.failed)}</td>
                  <td>{sayBasis.any(one.basis)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </details>
    </>
  );
}
