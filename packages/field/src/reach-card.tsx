// One reach of today's list: how much it is at risk and why, what is still asked, and what to look at. Most of it is the way to a patrol, the
// last line the way to all that is known.
import { Link } from '@tanstack/react-router';
import type { TodayReach } from '@xunhe/contract/duty';
import { sayLength } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { sayReasons } from '@xunhe/ui/reason-sentence';
import { pickName, type Speaker, useWords } from '@xunhe/ui/words';
import { RightOutline } from 'antd-mobile-icons';
import './today.css';
import { useOutbox } from './house.ts';
import { WalkBar } from './walk-bar.tsx';
import { FIELD_WORDS } from './words-field.ts';
import { TODAY_WORDS } from './words-today.ts';

export function ReachCard({ reach }: { readonly reach: TodayReach }) {
  const say = useWords(FIELD_WORDS);
  const sayToday = useWords(TODAY_WORDS);
  const waiting = useOutbox().filter(
    ({ state, kind, reach: at }) => state === 'waiting' && kind === 'patrol' && at === reach.reach,
  ).length;
  const isWarned = reach.level !== 'none';
  const lookAt = sayLookAt(reach, say, sayToday);
  return (
    <li className={`reach-card reach-${reach.level}`}>
      <Link to="/start" search={{ reach: reach.reach }}>
        <p className="reach-head">
          <LevelMark level={reach.level} judged={!reach.reasons.some(({ kind }) => kind === 'warning.noData')} />
          <strong>{nameReach(reach, say.language)}</strong>
        </p>
        {reach.onBehalfOf && <p className="reach-behalf">{say('behalf', { name: reach.onBehalfOf })}</p>}
        <p className="reach-asked">
          <span className={reach.stillNeeded > 0 ? '' : 'muted'}>{sayAsked(reach, say)}</span>
          {reach.visits > 0 && (
            <span className="muted">{sayToday('progressShort', { done: reach.done, visits: reach.visits })}</span>
          )}
          <span className="muted">{sayLength(reach.lengthM)}</span>
          {waiting > 0 && <span className="late">{say('waitingHere', { n: waiting })}</span>}
        </p>
        <WalkBar done={reach.done} visits={reach.visits} />
        {isWarned && reach.reasons.length > 0 && (
          <p className="reach-why">{sayReasons(reach.reasons, say.language, 2)}</p>
        )}
        {lookAt !== '' && (isWarned || reach.openProblems > 0) && (
          <p className="reach-why">{say('lookAt', { what: lookAt })}</p>
        )}
      </Link>
      {reach.lookFor && (
        <Link to="/reach/$id" params={{ id: reach.reach }} className="reach-more">
          {sayToday('details')}
          <RightOutline aria-hidden />
        </Link>
      )}
    </li>
  );
}

export function nameReach(
  reach: Pick<TodayReach, 'name' | 'nameEn' | 'waterName' | 'waterNameEn'>,
  language: 'zh' | 'en',
): string {
  const name = pickName(language, reach.name, reach.nameEn);
  const water = pickName(language, reach.waterName, reach.waterNameEn);
  return name.includes(water) ? name : `${water} · ${name}`;
}

function sayAsked(reach: TodayReach, say: Speaker<typeof FIELD_WORDS>): string {
  if (reach.stillNeeded > 0) return say('need', { n: reach.stillNeeded });
  return reach.visits > 0 ? say('met') : say('notAsked');
}

/** The first two places by name, and what is open; a list from an older server has the counts alone. */
function sayLookAt(
  { lookFor, outfalls, openProblems }: TodayReach,
  say: Speaker<typeof FIELD_WORDS>,
  sayToday: Speaker<typeof TODAY_WORDS>,
): string {
  const names = (lookFor?.riskPoints ?? []).slice(0, 2).map(({ name }) => name);
  const total = lookFor?.riskPointTotal ?? 0;
  const joined = names.join(say('and'));
  const places =
    names.length === 0
      ? outfalls > 0 && say('outfalls', { n: outfalls })
      : total > names.length
        ? sayToday('andMore', { names: joined, n: total })
        : joined;
  return [places, openProblems > 0 && say('openProblems', { n: openProblems })].filter(Boolean).join(' · ');
}
