// The person's reminders, with the last answer to fall back on; the pushes that tell of new ones; and what the phone says by itself.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { ask, client } from '@xunhe/ui/session';
import { getLanguage, speak, useLanguage } from '@xunhe/ui/words';
import { useEffect } from 'react';
import { useHouse, useSurroundings } from './house.ts';
import { askOrRecall } from './kept-query.ts';
import { renewPush } from './push.ts';
import { pushDevice } from './push-device.ts';
import { tellUnsent } from './unsent-notice.ts';
import { REMINDER_WORDS } from './words-reminder.ts';

const LOOK_MS = 5 * 60_000;

export function useReminders() {
  const house = useHouse();
  const { me } = useSurroundings();
  return useQuery({
    queryKey: ['reminders', me.person],
    queryFn: () => askOrRecall({ ...house, client }, 'reminders', me.person),
    staleTime: 60_000,
    refetchInterval: LOOK_MS,
  });
}

export function useMarkRead() {
  const { me } = useSurroundings();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) => ask('readReminders', { body: { ids: [...ids] } }),
    // Without a network it stays unread and is marked when it is opened again.
    onSettled: () => queries.invalidateQueries({ queryKey: ['reminders', me.person] }),
  });
}

/** For the frame, while somebody is signed in. */
export function useRinging(person: string): void {
  const { store, now, outbox } = useHouse();
  const queries = useQueryClient();
  const router = useRouter();
  const language = useLanguage();
  useEffect(() => {
    void renewPush({ device: pushDevice, client, store, now }, person, language).catch(console.error);
  }, [store, now, person, language]);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const onMessage = ({ data }: MessageEvent<{ kind?: string; path?: string }>) => {
      if (data?.kind === 'reminders') void queries.invalidateQueries({ queryKey: ['reminders'] });
      if (data?.kind === 'open' && data.path?.startsWith('/')) router.history.push(`/m${data.path}`);
    };
    navigator.serviceWorker.addEventListener('message', onMessage);
    return () => navigator.serviceWorker.removeEventListener('message', onMessage);
  }, [queries, router]);
  useEffect(() => {
    // Whoever looks at the screen sees on its first line what waits.
    const look = () =>
      void (
        document.hidden && tellUnsent({ store, now, show: showUnsent }, outbox.items(), person).catch(console.error)
      );
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [store, now, outbox, person]);
}

async function showUnsent(count: number): Promise<boolean> {
  if (!pushDevice.supports() || pushDevice.permission() !== 'granted') return false;
  const worker = await navigator.serviceWorker.getRegistration('/m/');
  if (!worker) return false;
  const say = speak(REMINDER_WORDS, getLanguage());
  const notice = { body: say('unsent', { n: count }), tag: 'unsent', icon: '/m/icon-192.png', data: { path: '/me' } };
  await worker.showNotification(say('unsentTitle'), notice);
  return true;
}
