import { makeClient } from '@xunhe/contract/client';
import { seedRandom } from '@xunhe/domain/risk/learner/random';
import { describe, expect, it } from 'vitest';
import { makeMemoryStore } from './memory-store.ts';
import { makeOutbox } from './outbox.ts';
import type { OutboxItem } from './store.ts';

const PERSON = 'C1';

function makeItem(n: number, person = PERSON): OutboxItem {
  const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  return {
    id,
    city: '9900',
    person,
    reachName: '一标段',
    state: 'waiting',
    madeMs: n,
    sentMs: null,
    attempts: 0,
    nextTryMs: 0,
    lastError: null,
    judgement: null,
    what: {
      kind: 'problem',
      body: {
        id,
        reach: 'R1',
        type: 'other',
        text: '',
        at: '2018-01-08T01:00:00.000Z',
        lon: null,
        lat: null,
        patrol: null,
      },
    },
  };
}

const REFUSED: Readonly<Record<number, string>> = { 403: 'account.todo', 422: 'notFound' };

/** A server that stores by id, over a network that fails as `meet` says. */
function makeWorld(meet: (call: number) => 'well' | 'lostBefore' | 'lostAfter' | number) {
  const stored = new Map<string, number>();
  let calls = 0;
  const client = makeClient(async (_url, init) => {
    const how = meet(calls++);
    if (how === 'lostBefore') throw new TypeError('Failed to fetch');
    const { id } = JSON.parse(String(init.body)) as { id: string };
    if (typeof how === 'number') return answer(how, { kind: REFUSED[how] ?? 'server.failed' });
    const isNew = !stored.has(id);
    if (isNew) stored.set(id, calls);
    if (how === 'lostAfter') throw new TypeError('Failed to fetch');
    return answer(200, { id, stored: isNew ? 'new' : 'already', key: false, dueDay: null });
  });
  const store = makeMemoryStore();
  let now = 0;
  const world = {
    store,
    stored,
    calls: () => calls,
    wait: (ms: number) => {
      now += ms;
    },
    outbox: makeOutbox({
      store,
      client,
      now: () => now,
      chance: () => 0.5,
      alone: async (work) => {
        await work();
        return true;
      },
    }),
  };
  return world;
}

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

describe('the outbox', () => {
  it('loses and doubles nothing over a network that fails before or after the server stored', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seedRandom(seed);
      const world = makeWorld(() => (['well', 'lostBefore', 'lostAfter', 503] as const)[Math.floor(random() * 4)]!);
      for (let n = 0; n < 8; n++) await world.outbox.add(makeItem(n));
      for (let round = 0; round < 200 && world.outbox.items().some((item) => item.state === 'waiting'); round++) {
        world.wait(20 * 60_000);
        await world.outbox.send(PERSON);
      }
      expect(world.outbox.items().map((item) => item.state)).toEqual(Array(8).fill('sent'));
      expect(world.stored.size).toBe(8);
    }
  });

  it('waits longer after each failure, and not at all when asked to send now', async () => {
    const world = makeWorld(() => 'lostBefore');
    await world.outbox.add(makeItem(1));
    const pauses: number[] = [];
    for (let n = 0; n < 14; n++) {
      await world.outbox.send(PERSON, true);
      pauses.push(world.outbox.items()[0]!.nextTryMs);
    }
    expect(pauses[0]).toBe(3750);
    expect(pauses.every((pause, i) => i === 0 || pause >= pauses[i - 1]!)).toBe(true);
    expect(pauses.at(-1)).toBe(15 * 60_000 * 0.75);
    const calls = world.calls();
    await world.outbox.send(PERSON);
    expect(world.calls()).toBe(calls);
    expect(world.outbox.items()[0]).toMatchObject({ state: 'waiting', lastError: 'network', attempts: 14 });
  });

  it('keeps what the server refuses, with the reason, and goes on with the rest', async () => {
    const world = makeWorld((call) => (call === 0 ? 422 : 'well'));
    await world.outbox.add(makeItem(1));
    await world.outbox.add(makeItem(2));
    await world.outbox.send(PERSON);
    expect(world.outbox.items().map(({ state, lastError }) => [state, lastError])).toEqual([
      ['refused', 'notFound'],
      ['sent', null],
    ]);
  });

  it('keeps a record waiting while its owner must first choose a new password', async () => {
    const world = makeWorld((call) => (call === 0 ? 403 : 'well'));
    await world.outbox.add(makeItem(1));
    await world.outbox.send(PERSON);
    expect(world.outbox.items()[0]).toMatchObject({ state: 'waiting', lastError: 'account.todo' });
    await world.outbox.send(PERSON, true);
    expect(world.outbox.items()[0]!.state).toBe('sent');
  });

  it('sends nothing in the name of another person, and keeps it', async () => {
    const world = makeWorld(() => 'well');
    await world.outbox.add(makeItem(1, 'C2'));
    await world.outbox.send(PERSON, true);
    expect(world.stored.size).toBe(0);
    expect(world.outbox.items()[0]!.state).toBe('waiting');
    await world.outbox.send('C2');
    expect(world.stored.size).toBe(1);
  });

  it('stays waiting when the answer cannot be written down, and sends again without doubling', async () => {
    const world = makeWorld(() => 'well');
    await world.outbox.add(makeItem(1));
    world.store.beforeWrite = () => {
      throw new Error('QuotaExceededError');
    };
    await expect(world.outbox.send(PERSON)).rejects.toThrow('Quota');
    world.store.beforeWrite = () => undefined;
    await world.outbox.load();
    expect(world.outbox.items()[0]!.state).toBe('waiting');
    await world.outbox.send(PERSON);
    expect(world.outbox.items()[0]!.state).toBe('sent');
    expect(world.stored.size).toBe(1);
  });

  it('forgets sent records after a week, and no others', async () => {
    const world = makeWorld((call) => (call === 0 ? 'well' : 422));
    await world.outbox.add(makeItem(1));
    await world.outbox.add(makeItem(2));
    await world.outbox.send(PERSON);
    world.wait(8 * 86_400_000);
    await world.outbox.load();
    expect(world.outbox.items().map((item) => item.state)).toEqual(['refused']);
  });
});
