// How many patrols wait for the person to decide, beside the word in the rail. Nothing where none does.
import { useQuery } from '@tanstack/react-query';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';

const WORDS = defineWords({ waiting: ['{n} 条待复核', '{n} to decide'] });

const MOST_SHOWN = 999;

export function ReviewCount() {
  const say = useWords(WORDS);
  const queue = useQuery({
    queryKey: ['patrolReviews', 'count'],
    queryFn: ({ signal }) => ask('patrolReviews', { query: { limit: 1 }, signal }),
    staleTime: 60_000,
    refetchInterval: 300_000,
  });
  const n = queue.data?.total ?? 0;
  if (n === 0) return null;
  return (
    <span className="rail-count" title={say('waiting', { n })}>
      {n > MOST_SHOWN ? `${MOST_SHOWN}+` : n}
    </span>
  );
}
