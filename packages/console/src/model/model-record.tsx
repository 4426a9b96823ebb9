// 模型: what made the newest forecasts, and the honest proof on past months beside the simple guesses it must beat.
import { useQuery } from '@tanstack/react-query';
import type { ModelBody } from '@xunhe/contract/risk';
import { addMonths, numberToMonth } from '@xunhe/domain/ground/month';
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Fact, Facts } from '../parts/facts.tsx';
import { Backtest } from './backtest.tsx';
import '../parts/file.css';
import { Screen, Section } from '../parts/screen.tsx';
import { useRight, useSayAct } from '../parts/surroundings.ts';
import { ModelAdoption } from './model-adoption.tsx';
import { type PartFacts, readAdoption, readBacktest, readModel } from './model-facts.ts';
import { ModelJudgement } from './model-judgement.tsx';
import { DriftFacts, MonthScores } from './month-scores.tsx';

const WORDS = defineWords({
  title: ['风险模型', 'Risk model'],
  none: ['还没有模型：首个月度周期尚未运行。', 'There is no model yet: the first monthly cycle has not run.'],
  current: ['在用模型', 'The model in use'],
  version: ['版本', 'Version'],
  made: ['训练时间', 'Made'],
  asOf: ['数据截至', 'Data up to'],
  target: ['预测月份', 'Speaks of'],
  window: ['学习范围', 'Learned from'],
  windowMonths: [
    '最近 {n} 个月，其中 {check} 个月留作检验',
    'the last {n} months, {check} of them held back as a check',
  ],
  halfLife: ['旧数据权重', 'Older data'],
  halfLifeMonths: ['每 {n} 个月减半', 'count half every {n} months'],
  own: ['有监测河段', 'Reaches with samples of their own'],
  neighbours: ['无监测河段', 'Reaches without samples'],
  notTrained: [
    '数据不足，未训练；改用历史比例或最近一次监测。',
    'Too little data to train; the record or the last sample speaks.',
  ],
  rows: ['学习样本', 'Learned from'],
  rowsOf: ['{n} 个河段月，其中不达标 {share}', '{n} reach-months, {share} of them failing'],
  features: ['特征', 'Features'],
  trees: ['决策树', 'Trees'],
  blend: ['组合', 'Blend'],
  blendOf: ['提升树 {boosted} + 逻辑回归 {logistic}', '{boosted} boosted trees + {logistic} logistic regression'],
  calibration: ['校准', 'Calibration'],
  calibrationOf: ['平移 {shift}，斜率 {slope}', 'shift {shift}, slope {slope}'],
  weights: ['逻辑回归权重（{n}）', 'Weights of the logistic regression ({n})'],
  feature: ['特征', 'Feature'],
  weight: ['权重', 'Weight'],
  proof: ['回测', 'Backtest'],
  noProof: [
    '还没有回测。由运维人员运行 xunhe backtest 后在此显示。',
    'No backtest is stored. It appears here after the operator runs xunhe backtest.',
  ],
  oldProof: [
    '{from}至{to}的回测（{at}计算）由旧版本生成，没有区间和分区得分，不再显示。请运维人员重新运行 xunhe backtest。',
    'The backtest {from} to {to} (made {at}) is of an older form, without intervals and districts, and is not shown. Let the operator run xunhe backtest again.',
  ],
});

export function ModelRecord() {
  const say = useWords(WORDS);
  const may = useRight('model.read');
  const model = useQuery({ queryKey: ['model'], queryFn: ({ signal }) => ask('model', { signal }), enabled: may });
  return (
    <Screen right="model.read" title={say('title')}>
      <Answered query={model}>
        {(answer) => (answer.current === null ? <EmptyState>{say('none')}</EmptyState> : <Record {...answer} />)}
      </Answered>
    </Screen>
  );
}

function Record({ current, backtest, scores, drift }: ModelBody) {
  const summary = backtest && readBacktest(backtest.summary);
  const adoption = current && readAdoption(current.facts);
  return (
    <div className="file">
      <div className="file-main">
        {backtest && summary ? (
          <>
            <ModelJudgement from={backtest.from} to={backtest.to} summary={summary} />
            <MonthScores scores={scores} />
            <Backtest from={backtest.from} to={backtest.to} madeAt={backtest.madeAt} summary={summary} />
          </>
        ) : (
          <>
            <NoProof backtest={backtest} />
            <MonthScores scores={scores} />
          </>
        )}
      </div>
      <div className="file-side">
        <DriftFacts drift={drift} />
        {adoption && <ModelAdoption adoption={adoption} />}
        {current && <Current current={current} />}
      </div>
    </div>
  );
}

function NoProof({ backtest }: { readonly backtest: ModelBody['backtest'] }) {
  const say = useWords(WORDS);
  const sayAt = useSayAct();
  const month = (one: string) => sayMonth(one, say.language);
  return (
    <Section title={say('proof')}>
      <p className="muted">
        {backtest
          ? say('oldProof', { from: month(backtest.from), to: month(backtest.to), at: sayAt(backtest.madeAt) })
          : say('noProof')}
      </p>
    </Section>
  );
}

function Current({ current }: { readonly current: NonNullable<ModelBody['current']> }) {
  const say = useWords(WORDS);
  const sayAt = useSayAct();
  const facts = readModel(current.facts);
  return (
    <>
      <Section title={say('current')}>
        <Facts>
          <Fact term={say('version')}>{current.version}</Fact>
          <Fact term={say('made')}>{sayAt(current.madeAt)}</Fact>
          <Fact term={say('asOf')}>{sayMonth(facts ? numberToMonth(facts.asOf) : current.month, say.language)}</Fact>
          <Fact term={say('target')}>{sayMonth(addMonths(current.month, 1), say.language)}</Fact>
          {facts && (
            <>
              <Fact term={say('window')}>
                {say('windowMonths', { n: facts.options.windowMonths, check: facts.options.checkMonths })}
              </Fact>
              <Fact term={say('halfLife')}>{say('halfLifeMonths', { n: facts.options.halfLifeMonths })}</Fact>
            </>
          )}
        </Facts>
      </Section>
      {facts && <Part title={say('own')} part={facts.own} />}
      {facts && <Part title={say('neighbours')} part={facts.neighbours} />}
    </>
  );
}

function Part({ title, part }: { readonly title: string; readonly part: PartFacts | null }) {
  const say = useWords(WORDS);
  if (part === null)
    return (
      <Section title={title}>
        <p className="muted">{say('notTrained')}</p>
      </Section>
    );
  const { names, weights } = part.logistic;
  return (
    <Section title={title}>
      <Facts>
        <Fact term={say('rows')}>
          {say('rowsOf', { n: sayNumber(part.rows), share: sayShare(part.positives / part.rows) })}
        </Fact>
        <Fact term={say('features')}>{sayNumber(part.features)}</Fact>
        <Fact term={say('trees')}>{sayNumber(part.trees)}</Fact>
        <Fact term={say('blend')}>
          {say('blendOf', { boosted: sayShare(part.blend), logistic: sayShare(1 - part.blend) })}
        </Fact>
        <Fact term={say('calibration')}>
          {say('calibrationOf', {
            shift: sayNumber(part.calibration.shift, 2),
            slope: sayNumber(part.calibration.slope, 2),
          })}
        </Fact>
      </Facts>
      <details>
        <summary>{say('weights', { n: names.length })}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('feature')}</th>
              <th scope="col" className="number">
                {say('weight')}
              </th>
            </tr>
          </thead>
          <tbody>
            {names.map((name, i) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="number">{sayNumber(weights[i], 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}
