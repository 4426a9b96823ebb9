// The sums of a budget shared out, beside what the rule asked and an even spread of the same budget.
import type { AllocationBody } from '@xunhe/contract/allocation';
import { WAYS } from '@xunhe/domain/duty/allocate-month';
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { ScrollX } from '../parts/screen.tsx';
import { WAY_WORDS } from './words-rule.ts';

const WORDS = defineWords({
  figure: ['指标', 'Figure'],
  visits: ['天次', 'Day-visits'],
  expected: ['预期发现的不达标（共 {all}）', 'Failures expected to be found out (of {all})'],
  caught: ['实测不达标中预期发现的（共 {all}）', 'Of failures that samples proved (of {all})'],
  month: ['月份', 'Month'],
  budget: ['预算', 'Budget'],
  assumes: [
    '假设一次巡河以 {d} 的概率发现不达标的水体，n 次合计 1 − (1 − {d})ⁿ，每多一次的作用递减。概率为发布清单时的预测；没有预测的水体按平均值计。抽查 {drawn} 天次。',
    'A visit is taken to find out a failing water with a chance of {d}, n visits with 1 − (1 − {d})ⁿ: each brings less than the one before. Probabilities are the forecasts of the published lists; a water without one counts as their mean. {drawn} visits by chance.',
  ],
  short: [
    '预算比规则对无预警水体的最低要求少 {n} 天次，最低要求无法满足，全部按风险分配。',
    'The budget is {n} visits below the least that the rule asks of unwarned waters: that cannot be kept, and all of it goes by risk.',
  ],
  unspent: ['{n} 天次无人可巡（达到每月上限）。', '{n} visits can be made by nobody: the caps are reached.'],
});

export function AllocationTotals({ body }: { readonly body: AllocationBody }) {
  const say = useWords(WORDS);
  const sayWay = useWords(WAY_WORDS);
  const { sums, detection } = body;
  const rows = [
    { name: say('visits'), of: (way: (typeof WAYS)[number]) => sayNumber(sums.ways[way].visits) },
    {
      name: say('expected', { all: sayNumber(sums.expected, 1) }),
      of: (way: (typeof WAYS)[number]) => sayPart(sums.ways[way].expected, sums.expected),
    },
    {
      name: say('caught', { all: sayNumber(sums.failures) }),
      of: (way: (typeof WAYS)[number]) => sayPart(sums.ways[way].caught, sums.failures),
    },
  ];
  return (
    <>
      <ScrollX label={say('figure')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('figure')}</th>
              {WAYS.map((way) => (
                <th key={way} scope="col" className="number">
                  {sayWay(way)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, of }) => (
              <tr key={name}>
                <td>{name}</td>
                {WAYS.map((way) => (
                  <td key={way} className="number">
                    {of(way)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      <p className="muted small">
        {say('assumes', { d: sayShare(detection), drawn: sayNumber(sums.drawn) })}
        {sums.short > 0 && ` ${say('short', { n: sayNumber(sums.short) })}`}
        {sums.unspent > 0 && ` ${say('unspent', { n: sayNumber(sums.unspent) })}`}
      </p>
      {sums.months.length > 1 && (
        <ScrollX label={say('month')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('month')}</th>
                <th scope="col" className="number">
                  {say('budget')}
                </th>
                {WAYS.map((way) => (
                  <th key={way} scope="col" className="number">
                    {sayWay(way)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sums.months.map((month) => (
                <tr key={month.month}>
                  <td>{sayMonth(month.month, say.language)}</td>
                  <td className="number">{sayNumber(month.budget)}</td>
                  {WAYS.map((way) => (
                    <td key={way} className="number">
                      {sayPart(month.ways[way].expected, month.expected)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollX>
      )}
    </>
  );
}

/** `41.2 (56 %)`. */
function sayPart(part: number, whole: number): string {
  return whole === 0 ? '–' : `${sayNumber(part, 1)} (${sayShare(part / whole)})`;
}
