// The sums of a preview: what both rules ask in all, whether it is walked where the water fails, and each month beside the budget.
import type { RulePreviewBody } from '@xunhe/contract/duty-rule';
import { INTENSIVE_SHARE } from '@xunhe/domain/duty/rule-preview';
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { ScrollX } from '../parts/screen.tsx';
import { Moved } from './rule-moved.tsx';

const WORDS = defineWords({
  about: [
    '按这些月份已发布的预警、在岗河长和水质监测推算。公里和小时按每个水体单独走一遍的最低要求计；一次巡河可同时满足几个水体。季、两月的任务按到期月计，不考虑提前完成。',
    'From the published warnings, the posts and the samples of those months. Kilometres and hours are the least that visits take when each water is walked by itself; one walk may satisfy several. What is asked a quarter or every two months counts in the month it falls due.',
  ],
  figure: ['指标', 'Figure'],
  now: ['现行规则', 'In force'],
  other: ['此规则', 'This rule'],
  moved: ['变化', 'Change'],
  visits: ['天次', 'Day-visits'],
  drawn: ['其中随机抽查', 'of them drawn by chance'],
  km: ['公里', 'Kilometres'],
  hours: ['小时', 'Hours'],
  head: ['每位河长每月小时', 'Hours a chief a month'],
  heavy: ['超过每人每月最多时长的人月', 'Chief-months above the most minutes of one person'],
  heaviest: ['最多一人一月小时', 'Hours of the chief asked most in a month'],
  caught: ['不达标河段月落在巡查最密的 {share} 内', 'Failing reach-months within the {share} walked most'],
  visitShare: ['监测河段的天次中用于不达标河段', 'Of day-visits on measured reaches, on failing ones'],
  failures: ['实测不达标 {n} 个河段月', '{n} reach-months failed by their samples'],
  noFailures: [
    '这些月份没有实测不达标的河段，无法比较命中。',
    'No sample failed in these months: there is nothing to aim at.',
  ],
  points: ['{n} 个百分点', '{n} points'],
  month: ['月份', 'Month'],
  over: ['超出预算', 'Above the budget'],
  within: ['预算内', 'within'],
});

export function RuleTotals({ preview }: { readonly preview: RulePreviewBody }) {
  const say = useWords(WORDS);
  const { from, to, aim, heavy, people, months } = preview;
  const heads = Math.max(1, people * months.length);
  const rows = [
    [say('visits'), from.visits, to.visits, 0],
    ...(from.drawn + to.drawn > 0 ? [[say('drawn'), from.drawn, to.drawn, 0] as const] : []),
    [say('km'), from.lengthM / 1000, to.lengthM / 1000, 0],
    [say('hours'), from.minutes / 60, to.minutes / 60, 0],
    [say('head'), from.minutes / 60 / heads, to.minutes / 60 / heads, 1],
    [say('heaviest'), heavy.from.heaviest / 60, heavy.to.heaviest / 60, 1],
    [say('heavy'), heavy.from.over, heavy.to.over, 0],
  ] as const;
  const shares = [
    [say('caught', { share: sayShare(INTENSIVE_SHARE) }), aim.from.caughtShare, aim.to.caughtShare],
    [say('visitShare'), aim.from.visitShare, aim.to.visitShare],
  ] as const;
  return (
    <>
      <p className="muted small">{say('about')}</p>
      <div className="rule-sums">
        <ScrollX label={say('figure')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('figure')}</th>
                {(['now', 'other', 'moved'] as const).map((word) => (
                  <th key={word} scope="col" className="number">
                    {say(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, now, then, decimals]) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td className="number">{sayNumber(now, decimals)}</td>
                  <td className="number">{sayNumber(then, decimals)}</td>
                  <td className="number">{now === 0 ? '–' : sayPart(then / now - 1)}</td>
                </tr>
              ))}
              {aim.from.failures > 0 &&
                shares.map(([name, now, then]) => (
                  <tr key={name}>
                    <td>{name}</td>
                    <td className="number">{sayShare(now, 1)}</td>
                    <td className="number">{sayShare(then, 1)}</td>
                    <td className="number">
                      {now === null || then === null
                        ? '–'
                        : say('points', { n: sayPart(then - now).replace(' %', '') })}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
          <p className="muted small">
            {aim.from.failures > 0 ? say('failures', { n: sayNumber(aim.from.failures) }) : say('noFailures')}
          </p>
        </ScrollX>
        <ScrollX label={say('month')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('month')}</th>
                <th scope="col" className="number">
                  {say('now')}
                </th>
                <th scope="col" className="number">
                  {say('other')}
                </th>
                {months[0]?.over && (
                  <th scope="col" className="number">
                    {say('over')}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {months.map((month) => (
                <tr key={month.month}>
                  <td>{sayMonth(month.month, say.language)}</td>
                  <td className="number">{sayNumber(month.from.visits)}</td>
                  <td className="number">
                    <Moved from={month.from.visits} to={month.to.visits} />
                  </td>
                  {month.over && (
                    <td className={month.over.to > 0 ? 'number late' : 'number'}>
                      {month.over.to > 0 ? `+${sayNumber(month.over.to)}` : say('within')}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollX>
      </div>
    </>
  );
}

/** `+3.1 %`, `−12 %`. */
function sayPart(share: number): string {
  const text = sayShare(share, 1);
  return share > 0 && text !== '0 %' ? `+${text}` : text.replace('-', '−');
}
