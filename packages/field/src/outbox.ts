// The outbox: what this phone still owes the server. A record leaves it only when the server said "stored"; no answer is tried again after
// a growing pause, a "no" stays visible with its reason. Clock, chance, network and storage are arguments.
import type { Client } from '@xunhe/contract/client';
import { accept, type Refusal, type Result } from '@xunhe/domain/ground/result';
import type { FieldStore, OutboxItem } from './store.ts';

export interface OutboxHouse {
  readonly store: FieldStore;
  readonly client: Client;
  /** Real time, milliseconds since 1970. */
  readonly now: () => number;
  /** 0 to 1. */
  readonly chance: () => number;
  /** Runs the work unless another page of this phone is at it; false when it was. */
  readonly alone: (work: () => Promise<void>) => Promise<boolean>;
}

export interface Outbox {
  /** The same array until something changes. */
  items(): readonly OutboxItem[];
  subscribe(listener: () => void): () => void;
  load(): Promise<void>;
  add(item: OutboxItem): Promise<void>;
  /** Sends what is due of this person; `all` also what waits for its pause. */
  send(person: string, all?: boolean): Promise<void>;
  remove(id: string): Promise<void>;
}

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** Sent records stay visible for a week. */
const KEEP_SENT_MS = 7 * 86_400_000;
/** Trying again may help with these; everything else is the server's last word. */
const PASSING = new Set([
  'network',
  'store.away',
  'server.failed',
  'rate.exceeded',
  'session.missing',
  'account.todo',
  'signIn.busy',
  'patrol.future',
  'problem.future',
]);

export function makeOutbox(house: OutboxHouse): Outbox {
  const { store } = house;
  let items: readonly OutboxItem[] = [];
  const listeners = new Set<() => void>();
  const refresh = async () => {
    items = await store.items();
    for (const listener of listeners) listener();
  };
  const write = async (item: OutboxItem) => {
    await store.putItem(item);
    await refresh();
  };

  const sendDue = async (person: string, all: boolean) => {
    for (const { id } of await store.items()) {
      const item = (await store.items()).find((one) => one.id === id);
      if (item?.state !== 'waiting' || item.person !== person) continue;
      if (!all && item.nextTryMs > house.now()) continue;
      const answer = await sendItem(house.client, item);
      await write(answer.ok ? markSent(item, answer.value, house.now()) : markFailed(item, answer.refusal, house));
      // Without a network the others fare no better.
      if (!answer.ok && answer.refusal.kind === 'network') return;
    }
  };

  return {
    items: () => items,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      for (const item of await store.items())
        if (item.state === 'sent' && (item.sentMs ?? 0) < house.now() - KEEP_SENT_MS) await store.removeItem(item.id);
      await refresh();
    },
    add: write,
    async send(person, all = false) {
      await house.alone(() => sendDue(person, all));
      await refresh();
    },
    async remove(id) {
      await store.removeItem(id);
      await refresh();
    },
  };
}

/** What the server said of a stored record: the verdict on a patrol, nothing more on a problem. */
async function sendItem(client: Client, { what, judgement }: OutboxItem): Promise<Result<OutboxItem['judgement']>> {
  if (what.kind === 'problem') {
    const answer = await client.call('reportProblem', { body: what.body });
    return answer.ok ? accept(judgement) : answer;
  }
  const answer = await client.call('submitPatrol', { body: what.body });
  return answer.ok ? accept(answer.value.judgement as OutboxItem['judgement']) : answer;
}

function markSent(item: OutboxItem, judgement: OutboxItem['judgement'], nowMs: number): OutboxItem {
  return { ...item, state: 'sent', sentMs: nowMs, lastError: null, judgement };
}

function markFailed(item: OutboxItem, refusal: Refusal, { now, chance }: OutboxHouse): OutboxItem {
  const attempts = item.attempts + 1;
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(20, attempts - 1));
  return {
    ...item,
    attempts,
    lastError: refusal.kind,
    state: PASSING.has(refusal.kind) ? 'waiting' : 'refused',
    // Phones that lost the same mast must not all come back in the same second.
    nextTryMs: now() + pause * (0.5 + chance() / 2),
  };
}
