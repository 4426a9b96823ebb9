// 为什么: one assessment in depth — how likely and which class, what raised and lowered it, every feature, and what it all stands on.
import { useQuery } from '@tanstack/react-query';
import type { ExplainedAssessment } from '@xunhe/contract/assessment';
import type { AnswerOf } from '@xunhe/contract/client';
import type { ReachPage } from '@xunhe/contract/place';
import { sayMonth } from '@xunhe/ui/dates';
import { sayChanceOfWorse, sayNumber, sayShare } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { CLASS_WORDS } from '@xunhe/ui/words-shared';
import { Select } from 'antd';
import { useState } from 'react';
import { Section } from '../parts/screen.tsx';
import { useMonth } from '../parts/surroundings.ts';
import { AssessmentLineage } from './assessment-lineage.tsx';
import { ClassShares } from './class-shares.tsx';
import { ContributionBars } from './contribution-bars.tsx';
import { FeatureTable } from './feature-table.tsx';
import './risk-reasons.css';

const WORDS = defineWords({
  why: ['为什么', 'Why'],
  pick: ['评估月份', 'Month assessed'],
  about: ['{month}风险', 'Risk for {month}'],
  noData: ['没有可用数据，无法评估。', 'Nothing is known: no assessment.'],
  noModel: [
    '监测数据不足以建模，概率按本河段自己的记录估计，没有分项影响。',
    'Too few samples for the model: the probability is the reach’s own record, and nothing adds to it part by part.',
  ],
  chance: ['{words}（{share}，区间 {low} – {high}）', '{words} ({share}, range {low} – {high})'],
  expected: ['预计{cls}（平均 {mean}）', 'Expected: {cls} (mean {mean})'],
});

/** The usual height of the reasons, for what waits for them. */
export const REASONS_HEIGHT = 900;

interface RiskReasonsProps {
  readonly reach: ReachPage;
  readonly assessments: AnswerOf<'reachRisk'>['assessments'];
}

export function RiskReasons({ reach, assessments }: RiskReasonsProps) {
  const say = useWords(WORDS);
  const { month: lookedAt } = useMonth();
  const [picked, setPicked] = useState<string | null>(null);
  const months = assessments.map(({ month }) => month).sort((a, b) => (a < b ? 1 : -1));
  const month = picked ?? months.find((one) => one === lookedAt) ?? months[0] ?? null;
  const assessment = useQuery({
    queryKey: ['assessment', reach.id, month],
    queryFn: ({ signal }) => ask('assessment', { params: { id: reach.id, month: month! }, signal }),
    enabled: month !== null,
    staleTime: 300_000,
  });
  if (month === null) return null;
  return (
    <Section
      title={say('why')}
      extra={
        <Select
          size="small"
          aria-label={say('pick')}
          value={month}
          onChange={setPicked}
          popupMatchSelectWidth={false}
          options={months.map((one) => ({
            value: one,
            label: say('about', {
              month: sayMonth(assessments.find((row) => row.month === one)!.target, say.language),
            }),
          }))}
        />
      }
    >
      <Answered query={assessment} height={REASONS_HEIGHT}>
        {(data) => <Explained key={data.month} told={data} reach={reach} />}
      </Answered>
    </Section>
  );
}

function Explained({ told, reach }: { readonly told: ExplainedAssessment; readonly reach: ReachPage }) {
  const say = useWords(WORDS);
  const isModelled = told.basis === 'model' || told.basis === 'neighbours';
  return (
    <div className="why">
      {told.probability === null ? (
        <p>{say('noData')}</p>
      ) : (
        <>
          <Likelihood told={told} targetClass={reach.targetClass} />
          {isModelled ? <ContributionBars told={told} /> : <p className="muted">{say('noModel')}</p>}
          {isModelled && <FeatureTable features={told.features} shared={told.shared} />}
        </>
      )}
      <AssessmentLineage told={told} reach={reach} />
    </div>
  );
}

function Likelihood({ told, targetClass }: { readonly told: ExplainedAssessment; readonly targetClass: number }) {
  const say = useWords(WORDS);
  const sayClass = useWords(CLASS_WORDS);
  return (
    <>
      <p className="why-chance">
        {say('chance', {
          words: sayChanceOfWorse(told.probability ?? 0, sayClass.any(String(targetClass)), say.language),
          share: sayShare(told.probability),
          low: sayShare(told.low),
          high: sayShare(told.high),
        })}
      </p>
      {told.classShares && (
        <>
          <p>
            {say('expected', {
              cls: sayClass.any(String(Math.round(told.expectedClass ?? 0))),
              mean: sayNumber(told.expectedClass, 1),
            })}
          </p>
          <ClassShares shares={told.classShares} />
        </>
      )}
    </>
  );
}
