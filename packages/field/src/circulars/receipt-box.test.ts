// The way of a receipt from a phone without a network to the server, with the phone's own store and a server that answers as ours does.
import type { CircularBody, CircularListBody, ReceiptsBody } from '@xunhe/contract/circular';
import { makeClient } from '@xunhe/contract/client';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeFieldStore } from '../keeping/field-store.ts';
import { makeMemoryDisk } from '../keeping/raw-memory.ts';
import { OPEN_SEALER } from '../keeping/sealer.ts';
import { addReceipt, listReceipts, noteReceipt, readCirculars } from './receipt-box.ts';

const ROW: CircularBody = {
  ...{ id: 'C1', title: '汛前巡查', text: '一事', region: '990100000000', groups: ['chief.village'], lastDay: null },
  ...{
    confirm: true,
    supersedes: null,
    supersededBy: null,
    office: '990100000000',
    officeName: '某市',
    state: 'published',
  },
  ...{ regionName: '某市', publishedAt: '2026-01-08T01:00:00Z', withdrawnAt: null, withdrawnWhy: null },
  ...{ seenAt: null, confirmedAt: null },
};
const LIST: CircularListBody = { waiting: 2, rows: [ROW, { ...ROW, id: 'C2', confirm: false }] };

let online: boolean;
let refusing: { status: number; kind: string } | null;
let received: ReceiptsBody['receipts'][];
let onSend: () => Promise<void>;
let house: Parameters<typeof readCirculars>[0];

beforeEach(() => {
  online = true;
  refusing = null;
  received = [];
  onSend = async () => undefined;
  const json = (status: number, body: unknown) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  house = {
    client: makeClient(async (url, init) => {
      if (!online) throw new TypeError('no network');
      if (!url.endsWith('/receipts')) return json(200, LIST);
      await onSend();
      if (refusing) return json(refusing.status, { kind: refusing.kind });
      received.push((JSON.parse(String(init.body)) as ReceiptsBody).receipts);
      return json(200, { waiting: 0 });
    }),
    store: makeFieldStore(makeMemoryDisk(), OPEN_SEALER),
    now: () => Date.parse('2026-01-08T02:00:00Z'),
  };
});

const left = () => listReceipts(house.store, 'lin').then((all) => all.map(({ id, confirmed }) => [id, confirmed]));

describe('a receipt', () => {
  it('waits on the phone while there is no network, and the list counts it as read', async () => {
    expect((await readCirculars(house, 'lin')).value.waiting).toBe(2);
    online = false;
    await addReceipt(house, 'lin', { id: 'C1', confirmed: false });
    await addReceipt(house, 'lin', { id: 'C2', confirmed: false });
    const kept = await readCirculars(house, 'lin');
    expect([kept.keptMs, kept.value.waiting, kept.value.rows[1]!.seenAt]).toEqual([
      house.now(),
      1,
      '2026-01-08T02:00:00.000Z',
    ]);
    await addReceipt(house, 'lin', { id: 'C1', confirmed: true });
    expect((await readCirculars(house, 'lin')).value.waiting).toBe(0);
    await expect(readCirculars(house, 'mei')).rejects.toThrow('network');
    online = true;
    await readCirculars(house, 'lin');
    expect(received).toMatchObject([[{ id: 'C1', confirmed: false }, { id: 'C2' }, { id: 'C1', confirmed: true }]]);
    expect(await left()).toEqual([]);
  });

  it('that is added while others are sent is not lost with them', async () => {
    await addReceipt(house, 'lin', { id: 'C1', confirmed: false });
    onSend = () => addReceipt(house, 'lin', { id: 'C2', confirmed: false });
    await readCirculars(house, 'lin');
    expect(await left()).toEqual([['C2', false]]);
  });

  it.each([
    [503, 'store.away', 1],
    [401, 'session.missing', 1],
    [400, 'request.invalid', 0],
  ])('that is answered with %i %s leaves %i on the phone', async (status, kind, count) => {
    refusing = { status, kind };
    await addReceipt(house, 'lin', { id: 'C1', confirmed: false });
    await readCirculars(house, 'lin');
    expect((await left()).length).toBe(count);
  });

  it('leaves what was known as it was', () => {
    const known = { ...ROW, seenAt: '2026-01-08T01:30:00Z' };
    const list = noteReceipt({ waiting: 9, rows: [known] }, { id: 'C1', at: '2026-01-08T03:00:00Z', confirmed: true });
    expect(list).toEqual({ waiting: 0, rows: [{ ...known, confirmedAt: '2026-01-08T03:00:00Z' }] });
  });
});
