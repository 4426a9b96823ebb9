// One reach of today's list: how much it is at risk and why, what is still asked, and what to look at.
import { Link } from '@tanstack/react-router';
import type { TodayReach } from '@xunhe/contract/duty';
import { sayLength } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { sayReasons } from '@xunhe/ui/reason-sentence';
import { pickName, useWords } from '@xunhe/ui/words';
import { useOutbox } from './house.ts';
import { FIELD_WORDS } from './words-field.ts';

export function ReachCard({ reach }: { readonly reach: TodayReach }) {
  const say = useWords(FIELD_WORDS);
  const waiting = useOutbox().filter(
    (item) => item.state === 'waiting' && item.kind === 'patrol' && item.reach === reach.reach,
  ).length;
  const isWarned = reach.level !== 'none';
  const lookAt = [
    reach.outfalls > 0 ? say('outfalls', { n: reach.outfalls }) : null,
    reach.openProblems > 0 ? say('openProblems', { n: reach.openProblems }) : null,
  ].filter((part) => part !== null);
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
          <span className="muted">{sayLength(reach.lengthM)}</span>
          {waiting > 0 && <span className="late">{say('waitingHere', { n: waiting })}</span>}
        </p>
        {isWarned && reach.reasons.length > 0 && (
          <p className="reach-why">{sayReasons(reach.reasons, say.language, 2)}</p>
        )}
        {lookAt.length > 0 && (isWarned || reach.openProblems > 0) && (
          <p className="reach-why">{say('lookAt', { what: lookAt.join(' · ') })}</p>
        )}
      </Link>
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

function sayAsked(reach: TodayReach, say: ReturnType<typeof useWords<typeof FIELD_WORDS>>): string {
  if (reach.stillNeeded > 0) return say('need', { n: reach.stillNeeded });
  return reach.visits > 0 ? say('met') : say('notAsked');
}
