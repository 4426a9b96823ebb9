// Keeps what is shown true without reloading: the server tells that something changed, and the queries it touches are asked again. Only a page that
// is seen listens: browsers allow few lines to one server, and an office has many tabs open.
import { useQueryClient } from '@tanstack/react-query';
import { LIVE_PATH } from '@xunhe/contract/live';
import type { LiveTopic } from '@xunhe/domain/people/live-topic';
import { useEffect } from 'react';
import { isTouched } from './live-queries.ts';

/** Changes come in crowds: of a run of the month, of a phone that hands in a day. */
const REST_MS = 400;

export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const heard = new Set<LiveTopic>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let line: EventSource | null = null;
    let isFirst = true;
    const askAgain = () => {
      timer = undefined;
      const topics = new Set(heard);
      heard.clear();
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey, topics) });
    };
    const hear = (topics: readonly LiveTopic[]) => {
      for (const topic of topics) heard.add(topic);
      timer ??= setTimeout(askAgain, REST_MS);
    };
    const open = () => {
      line = new EventSource(LIVE_PATH);
      line.onmessage = ({ data }) => hear((JSON.parse(String(data)) as { topics: LiveTopic[] }).topics);
    };
    const followSight = () => {
      line?.close();
      line = null;
      if (document.visibilityState !== 'visible') return;
      // What happened while nobody looked was not told.
      if (!isFirst) void queries.invalidateQueries({ refetchType: 'active' });
      isFirst = false;
      open();
    };
    followSight();
    document.addEventListener('visibilitychange', followSight);
    return () => {
      document.removeEventListener('visibilitychange', followSight);
      line?.close();
      clearTimeout(timer);
    };
  }, [queries]);
}
