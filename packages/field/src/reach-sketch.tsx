// A sketch of my reaches with their levels, drawn from the lines that the phone holds: no map library, no network. A tap opens the map.
import { Link } from '@tanstack/react-router';
import type { TodayReach } from '@xunhe/contract/duty';
import { type Sketched, sketchLines } from '@xunhe/domain/patrol/sketch-lines';
import { boundsOf } from '@xunhe/ui/map.tsx';
import { paintLevel } from '@xunhe/ui/map-paint';
import { useWords } from '@xunhe/ui/words';
import { useMemo } from 'react';
import { TODAY_WORDS } from './words-today.ts';

const BOX = { width: 328, height: 128, edge: 14 };

export function ReachSketch({ reaches }: { readonly reaches: readonly TodayReach[] }) {
  const say = useWords(TODAY_WORDS);
  const sketched = useMemo(() => {
    const bounds = boundsOf(reaches);
    // The most pressing is drawn last, on top of the others.
    return bounds ? sketchLines(reaches.toReversed(), bounds, BOX) : [];
  }, [reaches]);
  if (sketched.length === 0) return null;
  const levels = new Map(reaches.map(({ reach, level }) => [reach, level]));
  return (
    <Link to="/map" className="sketch" aria-label={say('myMap')}>
      <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} preserveAspectRatio="xMidYMid meet" aria-hidden focusable="false">
        <title>{say('myMap')}</title>
        {sketched.map((one) => (
          <SketchedReach key={one.reach} sketched={one} level={levels.get(one.reach)!} />
        ))}
      </svg>
    </Link>
  );
}

function SketchedReach({ sketched, level }: { readonly sketched: Sketched; readonly level: TodayReach['level'] }) {
  const { colour, width, sign } = paintLevel(level);
  return (
    <>
      {sketched.parts.map((points) => (
        <polyline
          key={points}
          points={points}
          fill="none"
          stroke={colour}
          strokeWidth={width + 0.8}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
      {sign && (
        <text x={sketched.middle[0]} y={sketched.middle[1]} fill={`var(--level-${level}-ink)`}>
          {sign}
        </text>
      )}
    </>
  );
}
