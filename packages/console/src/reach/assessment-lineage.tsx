// What an assessment stands on, for whoever doubts it: data, model, rule and standard, and the same figure computed again from what is stored.
// All of it as a file, to be laid beside an appeal.
import type { ExplainedAssessment } from '@xunhe/contract/assessment';
import type { ReachPage } from '@xunhe/contract/place';
import { instantToDay, sayDate, sayMonth, sayTime } from '@xunhe/ui/dates';
import { saveFile } from '@xunhe/ui/save-file';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayFeature } from '@xunhe/ui/words-feature';
import { Button } from 'antd';
import { Fact, Facts } from '../parts/facts.tsx';
import { useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  title: ['评估依据', 'What it stands on'],
  knownAt: ['数据截至', 'Data known at'],
  newest: ['所用最近监测', 'Newest sample used'],
  noSample: ['本河段没有监测', 'the reach was never sampled'],
  model: ['模型版本', 'Model version'],
  trained: ['训练月份', 'Trained in'],
  rule: ['预警规则', 'Rule of the warning'],
  noRule: ['该月没有预警', 'no warning of that month'],
  standard: ['判定标准', 'Standard'],
  notKept: ['未留存', 'not kept'],
  again: ['重新计算', 'Computed again'],
  same: ['重算一致', 'The same'],
  sameWith: ['存档 {stored}，重算 {again}', 'stored {stored}, again {again}'],
  differs: ['重算不一致', 'Not the same'],
  differsWhy: [
    '存档的特征、影响、概率或模型文件与当时不符。',
    'Stored features, effects, probability or model file are not those of that day.',
  ],
  unreadable: ['模型文件无法读取，未能重算', 'the model file cannot be read: not computed'],
  noModel: ['未用模型，无需重算', 'no model spoke: nothing to compute'],
  save: ['下载评估依据（JSON）', 'Download as JSON'],
});

interface AssessmentLineageProps {
  readonly told: ExplainedAssessment;
  readonly reach: ReachPage;
}

export function AssessmentLineage({ told, reach }: AssessmentLineageProps) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const { lineage } = told;
  const isOld = lineage.knownAt === null;
  const { knownAt } = lineage;
  const day = knownAt && sayDate(instantToDay(knownAt, city.timezone), say.language, true);
  return (
    <div className="why-lineage">
      <h3>{say('title')}</h3>
      <Facts>
        <Fact term={say('knownAt')}>{knownAt ? `${day} ${sayTime(knownAt, city.timezone)}` : say('notKept')}</Fact>
        <Fact term={say('newest')}>
          {lineage.newestSample
            ? sayDate(lineage.newestSample, say.language, true)
            : say(isOld ? 'notKept' : 'noSample')}
        </Fact>
        <Fact term={say('model')}>
          <code>{lineage.model}</code>
        </Fact>
        <Fact term={say('trained')}>
          {lineage.trainedMonth ? sayMonth(lineage.trainedMonth, say.language) : say('notKept')}
        </Fact>
        <Fact term={say('rule')}>{lineage.rule ?? say('noRule')}</Fact>
        <Fact term={say('standard')}>{lineage.standard ?? say('notKept')}</Fact>
        <Fact term={say('again')}>
          <Recomputed told={told} />
        </Fact>
      </Facts>
      <div>
        <Button
          size="small"
          onClick={() => saveFile(`xunhe-${told.reach}-${told.month}.json`, writeFile(told, reach), 'application/json')}
        >
          {say('save')}
        </Button>
      </div>
    </div>
  );
}

function Recomputed({ told }: { readonly told: ExplainedAssessment }) {
  const say = useWords(WORDS);
  const { recomputed, knownAt } = told.lineage;
  const isModelled = told.basis === 'model' || told.basis === 'neighbours';
  if (!isModelled) return <>{say('noModel')}</>;
  if (recomputed === null) return <>{say(knownAt === null ? 'notKept' : 'unreadable')}</>;
  if (recomputed.probability === null) return <span className="late">{say('unreadable')}</span>;
  const figures = say('sameWith', {
    stored: sayExactly(told.probability),
    again: sayExactly(recomputed.probability),
  });
  return recomputed.same ? (
    <>
      <strong className="done">{say('same')}</strong> <span className="muted">{figures}</span>
    </>
  ) : (
    <>
      <strong className="late">{say('differs')}</strong> {figures} {say('differsWhy')}
    </>
  );
}

/** Nine digits, because a billionth is what is compared. */
function sayExactly(probability: number | null): string {
  return probability === null ? '–' : probability.toFixed(9);
}

/** The answer of the server as it came, with the names and words of this page beside it. */
function writeFile(told: ExplainedAssessment, reach: ReachPage): string {
  const { name, nameEn, region, targetClass } = reach;
  const features = told.features?.map((feature) => ({
    ...feature,
    words: { zh: sayFeature(feature.name, 'zh'), en: sayFeature(feature.name, 'en') },
  }));
  return `${JSON.stringify({ name, nameEn, region, targetClass, ...told, features: features ?? null }, null, 2)}\n`;
}
