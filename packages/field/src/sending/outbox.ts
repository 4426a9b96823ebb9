// The outbox: what this phone still owes the server. A record leaves it only when the server said that it has every part; no answer is tried
// again after a growing pause, a "no" stays visible with its reason and never holds back what stands behind it. Clock, chance, network,
// storage and the lock between pages are arguments.
import type { OpAnswer, SentOp } from '@xunhe/contract/sync';
import type { Refusal, Result } from '@xunhe/domain/ground/result';
import { accept, refuse } from '@xunhe/domain/ground/result';
import type { FieldStore } from '../keeping/field-store.ts';
import type { OutboxItem } from '../keeping/outbox-item.ts';
import { chooseWay, takeBatch, toOp } from './batch.ts';
import { fail, isDue, isPassing, takeAnswer } from './item-moves.ts';
import { upload } from './upload.ts';
import type { Wire } from './wire.ts';

export interface OutboxHouse {
  readonly store: FieldStore;
  readonly wire: Wire;
  /** Real time, milliseconds since 1970. */
  readonly now: () => number;
  /** What the phone takes for the city's time; records are dated by it, and the server sees by it how far the phone is off. */
  readonly cityNow: () => number;
  /** 0 to 1. */
  readonly chance: () => number;
  /** Of this installation of the app. */
  readonly device: () => Promise<string>;
  /** Runs the work unless another page of this phone is at it; false when it was. */
  readonly alone: (work: () => Promise<void>) => Promise<boolean>;
}

