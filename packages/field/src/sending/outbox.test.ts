import { createHash } from 'node:crypto';
import { PART_BYTES, type SyncAsk } from '@xunhe/contract/sync';
import { accept, refuse } from '@xunhe/domain/ground/result';
import { describe, expect, it } from 'vitest';
import { makeFieldStore } from '../keeping/field-store.ts';
import { makeMemoryDisk } from '../keeping/raw-memory.ts';
import { OPEN_SEALER } from '../keeping/sealer.ts';
import { makeItem } from './make-item.ts';
import { makeOutbox } from './outbox.ts';
import { upload } from './upload.ts';
import { makeWire } from './wire.ts';

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const digest = async (bytes: Uint8Array) => sha(bytes);
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

type Meeting = 'well' | 'lostBefore' | 'lostAfter' | 'portal' | number;

/** A server of a few lines that keeps records by id and pictures by hash, over a network that fails as `meet` says. */
function makeWorld(meet: (call: number, url: string, body: string) => Meeting = () => 'well') {
  const texts = new Map<string, string>();
  const uploads = new Map<string, Map<number, Uint8Array>>();
  const wholes = new Set<string>();
  const asks: SyncAsk[] = [];
  const refuse = new Set<string>();
  let calls = 0;
  const answerOps = (ask: SyncAsk) =>
    ask.ops.map(({ id, hash, text, uploaded }) => {
      const base = { id, refusal: null, receipt: null, photosMissing: [] as string[] };
      if (refuse.has(id)) return { ...base, outcome: 'refused', refusal: { kind: 'notFound' } };
      const sent = text ?? (uploaded ? Buffer.concat([...uploads.get(hash)!.values()]).toString() : null);
      const before = texts.get(id);
      if (before === undefined && sent === null) return { ...base, outcome: 'unknown' };
      if (before === undefined) texts.set(id, sent!);
      const photos = (JSON.parse(texts.get(id)!) as { photos?: { sha256: string }[] }).photos ?? [];
      const photosMissing = photos.map(({ sha256 }) => sha256).filter((sha256) => !wholes.has(sha256));
      return { ...base, outcome: before === undefined ? 'stored' : 'already', photosMissing };
    });
  const serve = (url: string, init: RequestInit): unknown => {
    if (url === '/api/sync') {
      const ask = JSON.parse(String(init.body)) as SyncAsk;
      asks.push(ask);
      return { serverTime: '2026-01-01T00:00:00.000Z', answers: answerOps(ask) };
    }
    const { pathname, searchParams } = new URL(url, 'http://x');
    const sha256 = pathname.split('/').at(-1)!;
    const parts = uploads.get(sha256) ?? new Map<number, Uint8Array>();
    uploads.set(sha256, parts);
    if (init.method === 'POST') {
      parts.set(Number(searchParams.get('part')), init.body as Uint8Array);
      const all = Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, part]) => part));
      if (all.length === Number(searchParams.get('bytes')) && sha(all) === sha256) wholes.add(sha256);
    }
    return { sha256, whole: wholes.has(sha256), parts: [...parts.keys()] };
  };
  const wire = makeWire(async (url, init) => {
    const how = meet(calls++, url, String(init.body));
    if (how === 'lostBefore') throw new TypeError('Failed to fetch');
    if (how === 'portal') return new Response('<html>', { headers: { 'content-type': 'text/html' } });
    if (typeof how === 'number') return json(how, { kind: KINDS[how] });
    const body = serve(url, init);
    if (how === 'lostAfter') throw new TypeError('Failed to fetch');
    return json(200, body);
  });
  const disk = makeMemoryDisk();
  const store = makeFieldStore(disk, OPEN_SEALER);
  const clock = { now: 1_000_000 };
  const outbox = makeOutbox({
    ...{ store, wire, now: () => clock.now, cityNow: () => clock.now, chance: () => 0.5, device: async () => idOf(0) },
    alone: async (work) => {
      await work();
      return true;
    },
  });
  const add = async (n: number, more: { person?: string; note?: string; photos?: Uint8Array[] } = {}) => {
    const [id, person] = [idOf(n), more.person ?? 'C1'];
    const photos = (more.photos ?? []).map((bytes) => ({ sha256: sha(bytes), bytes: bytes.length }));
    for (const bytes of more.photos ?? [])
      await store.addPhoto(
        {
          ...{ record: id, person, sha256: sha(bytes), bytes: bytes.length, role: 'view', from: 'camera' },
          ...{ atMs: 0, lon: null, lat: null },
        },
        bytes,
      );
    const { item, text } = await makeItem(
      {
        ...{ id, city: '9900', person, kind: 'problem', body: { id, note: more.note ?? '', photos } as never },
        ...{ reach: 'R1', reachName: '一标段', firstWords: '', madeMs: clock.now + n },
      },
      digest,
    );
    await outbox.handIn(item, text);
  };
  return { texts, wholes, asks, refuse, disk, store, clock, outbox, add, calls: () => calls };
}

