// One person below: who, why he needs help, how his month stands, and a call away.
import type { SubordinateBody } from '@xunhe/contract/subordinate';
import { sayDay } from '@xunhe/ui/dates';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { sayReasons } from '@xunhe/ui/reason-sentence';
import { pickName, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { CallLink } from './call-link.tsx';
import { SUBORDINATE_WORDS } from './words-subordinates.ts';

export function SubordinateRow({ row, day }: { readonly row: SubordinateBody; readonly day: string }) {
  const say = useWords(SUBORDINATE_WORDS);
  const sayPost = useWords(POST_WORDS);
  const why = sayReasons(row.why, say.language, 4);
  return (
    <li className="help-row">
      <div className="help-head">
        <p>
          <strong>{row.name}</strong>{' '}
          <span className="muted">
            {sayPost.any(row.level)} · {pickName(say.language, row.regionName, row.regionNameEn)}
          </span>
        </p>
        {row.phone && <CallLink name={row.name} phone={row.phone} />}
      </div>
      <p className={why ? '' : 'done-words'}>{why || say('onTrack')}</p>
      {row.unvisited.length > 0 && (
        <ul>
          {row.unvisited.map(({ reach, name, nameEn, level }) => (
            <li key={reach}>
              <LevelMark level={level} short /> {pickName(say.language, name, nameEn)}
            </li>
          ))}
        </ul>
      )}
      <p className="muted">
        {[
          row.visits > 0 && say('progress', { done: row.done, visits: row.visits }),
          row.lastPatrolDay && say('lastWalk', { day: sayDay(row.lastPatrolDay, day, say.language) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}
