// Whether the model that the warnings stand on still means what it says: its drift, and how its last forecast fared. More is on its own page.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ModelBody } from '@xunhe/contract/risk';
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import type { ReactNode } from 'react';
import { readForecastScore } from '../model/model-facts.ts';
import { DRIFT_WORDS } from '../model/words-drift.ts';
import { sayScore } from '../model/words-model.ts';
import { Section } from '../parts/screen.tsx';
import './board.css';

const WORDS = defineWords({
  title: ['模型健康', 'Health of the model'],
  more: ['模型详情', 'The model'],
  none: ['还没有核对过的预测。', 'No forecast has been scored yet.'],
  last: ['最近核对月份', 'Last month scored'],
  scored: ['已核对河段', 'Reaches scored'],
  of: ['{n} / {all}', '{n} of {all}'],
  said: ['预测平均', 'Said on average'],
  came: ['实际不达标', 'Came'],
  brier: ['Brier 分', 'Brier score'],
  against: ['{score}（照搬上次监测：{persistence}）', '{score} (the last sample: {persistence})'],
});

export function ModelHealth() {
  const say = useWords(WORDS);
  const model = useQuery({ queryKey: ['model'], queryFn: ({ signal }) => ask('model', { signal }) });
  return (
    <Section title={say('title')} extra={<Link to="/model">{say('more')}</Link>}>
      <Answered query={model}>{(data) => <Health data={data} />}</Answered>
    </Section>
  );
}

function Health({ data: { drift, scores } }: { readonly data: ModelBody }) {
  const say = useWords(WORDS);
  const sayDrift = useWords(DRIFT_WORDS);
  const last = scores.find(({ rows }) => rows > 0);
  const score = last && readForecastScore(last.score);
  const isOff = drift.kind === 'watch' || drift.kind === 'drifting';
  return (
    <>
      <p className={isOff ? 'late' : drift.kind === 'steady' ? 'done' : 'muted'}>{sayDrift(drift.kind)}</p>
      {last && score ? (
        <dl className="board-facts">
          <Figure term={say('last')}>{sayMonth(last.month, say.language)}</Figure>
          <Figure term={say('scored')}>{say('of', { n: sayNumber(last.rows), all: sayNumber(last.forecasts) })}</Figure>
          <Figure term={say('said')}>{sayShare(score.meanProbability, 1)}</Figure>
          <Figure term={say('came')}>{sayShare(last.positives / last.rows, 1)}</Figure>
          <Figure term={say('brier')}>
            {say('against', { score: sayScore(score.brier), persistence: sayScore(score.persistence.brier) })}
          </Figure>
        </dl>
      ) : (
        <p className="muted">{say('none')}</p>
      )}
    </>
  );
}

function Figure({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
