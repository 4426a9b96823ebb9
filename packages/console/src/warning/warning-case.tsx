// One warning on the review desk: what was drafted and why, the last sample, twelve months, the waters above and below, and every step that
// people took on it.
import { useQuery } from '@tanstack/react-query';
import type { WarningBody } from '@xunhe/contract/duty';
import type { WarningCaseBody, WarningStep } from '@xunhe/contract/warning-review';
import { ClassBadge } from '@xunhe/ui/class-badge.tsx';
import { sayDate, sayMonth } from '@xunhe/ui/dates';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { sayIndicator, sayReading } from '@xunhe/ui/words-indicator';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ReachLink } from '../parts/reach-link.tsx';
import { ReasonList } from '../parts/reason-list.tsx';
import { useSayAct } from '../parts/surroundings.ts';
import { type Direction, WarningChangeForm } from './warning-change-form.tsx';
import './warning-desk.css';

const WORDS = defineWords({
  desk: ['复核', 'Review'],
  close: ['关闭', 'Close'],
  keys: ['↑ ↓ 切换，R 上调，L 下调', '↑ ↓ next, R raise, L lower'],
  drafted: ['草案', 'Draft'],
  now: ['现为', 'Now'],
  last: ['上月', 'Last month'],
  version: ['已发布，第 {n} 版', 'Published, version {n}'],
  published: ['已发布', 'Published'],
  sample: ['最近样品', 'Last sample'],
  noSample: ['五年内没有样品。', 'No sample within five years.'],
  trend: ['近十二个月', 'Twelve months'],
  neighbours: ['上下游', 'Up- and downstream'],
  upstream: ['上游', 'upstream'],
  downstream: ['下游', 'downstream'],
  noNeighbours: ['本辖区内没有相邻河段。', 'No neighbouring reach in your region.'],
  steps: ['处理记录', 'Steps'],
  review: ['复核', 'Review'],
  undo: ['撤销复核', 'Undone'],
  raise: ['月中上调', 'Raised within the month'],
});

interface CaseProps {
  readonly month: string;
  readonly row: WarningBody;
  readonly asked: { readonly way: Direction; readonly at: number } | null;
  readonly onClose: () => void;
}

export function WarningCase({ month, row, asked, onClose }: CaseProps) {
  const say = useWords(WORDS);
  const found = useQuery({
    queryKey: ['warningCase', month, row.reach],
    queryFn: ({ signal }) => ask('warningCase', { params: { month, reach: row.reach }, signal }),
    enabled: !row.shared,
  });
  return (
    <aside className="warning-case" aria-label={say('desk')}>
      <div className="warning-case-head">
        <h2>
          <ReachLink id={row.reach} name={row.reachName} nameEn={row.reachNameEn} shared={row.shared} />
        </h2>
        <Button size="small" onClick={onClose}>
          {say('close')}
        </Button>
      </div>
      <p className="muted small keys-line">{say('keys')}</p>
      {!row.shared && (
        <Answered query={found}>{(warning) => <CaseBody key={row.reach} warning={warning} asked={asked} />}</Answered>
      )}
    </aside>
  );
}

function CaseBody({ warning, asked }: { readonly warning: WarningCaseBody } & Pick<CaseProps, 'asked'>) {
  const say = useWords(WORDS);
  const { review, raise } = warning.may;
  return (
    <>
      <dl className="levels-line">
        <Fact words={say('last')}>
          <LevelMark level={warning.previous} />
        </Fact>
        <Fact words={say('drafted')}>
          <LevelMark level={warning.draftedLevel} />
        </Fact>
        <Fact words={say('now')}>
          <LevelMark level={warning.level} />
        </Fact>
      </dl>
      {warning.published && (
        <p className="muted">{warning.version === null ? say('published') : say('version', { n: warning.version })}</p>
      )}
      <ReasonList className="draft-reasons" reasons={warning.draftedReasons} />
      {(review || raise) && <WarningChangeForm warning={warning} asked={asked} />}
      <Water warning={warning} />
      <Neighbours warning={warning} />
      <Steps steps={warning.steps} />
    </>
  );
}

function Fact({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Water({ warning: { lastSample, trend } }: { readonly warning: WarningCaseBody }) {
  const say = useWords(WORDS);
  return (
    <>
      <h3>{say('sample')}</h3>
      {lastSample ? (
        <p>
          {sayDate(lastSample.day, say.language, true)} <ClassBadge wqClass={lastSample.wqClass} />{' '}
          {lastSample.deciding
            .filter((id) => lastSample.readings[id] !== undefined)
            .map((id) => `${sayIndicator(id, say.language)} ${sayReading(id, lastSample.readings[id]!)}`)
            .join(' · ')}
        </p>
      ) : (
        <p className="muted">{say('noSample')}</p>
      )}
      <h3>{say('trend')}</h3>
      <ol className="trend">
        {trend.map(({ month, wqClass }) => (
          <li key={month} title={sayMonth(month, say.language)}>
            <ClassBadge wqClass={wqClass} />
            <span className="muted">{Number(month.slice(5))}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Neighbours({ warning: { neighbours } }: { readonly warning: WarningCaseBody }) {
  const say = useWords(WORDS);
  return (
    <>
      <h3>{say('neighbours')}</h3>
      {neighbours.length === 0 && <p className="muted">{say('noNeighbours')}</p>}
      <ul className="neighbours">
        {neighbours.map((one) => (
          <li key={one.reach}>
            <span className="muted">{say(one.side)}</span>
            <span>{pickName(say.language, one.name, one.nameEn)}</span>
            <ClassBadge wqClass={one.lastClass} />
            {one.level && <LevelMark level={one.level} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Steps({ steps }: { readonly steps: readonly WarningStep[] }) {
  const say = useWords(WORDS);
  const sayAt = useSayAct();
  if (steps.length === 0) return null;
  return (
    <>
      <h3>{say('steps')}</h3>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.at}>
            <span>
              {say(step.kind)}: <LevelMark level={step.from} short /> → <LevelMark level={step.to} short />
            </span>
            <span className="muted">
              {step.byName ?? '–'} · {sayAt(step.at)}
            </span>
            {step.why && <span>{step.why}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}
