// A trial of a rule on past months while it runs: how many months are counted, and a way to stop it. To leave the screen stops it as well.
import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Progress } from '../parts/progress.tsx';

const WORDS = defineWords({
  counting: ['正在试算', 'Counting'],
  months: ['个月', 'months'],
  waiting: ['排队等待前一次试算', 'Waits for the trial before it'],
  stop: ['停止', 'Stop'],
  stopped: ['试算已停止。', 'The trial was stopped.'],
  again: ['重新试算', 'Try again'],
});

interface Tried<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

export function Trial<T>({
  query,
  queryKey,
  children,
}: {
  readonly query: Tried<T>;
  readonly queryKey: QueryKey;
  readonly children: (data: T) => ReactNode;
}) {
  const say = useWords(WORDS);
  const isStopped = query.isPending && !query.isFetching && !query.error;
  return (
    <>
      <div role="status">
        {query.isFetching && <Running queryKey={queryKey} />}
        {isStopped && (
          <p className="rule-trial">
            {say('stopped')}{' '}
            <Button size="small" onClick={() => void query.refetch()}>
              {say('again')}
            </Button>
          </p>
        )}
      </div>
      {!(isStopped || (query.isFetching && query.isPending)) && <Answered query={query}>{children}</Answered>}
    </>
  );
}

/** So often the server is asked how far it is, ms. */
const LOOK_MS = 700;

function Running({ queryKey }: { readonly queryKey: QueryKey }) {
  const say = useWords(WORDS);
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['ruleTrial'],
    queryFn: ({ signal }) => ask('ruleTrial', { signal }),
    refetchInterval: LOOK_MS,
    gcTime: 0,
    staleTime: 0,
  });
  const running = data?.running ?? null;
  return (
    <p className="rule-trial">
      {running?.of === 0 ? say('waiting') : say('counting')}{' '}
      {running !== null && running.of > 0 && (
        <>
          <Progress done={running.done} asked={running.of} /> {say('months')}
        </>
      )}{' '}
      <Button size="small" onClick={() => void queries.cancelQueries({ queryKey })}>
        {say('stop')}
      </Button>
    </p>
  );
}
