import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeFieldStore } from '../keeping/field-store.ts';
import { makeMemoryDisk } from '../keeping/raw-memory.ts';
import { OPEN_SEALER } from '../keeping/sealer.ts';
import { makeItem } from './make-item.ts';
import { readQueueFile, writeQueueFile } from './queue-file.ts';

const digest = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const PICTURE = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
const WHO = { city: '9900', person: 'C1' };

async function makePhone() {
  const disk = makeMemoryDisk();
  return { disk, store: makeFieldStore(disk, OPEN_SEALER) };
}

async function makeFull() {
  const phone = await makePhone();
  for (let n = 1; n <= 2; n++) {
    const id = `00000000-0000-7000-8000-00000000000${n}`;
    const sha256 = await digest(PICTURE);
    const kept = { record: id, person: 'C1', sha256, bytes: PICTURE.length, role: 'view', from: 'album' } as const;
    await phone.store.addPhoto({ ...kept, atMs: 5, lon: 113, lat: 23 }, PICTURE);
    const { item, text } = await makeItem(
      {
        ...{
          id,
          ...WHO,
          kind: 'problem',
          body: { text: '黑水', photos: [{ sha256, bytes: PICTURE.length }] } as never,
        },
        ...{ reach: 'R1', reachName: '一标段', firstWords: '黑水', madeMs: n },
      },
      digest,
    );
    await phone.store.handIn({ ...item, attempts: 3, nextTryMs: 99 }, text);
  }
  return phone;
}

describe('the outbox as a file', () => {
  it('carries records and pictures to another phone, whole, and only once', async () => {
    const from = await makeFull();
    const text = JSON.stringify(await writeQueueFile(from.store, WHO));
    const to = await makePhone();
    const where = { store: to.store, digest, ...WHO };
    expect(await readQueueFile(text, where)).toEqual({ ok: true, value: { added: 2, known: 0 } });
    for (const item of await from.store.items('C1')) {
      expect(await to.store.text(item.id, 'C1')).toBe(await from.store.text(item.id, 'C1'));
      expect(await to.store.photoBytes(item.id, await digest(PICTURE), 'C1')).toEqual(PICTURE);
    }
    expect((await to.store.items('C1')).map(({ state, nextTryMs }) => [state, nextTryMs])).toEqual([
      ['waiting', 0],
      ['waiting', 0],
    ]);
    expect(await readQueueFile(text, where)).toEqual({ ok: true, value: { added: 0, known: 2 } });
  });

  it('is refused whole when it is another person’s, cut, changed or no such file', async () => {
    const from = await makeFull();
    const file = await writeQueueFile(from.store, WHO);
    const [first, second] = file.records;
    const to = await makePhone();
    const where = { store: to.store, digest, ...WHO };
    const read = async (value: unknown) => {
      const answer = await readQueueFile(typeof value === 'string' ? value : JSON.stringify(value), where);
      return answer.ok ? 'taken' : [answer.refusal.kind, answer.refusal.record];
    };
    expect(await read({ ...file, person: 'C2' })).toEqual(['queueFile.person', undefined]);
    expect(await read(JSON.stringify(file).slice(0, -10))).toEqual(['queueFile.form', undefined]);
    expect(await read('[]')).toEqual(['queueFile.form', undefined]);
    expect(await read('null')).toEqual(['queueFile.form', undefined]);
    const broken = (record: unknown) => ({ ...file, records: [first, record] });
    expect(await read(broken({ ...second, text: `${second!.text} ` }))).toEqual(['queueFile.broken', 2]);
    expect(await read(broken({ ...second, photos: [{ ...second!.photos[0], base64: 'AAAA' }] }))).toEqual([
      'queueFile.broken',
      2,
    ]);
    expect(await read(broken({ ...second, photos: [{ ...second!.photos[0], base64: '%' }] }))).toEqual([
      'queueFile.broken',
      2,
    ]);
    expect(await read(broken(null))).toEqual(['queueFile.broken', 2]);
    expect(await read(broken({ ...second, item: { ...second!.item, person: 'C2' } }))).toEqual(['queueFile.broken', 2]);
    expect(to.disk.size()).toBe(0);
  });
});
