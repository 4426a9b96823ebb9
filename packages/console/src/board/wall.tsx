// 大屏: the figures of the city for a wall, read from five metres. It asks anew every minute; when that fails it keeps what it last knew to be
// right, and says since when. It stands on dark ground, without rail and without anything to press.
import { useQuery } from '@tanstack/react-query';
import type { WallBody } from '@xunhe/contract/board';
import { sayInstant } from '@xunhe/ui/dates';
import { ask, refusalOf } from '@xunhe/ui/session';
import { ErrorState, LoadingState } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { useLayoutEffect, useState } from 'react';
import { useRegionNames } from '../parts/filters.tsx';
import { NoRight } from '../parts/lost.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { FRAME_WORDS } from '../parts/words-frame.ts';
import { useNow } from './use-now.ts';
import { WallData } from './wall-data.tsx';
import { WallDuty } from './wall-duty.tsx';
import { WallMap } from './wall-map.tsx';
import { WallProblems } from './wall-problems.tsx';
import { WALL_QUERY } from './wall-query.ts';
import { WallWarnings } from './wall-warnings.tsx';
import './wall.css';

const WORDS = defineWords({
  title: ['{region} · 河湖风险与履职', '{region} · river risk and duties'],
  rightAt: ['数据更新于 {at}', 'as of {at}'],
  stale: [
    '{at}起未能更新，以下为当时的数字；每分钟自动重试。',
    'No update since {at}; the figures are of then. It tries again every minute.',
  ],
});

export function Wall() {
  const may = useRight('evaluation.read');
  const isDark = useDarkTone();
  if (!isDark) return null;
  return (
    <main id="main" className="wall">
      {may ? <Screen /> : <NoRight />}
    </main>
  );
}

/** The map reads its colours from the page when it is made: they must be dark before. */
function useDarkTone(): boolean {
  const [isDark, setDark] = useState(false);
  useLayoutEffect(() => {
    document.documentElement.dataset.tone = 'dark';
    setDark(true);
    return () => {
      delete document.documentElement.dataset.tone;
    };
  }, []);
  return isDark;
}

function Screen() {
  const wall = useQuery({ ...WALL_QUERY, queryKey: ['wall'], queryFn: ({ signal }) => ask('wall', { signal }) });
  const recoveries = useRecoveries(wall.isError);
  if (wall.data === undefined)
    return wall.error ? <ErrorState error={wall.error} onRetry={() => void wall.refetch()} /> : <LoadingState />;
  return (
    <>
      <Head rightAt={wall.dataUpdatedAt} error={wall.error} />
      <Figures data={wall.data} recoveries={recoveries} />
    </>
  );
}

/** How often it went on after a failure. */
function useRecoveries(isFailing: boolean): number {
  const [state, setState] = useState({ isFailing, recoveries: 0 });
  if (state.isFailing !== isFailing)
    setState({ isFailing, recoveries: isFailing ? state.recoveries : state.recoveries + 1 });
  return state.recoveries;
}

/** Two rounds without an answer: a round that takes a little longer is no trouble. */
const STALE_MS = 2.5 * 60_000;

function Head({ rightAt, error }: { readonly rightAt: number; readonly error: unknown }) {
  const say = useWords(WORDS);
  const sayFrame = useWords(FRAME_WORDS);
  const sayRegion = useRegionNames();
  const { city, me } = useSurroundings();
  const now = useNow();
  const isCity = me.region === city.code.padEnd(12, '0');
  const region = isCity ? pickName(say.language, city.name, city.nameEn) : sayRegion(me.region, me.regionName);
  const today = new Date(now + city.clockOffsetMs);
  const sayAt = (ms: number) =>
    sayInstant(ms + city.clockOffsetMs, { timezone: city.timezone, today: dayOf(today, city.timezone) }, say.language);
  const isMade = city.about.some(({ part }) => part === 'generated');
  const isMeasured = city.about.some(({ part }) => part === 'measured');
  return (
    <header className="wall-head">
      <h1>{say('title', { region })}</h1>
      {isMade && <span className="muted">{sayFrame(isMeasured ? 'banner' : 'bannerMade')}</span>}
      <span className="wall-at" role="status">
        {error || now - rightAt > STALE_MS ? (
          <strong className="wall-stale">
            {error ? `${sayRefusal(refusalOf(error), say.language)} ` : ''}
            {say('stale', { at: sayAt(rightAt) })}
          </strong>
        ) : (
          say('rightAt', { at: sayAt(rightAt) })
        )}
      </span>
    </header>
  );
}

function dayOf(at: Date, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(at);
}

function Figures({ data, recoveries }: { readonly data: WallBody; readonly recoveries: number }) {
  return (
    <div className="wall-body">
      <div className="wall-side">
        <WallWarnings warnings={data.warnings} />
        <WallDuty duty={data.duty} />
      </div>
      {/* Tiles that did not come are not asked for again by the map: after a failure it is made anew. */}
      <WallMap key={recoveries} month={data.warnings?.month ?? null} />
      <div className="wall-side">
        <WallProblems problems={data.problems} at={data.at} />
        <WallData kinds={data.dataHealth} />
      </div>
    </div>
  );
}
