// From which probability on the month warned, and how that was chosen: one line over the warning list.
import type { MonthLimitsBody } from '@xunhe/contract/duty';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { sayReasons } from '@xunhe/ui/reason-sentence';
import { defineWords, type Speaker, useWords } from '@xunhe/ui/words';
import './limits-line.css';

const WORDS = defineWords({
  label: ['水质预警阈值', 'Limits of the quality warning'],
  limit: ['≥ {share}', '≥ {share}'],
  fixed: ['按规则的固定值', 'fixed by the rules'],
  fallback: ['固定值', 'fixed figures'],
  byFailures: [
    '按过去 {span}选定，当时黄色及以上占 {months} 的河段月，含 {held} 的不达标，其余有 {rest} 不达标',
    'chosen on the past {span}, where yellow and above took {months} of the reach-months and held {held} of the failures; {rest} of the rest failed',
  ],
  months: ['{months} 个月的 {rows} 个预测', '{months} months, {rows} forecasts'],
  rows: ['{rows} 个预测', '{rows} forecasts'],
});

const LEVELS = ['yellow', 'orange', 'red'] as const;

export function LimitsLine({ limits }: { readonly limits: MonthLimitsBody }) {
  const say = useWords(WORDS);
  const why = sayReasons(limits.gaveWay, say.language, limits.gaveWay.length);
  return (
    <p className="limits-line muted">
      <span>{say('label')}</span>
      {LEVELS.map((level) => (
        <span key={level} className="limit">
          <LevelMark level={level} /> {say('limit', { share: sayShare(limits[level], 1) })}
        </span>
      ))}
      <span className="how">
        {sayHow(limits, say)}
        {why && `${say.language === 'zh' ? '；' : '; '}${why}`}
      </span>
    </p>
  );
}

function sayHow(limits: MonthLimitsBody, say: Speaker<typeof WORDS>): string {
  if (limits.basis !== 'past') return say(limits.basis);
  const rows = sayNumber(limits.rows);
  return say('byFailures', {
    span: limits.months === null ? say('rows', { rows }) : say('months', { months: limits.months, rows }),
    months: sayShare(limits.shareOfMonths, 1),
    held: sayShare(limits.heldShare, 1),
    rest: sayShare(limits.restFails, 1),
  });
}