const KINDS: Readonly<Record<number, string>> = {
  401: 'session.missing',
  403: 'account.todo',
  405: 'right.missing',
  400: 'body.malformed',
  503: 'store.away',
};

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

const states = ({ outbox }: ReturnType<typeof makeWorld>) => outbox.items().map(({ state }) => state);

describe('the outbox', () => {
  it('sends many records in one request, and each text as it was made', async () => {
    const world = makeWorld();
    await world.outbox.load('C1');
    for (let n = 1; n <= 8; n++) await world.add(n);
    await world.outbox.send('C1');
    expect(states(world)).toEqual(Array(8).fill('sent'));
    expect(world.asks.map(({ ops }) => ops.length)).toEqual([8]);
    for (const item of world.outbox.items()) expect(sha(Buffer.from(world.texts.get(item.id)!))).toBe(item.hash);
  });

  it('waits longer after each failure, and not at all when asked to send now', async () => {
    const world = makeWorld(() => 'lostBefore');
    await world.outbox.load('C1');
    await world.add(1);
    const pauses: number[] = [];
    for (let n = 0; n < 14; n++) {
      await world.outbox.send('C1', true);
      pauses.push(world.outbox.items()[0]!.nextTryMs - world.clock.now);
    }
    expect(pauses[0]).toBe(3750);
    expect(pauses.every((pause, i) => i === 0 || pause >= pauses[i - 1]!)).toBe(true);
    expect(pauses.at(-1)).toBe(15 * 60_000 * 0.75);
    const calls = world.calls();
    await world.outbox.send('C1');
    expect(world.calls()).toBe(calls);
    expect(world.outbox.items()[0]).toMatchObject({ state: 'waiting', lastError: { kind: 'network' }, attempts: 14 });
    world.clock.now -= 3 * 86_400_000;
    await world.outbox.send('C1');
    expect(world.calls()).toBe(calls + 1);
  });

  it('keeps what the server refuses, with the reason, and goes on with the rest', async () => {
    const world = makeWorld();
    await world.outbox.load('C1');
    for (let n = 1; n <= 3; n++) await world.add(n);
    world.refuse.add(idOf(1));
    await world.outbox.send('C1');
    expect(world.outbox.items().map(({ state, lastError }) => [state, lastError?.kind])).toEqual([
      ['refused', 'notFound'],
      ['sent', undefined],
      ['sent', undefined],
    ]);
    expect(await world.store.text(idOf(1), 'C1')).toContain(idOf(1));
  });

  it('finds the one record that makes the whole request unreadable', async () => {
    const world = makeWorld((_call, _url, body) => (body.includes('UNREADABLE') ? 400 : 'well'));
    await world.outbox.load('C1');
    for (let n = 1; n <= 4; n++) await world.add(n, { note: n === 2 ? 'UNREADABLE' : '' });
    await world.outbox.send('C1');
    expect(states(world)).toEqual(['sent', 'waiting', 'sent', 'sent']);
    expect(world.outbox.items()[1]!.lastError?.kind).toBe('body.malformed');
  });

  it('takes no closed door for the last word on a record: the server has kept nothing of it', async () => {
    const world = makeWorld((call) => (call === 0 ? 405 : 'well'));
    await world.outbox.load('C1');
    await world.add(1);
    await world.outbox.send('C1');
    expect(world.outbox.items()[0]).toMatchObject({ state: 'waiting', lastError: { kind: 'right.missing' } });
    await world.outbox.send('C1', true);
    expect(states(world)).toEqual(['sent']);
  });

  it.each(['{"code":0}', '[]', 'null', '{"serverTime":"x","answers":[{}]}'])(
    'takes JSON that is not ours for no answer: %s',
    async (text) => {
      const wire = makeWire(async () => new Response(text, { headers: { 'content-type': 'application/json' } }));
      const ask = { device: idOf(0), sentAt: '', ops: [] };
      expect(await wire.sync(ask)).toEqual({ ok: false, refusal: { kind: 'network', status: 200 } });
      expect(await wire.uploadState('a')).toMatchObject({ ok: false });
    },
  );

  it('asks the server about pictures that are not on this phone any more', async () => {
    const world = makeWorld();
    const picture = Uint8Array.of(1, 2, 3);
    await world.outbox.load('C1');
    await world.add(1, { photos: [picture] });
    await world.store.putItem({ ...world.outbox.items()[0]!, state: 'stored', photosMissing: [sha(picture)] });
    await world.outbox.send('C1');
    expect(states(world)).toEqual(['sent']);
    const other = Uint8Array.of(4, 5, 6);
    await world.add(2, { photos: [other] });
    await world.store.dropPhoto(idOf(2), sha(other));
    await world.outbox.send('C1');
    expect(world.outbox.items()[1]).toMatchObject({ state: 'stored', lastError: { kind: 'photo.lost' } });
  });

  it('sends the last part again when the server has all parts and has not joined them', async () => {
    const sent: number[] = [];
    const state = { sha256: 'a', whole: false, parts: [0, 1] };
    const wire = {
      sync: async () => refuse({ kind: 'network' }),
      uploadState: async () => accept(state),
      async uploadPart({ part }: { readonly part: number }) {
        sent.push(part);
        return accept({ ...state, whole: true });
      },
    };
    expect(await upload(wire, 'a', new Uint8Array(PART_BYTES + 1))).toEqual(accept(true));
    expect(sent).toEqual([1]);
  });

  it('shows nobody the records of whoever was here before', async () => {
    const world = makeWorld();
    await world.outbox.load('C1');
    await world.add(1);
    const shown: string[][] = [];
    world.outbox.subscribe(() => shown.push(world.outbox.items().map(({ person }) => person)));
    const sending = world.outbox.send('C1');
    const loading = world.outbox.load('C2');
    expect(world.outbox.items()).toEqual([]);
    await Promise.all([sending, loading]);
    expect(shown.flat()).toEqual([]);
  });

  it('lets pictures go only after the server has them all, and goes on with a cut one where it was', async () => {
    const big = new Uint8Array(PART_BYTES * 2 + 5).fill(7);
    const small = Uint8Array.of(1, 2, 3);
    // The record, then the state of the big one, its first part; the second part is lost on its way back.
    const world = makeWorld((call) => (call === 3 ? 'lostAfter' : 'well'));
    await world.outbox.load('C1');
    await world.add(1, { photos: [big, small] });
    await world.outbox.send('C1');
    expect(world.outbox.items()[0]).toMatchObject({ state: 'stored', lastError: { kind: 'network' } });
    expect(world.disk.rows('photoBytes')).toBe(2);
    const calls = world.calls();
    await world.outbox.send('C1', true);
    expect(states(world)).toEqual(['sent']);
    expect(world.wholes).toEqual(new Set([sha(big), sha(small)]));
    expect(world.disk.rows('photoBytes')).toBe(0);
    // State, the one part that was missing, the small one, and the question whether all is there.
    expect(world.calls() - calls).toBe(4);
  });

  it('asks for a large record before it sends it again, and sends a very large one in parts', async () => {
    const world = makeWorld((call) => (call === 0 ? 'lostAfter' : 'well'));
    await world.outbox.load('C1');
    await world.add(1, { note: 'n'.repeat(20_000) });
    await world.outbox.send('C1');
    await world.outbox.send('C1', true);
    expect(states(world)).toEqual(['sent']);
    expect(world.asks.map(({ ops }) => ops[0]!.text === undefined)).toEqual([false, true]);
    await world.add(2, { note: 'n'.repeat(600_000) });
    await world.outbox.send('C1');
    expect(states(world)).toEqual(['sent', 'sent']);
    expect(world.texts.get(idOf(2))).toHaveLength((await world.store.text(idOf(2), 'C1'))!.length);
  });

  it('takes the page of a captive portal for no answer', async () => {
    const world = makeWorld((call) => (call < 3 ? 'portal' : 'well'));
    await world.outbox.load('C1');
    await world.add(1, { photos: [Uint8Array.of(9)] });
    for (let n = 0; n < 3; n++) await world.outbox.send('C1', true);
    expect(world.outbox.items()[0]).toMatchObject({ state: 'waiting', lastError: { kind: 'network' } });
    await world.outbox.send('C1', true);
    expect(states(world)).toEqual(['sent']);
  });

  it('keeps records waiting while their owner must first sign in or choose a new password', async () => {
    const world = makeWorld((call) => ([401, 403] as const)[call] ?? 'well');
    await world.outbox.load('C1');
    await world.add(1);
    for (const kind of ['session.missing', 'account.todo']) {
      await world.outbox.send('C1', true);
      expect(world.outbox.items()[0]).toMatchObject({ state: 'waiting', lastError: { kind } });
    }
    await world.outbox.send('C1', true);
    expect(states(world)).toEqual(['sent']);
  });

  it('sends and shows nothing of another person, and keeps it', async () => {
    const world = makeWorld();
    await world.outbox.load('C2');
    await world.add(1, { person: 'C2' });
    await world.outbox.load('C1');
    await world.outbox.send('C1', true);
    expect(world.texts.size).toBe(0);
    expect([world.outbox.items().length, world.outbox.others()]).toEqual([0, 1]);
    await world.outbox.load('C2');
    await world.outbox.send('C2');
    expect(world.texts.size).toBe(1);
    await world.outbox.load('C1');
    expect(world.outbox.others()).toBe(0);
  });

  it('stays waiting when the answer cannot be written down, and sends again without doubling', async () => {
    const world = makeWorld();
    await world.outbox.load('C1');
    await world.add(1);
    world.disk.beforeCommit = () => {
      throw new Error('QuotaExceededError');
    };
    await expect(world.outbox.send('C1')).rejects.toThrow('Quota');
    world.disk.beforeCommit = () => undefined;
    await world.outbox.load('C1');
    expect(states(world)).toEqual(['waiting']);
    await world.outbox.send('C1');
    expect(states(world)).toEqual(['sent']);
    expect(world.texts.size).toBe(1);
  });

  it('forgets sent records after a week, and no others', async () => {
    const world = makeWorld();
    await world.outbox.load('C1');
    for (let n = 1; n <= 2; n++) await world.add(n);
    world.refuse.add(idOf(2));
    await world.outbox.send('C1');
    world.clock.now += 8 * 86_400_000;
    await world.outbox.load('C1');
    expect(states(world)).toEqual(['refused']);
  });
});
