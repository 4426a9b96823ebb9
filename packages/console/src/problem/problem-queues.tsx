// What waits, as chips with their numbers: the queues of the person's desk first, then what a list may show besides.
import type { ProblemQueuesBody } from '@xunhe/contract/problem-desk';
import type { ProblemQueue } from '@xunhe/domain/problem/queue';
import { defineWords, useWords } from '@xunhe/ui/words';
import { PROBLEM_QUEUE_WORDS } from '@xunhe/ui/words-queue';
import { useEffect, useRef } from 'react';
import { Chips } from '../parts/filters.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import type { ProblemSearch } from './problem-address.ts';

type Show = NonNullable<ProblemSearch['show']>;

const WORDS = defineWords({
  queues: ['待办', 'What waits'],
  show: ['范围', 'Which'],
  department: ['我单位待办', 'With us'],
  overdue: ['逾期', 'Overdue'],
  open: ['未结案', 'Open'],
  key: ['重点', 'Key'],
  all: ['全部', 'All'],
  noDepartment: [
    '您的账号还没有所属单位，看不到交办给单位的问题。请联系河长办设置。',
    'Your account belongs to no department yet, so nothing that is assigned to one is shown. Ask the River Chief Office.',
  ],
});

interface QueueChipsProps {
  readonly queues: ProblemQueuesBody | undefined;
  readonly queue: ProblemQueue | undefined;
  readonly show: Show | undefined;
  readonly onQueue: (queue: ProblemQueue) => void;
  readonly onShow: (show: Show) => void;
}

export function QueueChips({ queues, queue, show, onQueue, onShow }: QueueChipsProps) {
  const say = useWords(WORDS);
  const sayQueue = useWords(PROBLEM_QUEUE_WORDS);
  const { me } = useSurroundings();
  const rows = queues?.rows ?? [];
  const shows = (['open', 'overdue', 'key', 'all'] as const).filter((one) => !rows.some((row) => row.queue === one));
  const line = useRef<HTMLDivElement>(null);
  // Where the chips are one line that is pushed sideways, the chosen one must be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: which one is chosen is read from the page
  useEffect(() => {
    const chosen = line.current?.querySelector('[aria-pressed="true"]');
    if (line.current && chosen)
      line.current.scrollLeft += chosen.getBoundingClientRect().left - line.current.getBoundingClientRect().left - 16;
  }, [queue, show, rows.length]);
  return (
    <div className="desk-chips" ref={line}>
      {rows.length > 0 && (
        <Chips<ProblemQueue>
          label={say('queues')}
          value={queue}
          onChange={(to) => to && onQueue(to)}
          chips={rows.map((row) => ({
            value: row.queue,
            words: row.queue === 'mine' && me.role === 'handler' ? say('department') : sayQueue(row.queue),
            count: row.count,
          }))}
        />
      )}
      <span className="filter-rule" aria-hidden />
      <Chips<Show>
        label={say('show')}
        value={show}
        onChange={(to) => to && onShow(to)}
        chips={shows.map((value) => ({ value, words: say(value) }))}
      />
    </div>
  );
}

export function NoDepartment() {
  const say = useWords(WORDS);
  return (
    <p className="desk-hint" role="status">
      {say('noDepartment')}
    </p>
  );
}