export interface Outbox {
  /** Of the person it was loaded for. The same array until something changes. */
  items(): readonly OutboxItem[];
  /** Records and drafts of other people on this phone. */
  others(): number;
  /** How far the phone's clock is ahead of the server's, milliseconds; null until the server was heard. */
  clockAheadMs(): number | null;
  subscribe(listener: () => void): () => void;
  load(person: string): Promise<void>;
  /** The record is in the outbox, and the draft that it was is gone, or neither. */
  handIn(item: OutboxItem, text: string): Promise<void>;
  /** Sends what is due of this person; `all` also what waits for its pause. */
  send(person: string, all?: boolean): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Sent records stay visible for a week. */
const KEEP_SENT_MS = 7 * 86_400_000;

export function makeOutbox(house: OutboxHouse): Outbox {
  const { store } = house;
  let owner = '';
  let items: readonly OutboxItem[] = [];
  let others = 0;
  let clockAheadMs: number | null = null;
  const listeners = new Set<() => void>();
  let looks = 0;
  const show = (found: readonly OutboxItem[], foundOthers: number) => {
    [items, others] = [found, foundOthers];
    for (const listener of listeners) listener();
  };
  const refresh = async () => {
    const mine = ++looks;
    const found = await Promise.all([store.items(owner), store.countOthers(owner)]);
    // An older look that ends later would show what is no more, or what belongs to whoever was here before.
    if (mine === looks) show(...found);
  };
  const sender = makeSender(house, {
    wrote: refresh,
    heard(serverMs) {
      clockAheadMs = house.cityNow() - serverMs;
    },
  });
  return {
    items: () => items,
    others: () => others,
    clockAheadMs: () => clockAheadMs,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load(person) {
      if (person !== owner) {
        looks++;
        owner = person;
        show([], 0);
      }
      for (const item of await store.items(person))
        if (item.state === 'sent' && (item.sentMs ?? 0) < house.now() - KEEP_SENT_MS) await store.removeItem(item.id);
      await refresh();
    },
    async handIn(item, text) {
      await store.handIn(item, text);
      await refresh();
    },
    async send(person, all = false) {
      await house.alone(() => sender.sendDue(person, all));
      await refresh();
    },
    async remove(id) {
      await store.removeItem(id);
      await refresh();
    },
  };
}

interface Heard {
  wrote(): Promise<void>;
  heard(serverMs: number): void;
}

function makeSender(house: OutboxHouse, told: Heard) {
  const { store, wire } = house;
  const moment = () => ({ nowMs: house.now(), chance: house.chance() });

  const write = async (item: OutboxItem) => {
    // Only now, when every part is confirmed, do the pictures go.
    await (item.state === 'sent' ? store.settle(item) : store.putItem(item));
    await told.wrote();
  };

  /**
   * The missing pictures of a stored record; the first trouble ends it. One that is not here (any more) is no trouble yet: another page, or
   * another phone, may have brought it, and the server is asked.
   */
  const sendBytess = async (item: OutboxItem): Promise<Result<true>> => {
    for (const sha256 of item.photosMissing ?? []) {
      const bytes = await store.photoBytes(item.id, sha256, item.person);
      const sent = bytes ? await upload(wire, sha256, bytes) : accept(true);
      if (!sent.ok) return sent;
    }
    return accept(true);
  };

  /** What the server lacks and the phone has not got either is told as lost. */
  const sayLost = async (item: OutboxItem): Promise<OutboxItem> => {
    if (item.lastError?.kind !== 'photos.waiting') return item;
    const here = new Set((await store.photos(item.id, item.person)).map(({ sha256 }) => sha256));
    const isLost = item.photosMissing?.some((sha256) => !here.has(sha256));
    return isLost ? { ...item, lastError: { kind: 'photo.lost' } } : item;
  };

  /** The operation for a record, once what must be there before it is: the pictures of a stored one, the long text of another. */
  const prepare = async (item: OutboxItem): Promise<Result<SentOp>> => {
    const way = chooseWay(item);
    if (item.state === 'stored') {
      const sent = await sendBytess(item);
      return sent.ok ? accept(toOp(item, way, null)) : sent;
    }
    if (way === 'ask') return accept(toOp(item, way, null));
    const text = await store.text(item.id, item.person);
    if (text === null) return refuse({ kind: 'record.lost' });
    if (way === 'upload') {
      const sent = await upload(wire, item.hash, new TextEncoder().encode(text));
      if (!sent.ok) return sent;
    }
    return accept(toOp(item, way, text));
  };

  const tell = async (person: string, ops: readonly SentOp[]): Promise<Result<readonly OpAnswer[]>> => {
    const sentAt = new Date(house.cityNow()).toISOString();
    const answer = await wire.sync({ device: await house.device(), sentAt, person, ops: [...ops] });
    if (!answer.ok) return answer;
    told.heard(Date.parse(answer.value.serverTime));
    return accept(answer.value.answers);
  };

  /** What the door says is said of the request: the server has kept no content, so no record is refused by it for good. */
  const takeRefusal = async (batch: readonly OutboxItem[], refusal: Refusal) => {
    for (const item of batch) await write(fail(item, refusal, moment()));
  };

  /** False: without a network, or without a session, the others fare no better. */
  const sendBatch = async (batch: readonly OutboxItem[]): Promise<boolean> => {
    const ready: OutboxItem[] = [];
    const ops: SentOp[] = [];
    for (const item of batch) {
      const op = await prepare(item);
      if (op.ok) {
        ready.push(item);
        ops.push(op.value);
      } else {
        await takeRefusal([item], op.refusal);
        if (endsRound(op.refusal)) return false;
      }
    }
    if (ready.length === 0) return true;
    const answer = await tell(ready[0]!.person, ops);
    if (answer.ok) {
      for (const item of ready) {
        const one = answer.value.find(({ id }) => id === item.id);
        await write(one ? await sayLost(takeAnswer(item, one, moment())) : fail(item, { kind: 'network' }, moment()));
      }
      return true;
    }
    // One of them may be what the server cannot even read: each is tried by itself.
    if (!isPassing(answer.refusal) && ready.length > 1) {
      for (const item of ready) if (!(await sendBatch([item]))) return false;
      return true;
    }
    await takeRefusal(ready, answer.refusal);
    return !endsRound(answer.refusal);
  };

  return {
    async sendDue(person: string, all: boolean) {
      const tried = new Set<string>();
      for (;;) {
        const items = await store.items(person);
        const due = items.filter(
          (item) =>
            !isHeldBack(item, items) &&
            !tried.has(stepOf(item)) &&
            (isDue(item, house.now()) || (all && isDue({ ...item, nextTryMs: 0 }, 0))),
        );
        if (due.length === 0) return;
        const batch = takeBatch(due);
        for (const item of batch) tried.add(stepOf(item));
        if (!(await sendBatch(batch))) return;
      }
    },
  };
}

/** What speaks of another record waits until that one is stored, or refused. */
function isHeldBack({ after }: OutboxItem, items: readonly OutboxItem[]): boolean {
  return after !== null && items.some(({ id, state }) => id === after && state === 'waiting');
}

/** An item is tried once in each round for each step of its way. */
function stepOf(item: OutboxItem): string {
  return `${item.id} ${item.state} ${chooseWay(item)}`;
}

function endsRound({ kind }: Refusal): boolean {
  return kind !== 'record.lost' && kind !== 'upload.hash' && isPassing({ kind });
}
