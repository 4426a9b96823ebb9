// The track of a patrol over its reach. The wire carries no pauses, so a long silence between two fixes breaks the line: nobody is drawn
// walking where no fix was taken.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { PatrolPage } from '@xunhe/contract/patrol';
import { boundsOf, RiverMap } from '@xunhe/ui/map.tsx';
import type { LonLat, MapMark } from '@xunhe/ui/map-canvas';
import type { ReachPaint, ReachPaints } from '@xunhe/ui/map-paint';
import { ask } from '@xunhe/ui/session';
import { tone } from '@xunhe/ui/tones';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { useMemo } from 'react';
import { Section } from './screen.tsx';

const WORDS = defineWords({
  track: ['轨迹', 'Track'],
  map: ['{reach}上的巡河轨迹', 'Track of the patrol on {reach}'],
  fixes: ['{n} 个定位点', '{n} fix{n:s}'],
  noTrack: ['没有轨迹,图中仅为河段位置。', 'There is no track; the map shows the reach only.'],
  start: ['起点', 'Start'],
  end: ['终点', 'End'],
  line: ['轨迹', 'Track'],
});

type Track = NonNullable<PatrolPage['track']>;

/** The reach lies wide and quiet under the track. */
const WALKED: ReachPaint = { colour: '#b9c7cd', width: 9, sign: '' };

const SILENCE_MS = 120_000;

export function PatrolMap({ patrol }: { readonly patrol: PatrolPage }) {
  const say = useWords(WORDS);
  const navigate = useNavigate();
  const { track } = patrol;
  const reach = useQuery({
    queryKey: ['reach', patrol.reach],
    queryFn: ({ signal }) => ask('reach', { params: { id: patrol.reach }, signal }),
  });
  const parts = useMemo(() => cutAtSilence(track ?? []), [track]);
  const marks = useMemo(() => markEnds(track ?? []), [track]);
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
      extra={<span className="muted">{track ? say('fixes', { n: track.length }) : say('noTrack')}</span>}
    >
      <div className="file-map">
        <RiverMap
          label={say('map', { reach: pickName(say.language, patrol.reachName, patrol.reachNameEn) })}
          bounds={bounds}
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

function cutAtSilence(track: Track): LonLat[][] {
  const parts: LonLat[][] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const [lon, lat, ms] of track) {
    if (ms - before > SILENCE_MS) parts.push([]);
    parts.at(-1)!.push([lon, lat]);
    before = ms;
  }
  return parts;
}

function markEnds(track: Track): MapMark[] {
  const [first, last] = [track[0], track.at(-1)];
  if (!first || !last) return [];
  return [
    { id: 'end', at: [last[0], last[1]], colour: tone('ink') },
    { id: 'start', at: [first[0], first[1]], colour: tone('done') },
  ];
}
