// What changed and what waits, each number a link to its rows.
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { PanelBody } from '@xunhe/contract/evaluation';
import { addMonths } from '@xunhe/domain/ground/month';
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import type { ReactNode } from 'react';
import { DRIFT_WORDS } from '../model/words-drift.ts';
import { Progress } from '../parts/progress.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { FRAME_WORDS } from '../parts/words-frame.ts';
import { panelQuery } from './map-queries.ts';

const WORDS = defineWords({
  panel: ['变化与待办', 'What changed and what waits'],
  warnings: ['{month}预警', 'Warnings for {month}'],
  draft: ['{month}草案待发布', 'Draft of {month} to publish'],
  newRed: ['新增 {n}', '{n} new'],
  raised: ['等级上升', 'Level raised'],
  fallen: ['等级下降', 'Level fallen'],
  duties: ['本月履职', 'Duties this month'],
  visits: ['已巡天次', 'Day-visits made'],
  toReview: ['待复核的巡河', 'Patrols to decide'],
  problems: ['问题', 'Problems'],
  open: ['未结案', 'Open'],
  overdue: ['逾期', 'Overdue'],
  today: ['今日上报', 'Reported today'],
  dataState: ['数据状况', 'State of the data'],
  silent: ['三个月无数据的站点', 'Stations silent for three months'],
  unmonitored: ['无监测的河段', 'Reaches without a station'],
  model: ['风险模型', 'Risk model'],
});

export function WaitingPanel() {
  const say = useWords(WORDS);
  const sayFrame = useWords(FRAME_WORDS);
  const { city } = useSurroundings();
  // Whoever looks must never take what a program made for a real river.
  const isMade = city.about.some(({ part }) => part === 'generated');
  const isMeasured = city.about.some(({ part }) => part === 'measured');
  const panel = useQuery(panelQuery);
  return (
    <aside className="waiting" aria-label={say('panel')}>
      {isMade && <p className="waiting-banner">{sayFrame(isMeasured ? 'banner' : 'bannerMade')}</p>}
      <Answered query={panel}>{(data) => <Waiting data={data} />}</Answered>
    </aside>
  );
}

function Waiting({ data }: { readonly data: PanelBody }) {
  const say = useWords(WORDS);
  const sayDrift = useWords(DRIFT_WORDS);
  const seesWarnings = useRight('warning.read');
  const seesDuties = useRight('duty.read');
  const seesProblems = useRight('problem.read');
  return (
    <>
      {seesWarnings && data.month && (
        <>
          <h2>{say('warnings', { month: sayMonth(addMonths(data.month, 1), say.language) })}</h2>
          {(['red', 'orange', 'yellow'] as const).map((level) => (
            <Line
              key={level}
              to="/warnings"
              search={{ level, month: undefined }}
              words={<LevelMark level={level} />}
              extra={level === 'red' && data.newRed > 0 ? say('newRed', { n: data.newRed }) : null}
              number={data[level]}
            />
          ))}
          <Line
            to="/warnings"
            search={{ change: 'raised', month: undefined }}
            words={say('raised')}
            number={data.raised}
          />
          <Line
            to="/warnings"
            search={{ change: 'fallen', month: undefined }}
            words={say('fallen')}
            number={data.fallen}
          />
        </>
      )}
      {data.draft && (
        <Line
          to="/warnings"
          search={{ month: data.draft.month }}
          words={say('draft', { month: sayMonth(addMonths(data.draft.month, 1), say.language) })}
          number={data.draft.lists}
        />
      )}
      {seesDuties && (
        <>
          <h2>{say('duties')}</h2>
          <Line
            to="/duties"
            search={{ month: undefined }}
            words={say('visits')}
            number={<Progress done={data.visitsDone} asked={data.visitsAsked} />}
          />
          {data.toReview !== null && (
            <Line to="/reviews" search={{ month: undefined }} words={say('toReview')} number={data.toReview} />
          )}
        </>
      )}
      {seesProblems && (
        <>
          <h2>{say('problems')}</h2>
          <Line to="/problems" search={{ show: 'overdue' }} words={say('overdue')} number={data.overdueProblems} late />
          <Line to="/problems" search={{ show: 'open' }} words={say('open')} number={data.openProblems} />
          <Line to="/problems" search={{ show: 'all' }} words={say('today')} number={data.reportedToday} />
        </>
      )}
      <h2>{say('dataState')}</h2>
      <Line to="/reaches" search={{}} words={say('silent')} number={data.silentStations} />
      <Line to="/reaches" search={{}} words={say('unmonitored')} number={data.unmonitored} />
      {data.drift && (
        <>
          <h2>{say('model')}</h2>
          <Line to="/model" search={{}} words={<span className="late">{sayDrift(data.drift)}</span>} number="" />
        </>
      )}
    </>
  );
}

interface LineProps {
  readonly to: '/warnings' | '/duties' | '/reviews' | '/problems' | '/reaches' | '/model';
  readonly search: object;
  readonly words: ReactNode;
  readonly number: ReactNode;
  readonly extra?: ReactNode;
  readonly late?: boolean;
}

function Line({ to, search, words, number, extra, late = false }: LineProps) {
  const link = { to, search } as LinkProps;
  return (
    <Link {...link} className="waiting-line">
      <span>{words}</span>
      <span>
        {extra && <span className="extra">{extra} </span>}
        {typeof number === 'number' ? (
          <strong className={late && number > 0 ? 'late' : ''}>{sayNumber(number)}</strong>
        ) : (
          number
        )}
      </span>
    </Link>
  );
}
