// The person's reminders, with the last answer to fall back on; and while he is signed in, his pushes and what the phone says by itself.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, client } from '@xunhe/ui/session';
import { getLanguage, speak, useLanguage } from '@xunhe/ui/words';
import { useEffect } from 'react';
import { useHouse, useSurroundings } from './house.ts';
import { askOrRecall } from './kept-query.ts';
import { renewPush } from './push.ts';
import { pushDevice } from './push-device.ts';
import { tellUnsent } from './unsent-notice.ts';
import { useCirculars } from './use-circulars.ts';
import { UNSENT_WORDS } from './words-bell.ts';

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
  useCirculars(person);
  const { store, now, outbox } = useHouse();
  const language = useLanguage();
  useEffect(() => {
    void renewPush({ device: pushDevice, client, store, now }, person, language).catch(console.error);
  }, [store, now, person, language]);
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
  const say = speak(UNSENT_WORDS, getLanguage());
  const notice = { body: say('unsent', { n: count }), tag: 'unsent', icon: '/m/icon-192.png', data: { path: '/me' } };
  await worker.showNotification(say('unsentTitle'), notice);
  return true;
}
