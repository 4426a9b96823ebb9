// While patrolling: the map fills the screen, three figures and the verdict so far, and two large buttons.
import { useNavigate } from '@tanstack/react-router';
import type { TodayBody } from '@xunhe/contract/duty';
import { sayLength, sayMinutes, sayShare } from '@xunhe/ui/figures';
import { boundsOf, RiverMap } from '@xunhe/ui/map.tsx';
import { paintLevel } from '@xunhe/ui/map-paint';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { Button } from 'antd-mobile';
import { useMemo, useState } from 'react';
import { BackLine } from './back-line.tsx';
import { FinishSheet } from './finish-sheet.tsx';
import { useHouse, useRecording } from './house.ts';
import { toReachLines, toTrackParts } from './lines.ts';
import { sayProgress } from './progress-words.ts';
import { useToday } from './queries.ts';
import { useJudgement } from './use-judgement.ts';
import { NotesSheet } from './walking/notes-sheet.tsx';
import type { Recording } from './walking/recording.ts';
import { PATROL_WORDS } from './walking/words-patrol.ts';
import { FIELD_WORDS } from './words-field.ts';

export function Patrolling() {
  const say = useWords(FIELD_WORDS);
  const recording = useRecording();
  const today = useToday();
  if (!recording)
    return (
      <>
        <BackLine title={say('today')} to="/" />
        <EmptyState>{say('done')}</EmptyState>
      </>
    );
  return <Answered query={today}>{({ value }) => <UnderWay recording={recording} today={value} />}</Answered>;
}

function UnderWay({ recording, today }: { readonly recording: Recording; readonly today: TodayBody }) {
  const say = useWords(FIELD_WORDS);
  const { recorder } = useHouse();
  const navigate = useNavigate();
  const judgement = useJudgement(today);
  const [finishing, setFinishing] = useState(false);
  const [pauseFailed, setPauseFailed] = useState(false);
  const { draft, points, failure, storeFailed, elsewhere } = recording;
  const sayPatrol = useWords(PATROL_WORDS);
  const hiddenMinutes = Math.round(draft.hidden.reduce((sum, [from, to]) => sum + to - from, 0) / 60_000);
  const [noting, setNoting] = useState(false);
  const reach = today.reaches.find((one) => one.reach === draft.reach);
  const lines = useMemo(() => toReachLines(today.reaches), [today]);
  const paints = useMemo(() => new Map(today.reaches.map((one) => [one.reach, paintLevel(one.level)])), [today]);
  const bounds = useMemo(() => boundsOf(lines.filter((line) => line.id === draft.reach)), [lines, draft.reach]);
  const track = useMemo(() => toTrackParts(points), [points]);
  const last = points.at(-1);
  const trouble = elsewhere
    ? sayPatrol('elsewhere')
    : storeFailed
      ? say('storeFailed')
      : pauseFailed
        ? say('cannotPause')
        : failure
          ? say(failure)
          : null;
  const pauseOrResume = () =>
    (draft.paused ? recorder.resume() : recorder.pause()).then(
      () => setPauseFailed(false),
      () => setPauseFailed(true),
    );
  return (
    <div className="patrolling">
      <header className="patrol-head">
        <BackLine title={draft.reachName} to="/" />
        <p className="patrol-progress" aria-live="polite">
          {draft.paused
            ? say('paused')
            : points.length === 0
              ? say('locating')
              : judgement && sayProgress(judgement, { thresholds: today.thresholds, reach }, say.language)}
        </p>
        {hiddenMinutes > 0 && <p className="notice">{sayPatrol('screenOff', { n: hiddenMinutes })}</p>}
        {trouble && (
          <p className="notice notice-late" role="alert">
            {trouble}
          </p>
        )}
      </header>
      <RiverMap
        lines={lines}
        bounds={bounds}
        paints={paints}
        chosen={draft.reach}
        track={track}
        position={last ? [last.lon, last.lat] : null}
        follow
        controls={false}
        label={say('map')}
      />
      <section className="patrol-foot">
        <dl className="figures">
          <Figure name={say('time')} value={sayMinutes(judgement?.minutes ?? 0, say.language)} />
          <Figure name={say('onReach')} value={sayLength(judgement?.onReachM ?? 0)} />
          <Figure name={say('coverage')} value={sayShare(judgement?.coverage ?? 0)} />
          <Figure name={sayPatrol('whole')} value={sayLength(judgement?.lengthM ?? 0)} />
        </dl>
        <div className="two-buttons">
          <Button className="big" onClick={() => void navigate({ to: '/report', search: { reach: draft.reach } })}>
            {say('report')}
          </Button>
          <Button className="big" color="primary" disabled={elsewhere} onClick={() => setFinishing(true)}>
            {say('finish')}
          </Button>
        </div>
        <div className="two-buttons">
          <Button fill="none" className="quiet" onClick={() => setNoting(true)}>
            {sayPatrol('notes')}
          </Button>
          <Button fill="none" className="quiet" disabled={elsewhere} onClick={() => void pauseOrResume()}>
            {say(draft.paused ? 'resume' : 'pause')}
          </Button>
        </div>
      </section>
      {noting && <NotesSheet record={draft.id} onClose={() => setNoting(false)} />}
      {finishing && <FinishSheet today={today} onClose={() => setFinishing(false)} />}
    </div>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
