// The queue of what waits: who walked where, why it waits and for how long. The case that lies open stays in sight.
import type { WaitingPatrol } from '@xunhe/contract/patrol-review';
import { sayDay } from '@xunhe/ui/dates';
import { listReasons } from '@xunhe/ui/reason-sentence';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { WAITING_FOR_WORDS } from '@xunhe/ui/words-review';
import { useEffect, useRef } from 'react';
import { useRegionNames } from '../parts/filters.tsx';
import { useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  queue: ['待复核的记录', 'What waits'],
  today: ['今天起', 'since today'],
  days: ['已等 {n} 天', '{n} day{n:s}'],
  keys: ['按 J、K 上下切换', 'J and K: next and previous'],
});

interface QueueProps {
  readonly rows: readonly WaitingPatrol[];
  readonly current: string;
  readonly onPick: (id: string) => void;
}

export function PatrolQueue({ rows, current, onPick }: QueueProps) {
  const say = useWords(WORDS);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (current) list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav aria-label={say('queue')} className="queue">
      <p className="muted small">{say('keys')}</p>
      <ul ref={list}>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" aria-current={row.id === current} onClick={() => onPick(row.id)}>
              <QueueRow row={row} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function QueueRow({ row }: { readonly row: WaitingPatrol }) {
  const say = useWords(WORDS);
  const sayWhy = useWords(WAITING_FOR_WORDS);
  const sayRegion = useRegionNames();
  const { city } = useSurroundings();
  const why = row.appealText ?? listReasons(row.judgement.reasons, say.language)[0] ?? '';
  return (
    <>
      <span className="queue-head">
        <strong>{pickName(say.language, row.reachName, row.reachNameEn)}</strong>
        <span className={row.waitingDays > 0 ? '' : 'muted'}>
          {row.waitingDays > 0 ? say('days', { n: row.waitingDays }) : say('today')}
        </span>
      </span>
      <span className="queue-head muted">
        <span>
          {row.personName} · {sayDay(row.day, city.today, say.language)}
        </span>
        <span>{sayRegion(row.region, row.regionName)}</span>
      </span>
      <span className="lines-2">
        <span className={`standing standing-${row.why}`}>{sayWhy(row.why)}</span> {why}
      </span>
    </>
  );
}
