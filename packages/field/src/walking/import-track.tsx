// A track of another device as a patrol: the file is read on the phone, looked at on the map with its verdict, and handed in like any other.
import { useNavigate } from '@tanstack/react-router';
import type { TodayBody } from '@xunhe/contract/duty';
import { type PatrolMode, TRACK_MODES } from '@xunhe/domain/duty/mode';
import { makeId } from '@xunhe/domain/ground/id';
import type { Refusal } from '@xunhe/domain/ground/result';
import { type GpxTrack, readGpx } from '@xunhe/domain/patrol/gpx';
import { sayDate, sayTime } from '@xunhe/ui/dates';
import { sayLength, sayMinutes, sayShare } from '@xunhe/ui/figures';
import { boundsOf, RiverMap } from '@xunhe/ui/map.tsx';
import { paintLevel } from '@xunhe/ui/map-paint';
import { listReasons } from '@xunhe/ui/reason-sentence';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { GPX_REFUSALS } from '@xunhe/ui/words-gpx-refusal';
import { sayRefusal, teachRefusals } from '@xunhe/ui/words-refusal';
import { MODE_WORDS, VERDICT_WORDS } from '@xunhe/ui/words-shared';
import { Button, Selector } from 'antd-mobile';
import { useRef, useState } from 'react';
import { BackLine } from '../back-line.tsx';
import { useCityDay, useHouse, useSurroundings } from '../house.ts';
import { toReachLines, toTrackParts } from '../lines.ts';
import { useToday } from '../queries.ts';
import { nameReach } from '../reach-card.tsx';
import { ReachSelect } from '../reach-select.tsx';
import { sendSoon } from '../use-sending.ts';
import { FIELD_WORDS } from '../words-field.ts';
import { makeOtherBody, makeOtherItem, type OtherPatrol } from './other-body.ts';
import { PATROL_WORDS } from './words-patrol.ts';

teachRefusals(GPX_REFUSALS);

export function ImportTrack() {
  const say = useWords(PATROL_WORDS);
  const today = useToday();
  return (
    <>
      <BackLine title={say('importTitle')} to="/start" />
      <Answered query={today}>{({ value }) => <ImportForm today={value} />}</Answered>
    </>
  );
}

function ImportForm({ today }: { readonly today: TodayBody }) {
  const say = useWords(PATROL_WORDS);
  const sayField = useWords(FIELD_WORDS);
  const chooser = useRef<HTMLInputElement>(null);
  const [track, setTrack] = useState<GpxTrack | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const open = async (file: File | undefined) => {
    if (!file) return;
    const answer = readGpx(await file.text());
    setTrack(answer.ok ? answer.value : null);
    setRefusal(answer.ok ? null : answer.refusal);
  };
  if (today.reaches.length === 0) return <EmptyState>{sayField('noReaches')}</EmptyState>;
  return (
    <div className="form">
      <p className="muted">{say('importHint')}</p>
      <Button block onClick={() => chooser.current?.click()}>
        {say('chooseFile')}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".gpx,application/gpx+xml,text/xml,application/xml"
        hidden
        aria-label={say('chooseFile')}
        onChange={(event) => void open(event.target.files?.[0])}
      />
      {refusal && (
        <p role="alert" className="refused">
          {sayRefusal(refusal, say.language)}
        </p>
      )}
      {track && <Imported track={track} today={today} />}
    </div>
  );
}

function Imported({ track, today }: { readonly track: GpxTrack; readonly today: TodayBody }) {
  const say = useWords(PATROL_WORDS);
  const sayField = useWords(FIELD_WORDS);
  const sayMode = useWords(MODE_WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  const house = useHouse();
  const { me, city } = useSurroundings();
  const day = useCityDay();
  const navigate = useNavigate();
  const [reach, setReach] = useState(today.reaches[0]!.reach);
  const [mode, setMode] = useState<PatrolMode>('walk');
  const [failed, setFailed] = useState(false);
  const [id] = useState(() => makeId(track.startedMs, house.random(10)));
  const chosen = today.reaches.find((one) => one.reach === reach)!;
  const lines = toReachLines(today.reaches);
  const patrol: OtherPatrol = {
    ...{ id, city: me.city, person: me.person, reach, reachName: nameReach(chosen, say.language), mode },
    ...{ startedMs: track.startedMs, endedMs: track.startedMs + (track.points.at(-1)?.timeMs ?? 0) },
    ...{ note: '', details: {}, photos: [], points: track.points, trackFrom: 'gpx' },
  };
  const { judgement } = makeOtherBody(patrol, today);
  const handIn = async () => {
    try {
      const { item, text } = await makeOtherItem(house, patrol, today);
      await house.outbox.handIn(item, text);
    } catch (error) {
      console.error(error);
      return setFailed(true);
    }
    sendSoon();
    await navigate({ to: '/done/$id', params: { id }, replace: true });
  };
  return (
    <>
      <p>
        {sayDate(new Date(track.startedMs).toISOString().slice(0, 10), say.language, true)} ·{' '}
        {sayTime(track.startedMs, day.timezone)} · {say('points', { n: track.points.length })}
      </p>
      <div className="import-map">
        <RiverMap
          lines={lines}
          bounds={boundsOf(lines.filter((line) => line.id === reach))}
          paints={new Map(today.reaches.map((one) => [one.reach, paintLevel(one.level)]))}
          chosen={reach}
          track={toTrackParts(track.points)}
          controls={false}
          label={sayField('map')}
        />
      </div>
      <ReachSelect reaches={today.reaches} value={reach} onChange={setReach} />
      <Selector
        options={TRACK_MODES.map((value) => ({ value, label: sayMode(value) }))}
        value={[mode as (typeof TRACK_MODES)[number]]}
        onChange={([next]) => next && setMode(next)}
        showCheckMark={false}
      />
      <div className={`verdict verdict-${judgement.verdict}`}>
        <strong>{sayVerdict(judgement.verdict)}</strong>
        <p className="muted">
          {sayMinutes(judgement.minutes, say.language)} · {sayLength(judgement.onReachM)} ·{' '}
          {sayShare(judgement.coverage)}
        </p>
        {listReasons(judgement.reasons, say.language).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {failed && (
        <p role="alert" className="refused">
          {sayField('cannotSave')}
        </p>
      )}
      <p className="muted">
        {city.ownClock && sayField('cityClock', { day: sayDate(city.today, say.language, true) })}
      </p>
      <div className="thumb">
        <Button color="primary" block className="big" onClick={() => void handIn()}>
          {say('handIn')}
        </Button>
      </div>
    </>
  );
}
