// The first thing said of the model: how good it is, and where it is not better than repeating the last sample.
import type { BacktestSummary, NotBetter } from '@xunhe/domain/risk/proof/backtest-summary';
import { sayMonth } from '@xunhe/ui/dates';
import { sayShare } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { useDistrictNames } from '../parts/filters.tsx';
import { Section } from '../parts/screen.tsx';
import { METHOD_WORDS, SCORE_WORDS, sayChange, VERDICT_WORDS } from './words-model.ts';

const WORDS = defineWords({
  title: ['模型可信程度', 'How far the model can be trusted'],
  good: [
    '回测{from}至{to}：随机取一个不达标月和一个达标月，模型把前者排得更高的概率为 {auc}；照搬上次监测为 {other}。平均精度{verdict}照搬上次监测（相差 {change}，95 % 区间 {low} 至 {high}）。',
    'Backtest {from} to {to}: of one failing and one passing month, drawn at random, the model puts the failing one higher with probability {auc}; repeating the last sample does with {other}. On average precision it is {verdict} compared with the last sample (by {change}, 95 % interval {low} to {high}).',
  ],
  unsure: [
    '回测{from}至{to}：数据太少，不能判断模型是否优于照搬上次监测。',
    'Backtest {from} to {to}: too little data to say whether the model is better than the last sample.',
  ],
  everywhere: [
    '在可以评判的各年、各区，均优于照搬上次监测。',
    'In every year and district that can be judged it is better than the last sample.',
  ],
  notWhere: [
    '以下情形不能认为优于照搬上次监测，看上次监测同样可靠：',
    'Where it is not shown to be better, and the last sample is as good a guide:',
  ],
  all: ['总体', 'on the whole'],
  inYear: ['{year}年', '{year}'],
  one: ['{where}：{score}{verdict}（{low} 至 {high}）', '{where}: {score}, {verdict} ({low} to {high})'],
  notSimple: [
    '总体上，与{method}相比，{score}{verdict}（{change}）。',
    'On the whole, compared with {method}: {score}, {verdict} ({change}).',
  ],
  few: ['{n} 个区或年份数据太少，不作评判。', '{n} districts or years hold too little to be judged.'],
});

interface JudgementProps {
  readonly from: string;
  readonly to: string;
  readonly summary: BacktestSummary;
}

export function ModelJudgement({ from, to, summary }: JudgementProps) {
  const say = useWords(WORDS);
  const sayScoreName = useWords(SCORE_WORDS);
  const sayMethod = useWords(METHOD_WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  const nameOf = useDistrictNames();
  const { model, baselines, differences, notBetter, years, districts } = summary;
  const apart = differences.persistence.averagePrecision;
  const months = { from: sayMonth(from, say.language), to: sayMonth(to, say.language) };
  const beside = notBetter.filter(({ baseline }) => baseline === 'persistence');
  const simple = notBetter.filter(({ scope, baseline }) => scope === 'all' && baseline !== 'persistence');
  const groups = [...years, ...districts];
  const few = groups.filter((group) => group.differences?.brier == null).length;
  const where = ({ scope, group }: NotBetter) => {
    if (scope === 'all') return say('all');
    return scope === 'year' ? say('inYear', { year: group! }) : nameOf(group!);
  };
  const told = ({ score, difference }: NotBetter) => ({
    score: sayScoreName(score),
    verdict: sayVerdict(difference.verdict),
    change: sayChange(difference.point),
    low: sayChange(difference.low),
    high: sayChange(difference.high),
  });
  return (
    <Section title={say('title')}>
      <p className="judgement">
        {apart
          ? say('good', {
              ...months,
              auc: sayShare(model.auc, 1),
              other: sayShare(baselines.persistence.auc, 1),
              verdict: sayVerdict(apart.verdict),
              change: sayChange(apart.point),
              low: sayChange(apart.low),
              high: sayChange(apart.high),
            })
          : say('unsure', months)}
      </p>
      {beside.length === 0 && few < groups.length && <p className="done">{say('everywhere')}</p>}
      {beside.length > 0 && (
        <>
          <p className="late">{say('notWhere')}</p>
          <ul className="reasons">
            {beside.map((one) => (
              <li key={`${one.scope}${one.group}${one.score}`}>{say('one', { where: where(one), ...told(one) })}</li>
            ))}
          </ul>
        </>
      )}
      {simple.map((one) => (
        <p key={`${one.baseline}${one.score}`}>{say('notSimple', { method: sayMethod(one.baseline), ...told(one) })}</p>
      ))}
      {few > 0 && <p className="muted small">{say('few', { n: few })}</p>}
    </Section>
  );
}
