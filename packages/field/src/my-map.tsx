// My reaches on the map, drawn from what the phone holds, so that it works without a network. A tap tells about a reach.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { TodayBody } from '@xunhe/contract/duty';
import { boundsOf, RiverMap } from '@xunhe/ui/map.tsx';
import { paintLevel } from '@xunhe/ui/map-paint';
import { holdsRight } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { LocationOutline } from 'antd-mobile-icons';
import { useMemo, useState } from 'react';
import { findPosition } from './device.ts';
import { useSurroundings } from './house.ts';
import { toLookMarks, toReachLines } from './lines.ts';
import { useToday } from './queries.ts';
import { nameReach, ReachCard } from './reach-card.tsx';
import { FIELD_WORDS } from './words-field.ts';

export function MyMap() {
  const say = useWords(FIELD_WORDS);
  const { me } = useSurroundings();
  if (!holdsRight(me, 'duty.readOwn')) return <EmptyState>{say('notChief')}</EmptyState>;
  return <OwnMap />;
}

function OwnMap() {
  const today = useToday();
  return <Answered query={today}>{({ value }) => <ReachMap today={value} />}</Answered>;
}

function ReachMap({ today }: { readonly today: TodayBody }) {
  const say = useWords(FIELD_WORDS);
  const navigate = useNavigate();
  const chosen = useSearch({ from: '/map' }).reach ?? null;
  const [position, setPosition] = useState<readonly [number, number] | null>(null);
  const lines = useMemo(() => toReachLines(today.reaches), [today]);
  const bounds = useMemo(() => boundsOf(lines), [lines]);
  const paints = useMemo(() => new Map(today.reaches.map((one) => [one.reach, paintLevel(one.level)])), [today]);
  const reach = today.reaches.find((one) => one.reach === chosen);
  const marks = useMemo(() => (reach ? toLookMarks(reach) : []), [reach]);
  const pick = (id: string) => void navigate({ to: '/map', search: { reach: id }, replace: true });
  const locate = async () => {
    const found = await findPosition();
    if (found) setPosition([found.lon, found.lat]);
  };
  return (
    <div className="my-map">
      <RiverMap
        lines={lines}
        bounds={bounds}
        paints={paints}
        chosen={chosen}
        marks={marks}
        position={position}
        follow={position !== null}
        onPick={pick}
        controls={false}
        label={say('map')}
      >
        <button type="button" className="locate" aria-label={say('place')} onClick={() => void locate()}>
          <LocationOutline aria-hidden />
        </button>
      </RiverMap>
      {reach ? (
        <ul className="reach-list">
          <ReachCard reach={reach} />
        </ul>
      ) : (
        <nav className="chips" aria-label={say('myReaches')}>
          {today.reaches.map((one) => (
            <Link key={one.reach} to="/map" search={{ reach: one.reach }} replace className="chip">
              {nameReach(one, say.language)}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}
