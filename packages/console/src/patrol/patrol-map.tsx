// The track of a patrol over its reach.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { PatrolPage, TrackBody } from '@xunhe/contract/patrol';
import { boundsOf, RiverMap } from '@xunhe/ui/map.tsx';
import type { MapMark } from '@xunhe/ui/map-options';
import type { ReachPaint, ReachPaints } from '@xunhe/ui/map-paint';
import { ask } from '@xunhe/ui/session';
import { tone } from '@xunhe/ui/tones';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { useMemo } from 'react';
import { cutTrack } from '../parts/cut-track.ts';
import { Section } from '../parts/screen.tsx';
import { useBase } from '../parts/use-base.ts';

const WORDS = defineWords({
  track: ['轨迹', 'Track'],
  map: ['{reach}上的巡河轨迹', 'Track of the patrol on {reach}'],
  fixes: ['{n} 个定位点', '{n} point{n:s}'],
  reduced: ['已过保存期，仅留简化线路', 'Its time is over: only a simplified line is left'],
  noTrack: ['没有轨迹，图中仅为河段位置。', 'There is no track; the map shows the reach only.'],
  start: ['起点', 'Start'],
  end: ['终点', 'End'],
  line: ['轨迹', 'Track'],
});

/** The reach lies wide and quiet under the track. */
const WALKED: ReachPaint = { colour: '#b9c7cd', width: 9, sign: '' };

export function PatrolMap({ patrol, track }: { readonly patrol: PatrolPage; readonly track: TrackBody | null }) {
  const say = useWords(WORDS);
  const { base } = useBase();
  const navigate = useNavigate();
  const reach = useQuery({
    queryKey: ['reach', patrol.reach],
    queryFn: ({ signal }) => ask('reach', { params: { id: patrol.reach }, signal }),
  });
  const parts = useMemo(() => (track ? cutTrack(track) : []), [track]);
  const marks = useMemo(() => (track ? markEnds(track) : []), [track]);
  const bounds = useMemo(
    () => boundsOf([{ geometry: reach.data?.geometry ?? null }, { geometry: track && { coordinates: parts } }]),
    [reach.data, track, parts],
  );
  const paints: ReachPaints = useMemo(
    () => new Map([patrol.reach, ...patrol.reaches.map((one) => one.reach)].map((id) => [id, WALKED])),
    [patrol.reach, patrol.reaches],
  );
  if (reach.isPending && !track) return null;
  if (!bounds) return null;
  return (
    <Section
      title={say('track')}
      extra={
        <span className="muted">
          {!track ? say('noTrack') : track.reduced ? say('reduced') : say('fixes', { n: track.points.length })}
        </span>
      }
    >
      <div className="file-map">
        <RiverMap
          label={say('map', { reach: pickName(say.language, patrol.reachName, patrol.reachNameEn) })}
          bounds={bounds}
          base={base}
          paints={paints}
          track={parts}
          marks={marks}
          onPick={(id) => void navigate({ to: '/reaches/$id', params: { id } })}
        />
      </div>
      {track && (
        <ul className="map-signs">
          <li>
            <span className="sign-dot sign-start" aria-hidden /> {say('start')}
          </li>
          <li>
            <span className="sign-dot sign-end" aria-hidden /> {say('end')}
          </li>
          <li>
            <span className="sign-track" aria-hidden /> {say('line')}
          </li>
        </ul>
      )}
    </Section>
  );
}

function markEnds({ points }: TrackBody): MapMark[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  return [
    { id: 'end', at: [last[0], last[1]], colour: tone('ink') },
    { id: 'start', at: [first[0], first[1]], colour: tone('done') },
  ];
}
