// When the outbox sends: at the start, when the network comes back, when the page is seen again, and every half minute what is due.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useHouse } from './house.ts';

const LOOK_MS = 30_000;

export function useSending(person: string): void {
  const { outbox, recorder } = useHouse();
  const queries = useQueryClient();
  useEffect(() => {
    // Each person finds his own records and his own patrol; what another left stays sealed.
    void outbox.load(person).then(() => sendSoon());
    void recorder.load(person);
  }, [outbox, recorder, person]);
  useEffect(() => {
    const send = async (all: boolean) => {
      const before = countSent(outbox.items());
      await outbox.send(person, all);
      // What was stored changes the lists.
      if (countSent(outbox.items()) > before) await queries.invalidateQueries();
    };
    const sendAll = () => void send(true);
    const onSeen = () => void (document.visibilityState === 'visible' && send(true));
    sendAll();
    const timer = setInterval(() => void send(false), LOOK_MS);
    addEventListener('online', sendAll);
    addEventListener('xunhe:send', sendAll);
    document.addEventListener('visibilitychange', onSeen);
    return () => {
      clearInterval(timer);
      removeEventListener('online', sendAll);
      removeEventListener('xunhe:send', sendAll);
      document.removeEventListener('visibilitychange', onSeen);
    };
  }, [outbox, person, queries]);
}

/** Asks the frame to send now; it answers through the outbox's items. */
export function sendSoon(): void {
  dispatchEvent(new Event('xunhe:send'));
}

function countSent(items: readonly { readonly state: string }[]): number {
  return items.filter(({ state }) => state === 'sent').length;
}
