// 溯源: sources on the reach and above it, in the order in which they would explain its water. They are places to look at, never findings; so the
// title says, and every source says what was compared. Asked for when it is opened.
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import type { ReachPage } from '@xunhe/contract/place';
import type { CandidateBody, TracingBody } from '@xunhe/contract/tracing';
import type { TracingFactor } from '@xunhe/domain/risk/tracing/tracing-weights';
import { sayMonth } from '@xunhe/ui/dates';
import { sayLength, sayNumber } from '@xunhe/ui/figures';
import { tell } from '@xunhe/ui/reason';
import { listReasons } from '@xunhe/ui/reason-sentence';
import { againstLimit } from '@xunhe/ui/reasons-tracing';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, type Pair, useWords } from '@xunhe/ui/words';
import { SOURCE_KIND_WORDS, SOURCE_STATUS_WORDS } from '@xunhe/ui/words-shared';
import { useEffect, useRef, useState } from 'react';
import { ReachLink } from '../parts/reach-link.tsx';
import './source-tracing.css';
import { useMonth, useRight } from '../parts/surroundings.ts';
import { TracingMap } from './tracing-map.tsx';

const WORDS = defineWords({
  title: ['溯源线索', 'Possible sources'],
  about: ['供现场核查，不作认定', 'places to look at, not findings'],
  signal: ['{months}监测均值：{readings}', 'Mean of {months}: {readings}'],
  none: ['没有可列出的线索。', 'There is nothing to list.'],
  bar: ['与首位相比的得分', 'Score against the first'],
  why: ['得分构成', 'What the score is made of'],
  more: ['显示其余 {n} 处', 'Show {n} more'],
  rule: ['规则 {policy}，共比对 {n} 处登记污染源。', 'Rule {policy}, {n} registered source{n:s} compared.'],
});

const FACTOR_WORDS = defineWords({
  signature: ['特征', 'Signature'],
  step: ['沿程变化', 'Change along the river'],
  rain: ['降雨', 'Rain'],
  record: ['在案记录', 'On record'],
  load: ['负荷', 'Load'],
  distance: ['距离', 'Distance'],
  status: ['状态', 'Status'],
} satisfies Readonly<Record<TracingFactor, Pair>>);

/** By this name a link leads to the section and opens it. */
export const TRACING_HASH = 'tracing';

/** So many stand out on the map and are shown at first. */
const FIRST = 5;
const READINGS_SHOWN = 4;

export function SourceTracing({ reach }: { readonly reach: ReachPage }) {
  const say = useWords(WORDS);
  const may = useRight('warning.read');
  const asked = useLocation({ select: ({ hash }) => hash === TRACING_HASH });
  const [open, setOpen] = useState(asked);
  const section = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!asked) return;
    setOpen(true);
    section.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  if (!may) return null;
  return (
    <details
      ref={section}
      className="section tracing"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h2>{say('title')}</h2>
        <span className="muted">{say('about')}</span>
      </summary>
      {open && <Traced reach={reach} />}
    </details>
  );
}

function Traced({ reach }: { readonly reach: ReachPage }) {
  const { month } = useMonth();
  const tracing = useQuery({
    queryKey: ['reachTracing', reach.id, month],
    queryFn: ({ signal }) =>
      ask('reachTracing', { params: { id: reach.id }, query: month === null ? {} : { month }, signal }),
    staleTime: 300_000,
  });
  return <Answered query={tracing}>{(data) => <Tracing reach={reach} tracing={data} />}</Answered>;
}

function Tracing({ reach, tracing }: { readonly reach: ReachPage; readonly tracing: TracingBody }) {
  const say = useWords(WORDS);
  const [all, setAll] = useState(false);
  const { candidates, notes, policy, considered } = tracing;
  const shown = all ? candidates : candidates.slice(0, FIRST);
  return (
    <div className="tracing-body">
      <SignalLine tracing={tracing} />
      {notes.length > 0 && (
        <ul className="reasons muted">
          {listReasons(notes, say.language).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <TracingMap reach={reach} candidates={candidates} first={FIRST} />
      {candidates.length === 0 ? (
        <p className="muted">{say('none')}</p>
      ) : (
        <ol className="tracing-list">
          {shown.map((one, i) => (
            <Candidate key={one.id} candidate={one} rank={i + 1} of={{ best: candidates[0]!.score, reach: reach.id }} />
          ))}
        </ol>
      )}
      {shown.length < candidates.length && (
        <button type="button" className="chip" onClick={() => setAll(true)}>
          {say('more', { n: candidates.length - shown.length })}
        </button>
      )}
      <p className="muted small">{say('rule', { policy, n: considered })}</p>
    </div>
  );
}

function SignalLine({ tracing: { sampled, signal } }: { readonly tracing: TracingBody }) {
  const say = useWords(WORDS);
  if (signal.length === 0) return null;
  const months = sampled.toReversed().map((month) => sayMonth(month, say.language));
  const readings = signal
    .slice(0, READINGS_SHOWN)
    .map((reading) => againstLimit(tell({ kind: 'reading', ...reading }, say.language), say.language));
  return (
    <p>
      {say('signal', {
        months: months.join(say.language === 'zh' ? '、' : ', '),
        readings: readings.join(say.language === 'zh' ? '；' : '; '),
      })}
    </p>
  );
}

interface CandidateProps {
  readonly candidate: CandidateBody;
  readonly rank: number;
  readonly of: { readonly best: number; readonly reach: string };
}

function Candidate({ candidate, rank, of }: CandidateProps) {
  const say = useWords(WORDS);
  const sayKind = useWords(SOURCE_KIND_WORDS);
  const sayStatus = useWords(SOURCE_STATUS_WORDS);
  const sayFactor = useWords(FACTOR_WORDS);
  const { name, kind, status, loadKgd, distanceM, score, factors, reasons } = candidate;
  const share = Math.round((100 * score) / of.best);
  return (
    <li>
      <span className={rank <= FIRST ? 'tracing-rank tracing-first' : 'tracing-rank'}>{rank}</span>
      <div className="tracing-name">
        <strong>{name}</strong>
        <span className="muted">
          {[
            sayKind.any(kind),
            ...(status === null ? [] : [sayStatus.any(status)]),
            ...(loadKgd === null ? [] : [`${sayNumber(loadKgd, 1)} kg/d`]),
          ].join(' · ')}
          {candidate.reach !== of.reach && (
            <>
              {' · '}
              <ReachLink id={candidate.reach} name={candidate.reachName} nameEn={candidate.reachNameEn} />{' '}
              {sayLength(distanceM)}
            </>
          )}
        </span>
      </div>
      <span className="bar" role="img" aria-label={`${say('bar')}: ${share} %`} title={`${say('bar')}: ${share} %`}>
        <span style={{ width: `${share}%` }} />
      </span>
      <div className="tracing-why">
        <ul className="reasons">
          {listReasons(reasons, say.language).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <details>
          <summary>{say('why')}</summary>
          <dl className="tracing-factors">
            {Object.keys(FACTOR_WORDS).map((factor) => (
              <div key={factor}>
                <dt>{sayFactor.any(factor)}</dt>
                <dd>×{sayNumber(factors[factor], 2)}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </li>
  );
}
