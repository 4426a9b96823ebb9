import { makeClient } from '@xunhe/contract/client';
import { expect, it } from 'vitest';
import { makeFieldStore } from './keeping/field-store.ts';
import { makeMemoryDisk } from './keeping/raw-memory.ts';
import { OPEN_SEALER } from './keeping/sealer.ts';
import { askAboutOrRecall } from './kept-query.ts';

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

it('keeps the answer for each month apart, goes on with it without a network, and gives it to nobody else', async () => {
  let answer: (url: string) => Response = (url) => json(200, { month: url.slice(-7), months: [], rows: [] });
  const asking = {
    client: makeClient(async (url) => answer(url)),
    store: makeFieldStore(makeMemoryDisk(), OPEN_SEALER),
    now: () => 5000,
  };
  const ask = (month: string, whose = 'lin') =>
    askAboutOrRecall(asking, 'myPatrols', { whose, key: `${whose}/${month}`, input: { query: { month } } });
  expect(await ask('2026-01')).toMatchObject({ keptMs: null, value: { month: '2026-01' } });
  await ask('2025-12');
  answer = () => {
    throw new TypeError('no network');
  };
  expect(await ask('2026-01')).toMatchObject({ keptMs: 5000, value: { month: '2026-01' } });
  expect(await ask('2025-12')).toMatchObject({ keptMs: 5000, value: { month: '2025-12' } });
  await expect(ask('2025-11')).rejects.toThrow('network');
  await expect(ask('2026-01', 'mei')).rejects.toThrow('network');
  answer = () => json(403, { kind: 'right.missing' });
  await expect(ask('2026-01')).rejects.toThrow('right.missing');
});
