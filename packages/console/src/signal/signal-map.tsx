// Two tracks on one map: this one as a line, the other as dots, and two marks at the moment that is chosen.
import type { TrackBody } from '@xunhe/contract/patrol';
import type { SignalPage } from '@xunhe/contract/signal';
import { sayNumber } from '@xunhe/ui/figures';
import { boundsOf, RiverMap } from '@xunhe/ui/map.tsx';
import type { LonLat, MapMark } from '@xunhe/ui/map-options';
import type { ReachPaints } from '@xunhe/ui/map-paint';
import { tone } from '@xunhe/ui/tones';
import { defineWords, useWords } from '@xunhe/ui/words';
import { useMemo, useState } from 'react';
import { Section } from '../parts/screen.tsx';
import { SignalApart } from './signal-apart.tsx';
import { compareMoments, placesByMinute } from './signal-moments.ts';

const WORDS = defineWords({
  map: ['两条轨迹', 'Two tracks'],
  this: ['本次（线）', 'This one (line)'],
  other: ['对照（每分钟一点）', 'The other (a dot a minute)'],
  here: ['本次此刻', 'This one now'],
  there: ['对照此刻', 'The other now'],
  average: ['距离按一分钟内的平均位置计算。', 'Distances are between places averaged over a minute.'],
  at: ['开始后第 {minute} 分钟：相距 {m} 米', 'Minute {minute} after the start: {m} m apart'],
  unknown: ['开始后第 {minute} 分钟：有一方没有定位', 'Minute {minute} after the start: one of them has no fix'],
  moment: ['选择时刻', 'Choose a moment'],
  reduced: [
    '轨迹已过保存期，只留简化线路，不能按时刻对照。',
    'The time of a track is over: only a line is left, without moments.',
  ],
});

interface SignalMapProps {
  readonly signal: SignalPage;
  readonly tracks: readonly TrackBody[];
  readonly title: string;
}

export function SignalMap({ signal, tracks, title }: SignalMapProps) {
  const say = useWords(WORDS);
  const [ours, theirs] = tracks;
  const moments = useMemo(
    () => (ours && theirs ? compareMoments(ours, theirs, signal.numbers) : []),
    [ours, theirs, signal.numbers],
  );
  const [at, setAt] = useState(0);
  const moment = moments[Math.min(at, moments.length - 1)];
  const line = useMemo(() => (ours ? cutParts(ours) : []), [ours]);
  const dots = useMemo(() => (theirs ? placesByMinute(theirs) : []), [theirs]);
  const bounds = useMemo(
    () => boundsOf([{ geometry: { coordinates: line } }, { geometry: { coordinates: dots } }]),
    [line, dots],
  );
  const paints: ReachPaints = useMemo(
    () => new Map(signal.reach ? [[signal.reach, { colour: '#b9c7cd', width: 9, sign: '' }]] : []),
    [signal.reach],
  );
  const marks: MapMark[] = useMemo(
    () => [
      ...dots.map((dot, i) => ({ id: `dot${i}`, at: dot, colour: tone('level-orange') })),
      ...(moment?.theirs ? [{ id: 'theirs', at: moment.theirs, colour: tone('late') }] : []),
      ...(moment?.ours ? [{ id: 'ours', at: moment.ours, colour: tone('ink') }] : []),
    ],
    [dots, moment],
  );
  if (!bounds) return null;
  const minute = sayNumber((moment?.s ?? 0) / 60, 1);
  return (
    <Section title={title}>
      <div className="file-map">
        <RiverMap label={say('map')} bounds={bounds} paints={paints} track={line} marks={marks} />
      </div>
      {theirs && (
        <ul className="map-signs">
          <li>
            <span className="sign-track" aria-hidden /> {say('this')}
          </li>
          <li>
            <span className="sign-dot signal-other" aria-hidden /> {say('other')}
          </li>
          <li>
            <span className="sign-dot sign-end" aria-hidden /> {say('here')}
          </li>
          <li>
            <span className="sign-dot signal-there" aria-hidden /> {say('there')}
          </li>
        </ul>
      )}
      {moments.length > 0 && moment && (
        <>
          <p className="signal-moment" aria-live="polite">
            {moment.apartM === null
              ? say('unknown', { minute })
              : say('at', { minute, m: sayNumber(moment.apartM, 1) })}
            <span className="muted"> {say('average')}</span>
          </p>
          <SignalApart moments={moments} at={at} />
          <input
            type="range"
            className="signal-range"
            aria-label={say('moment')}
            min={0}
            max={moments.length - 1}
            value={at}
            onChange={(event) => setAt(Number(event.target.value))}
          />
        </>
      )}
      {tracks.some(({ reduced }) => reduced) && <p className="muted">{say('reduced')}</p>}
    </Section>
  );
}

function cutParts({ points }: TrackBody): LonLat[][] {
  const parts: LonLat[][] = [];
  for (const [i, [lon, lat, part]] of points.entries()) {
    if (i === 0 || part !== points[i - 1]![2]) parts.push([]);
    parts.at(-1)!.push([lon, lat]);
  }
  return parts;
}
