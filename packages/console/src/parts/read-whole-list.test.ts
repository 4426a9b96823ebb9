import { describe, expect, it } from 'vitest';
import { type ReadPage, readWholeList } from './read-whole-list.ts';

const list = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `R${i}` }));
const asked: { limit: number; offset: number }[] = [];
const pagesOf =
  (rows: readonly { id: string }[]): ReadPage<{ id: string }> =>
  async (page) => {
    asked.push(page);
    return { rows: rows.slice(page.offset, page.offset + page.limit), total: rows.length };
  };
const read = (readPage: ReadPage<{ id: string }>, most?: number) => {
  asked.length = 0;
  const shares: number[] = [];
  const { signal } = new AbortController();
  return readWholeList(readPage, {
    ...{ rowKey: (row: { id: string }) => row.id, signal, onProgress: (share) => shares.push(share) },
    ...(most !== undefined && { most }),
  }).then((whole) => ({ ...whole, shares }));
};

describe('a list that is read to its end', () => {
  it.each([
    [0, 1],
    [1, 1],
    [499, 1],
    [500, 1],
    [501, 2],
    [1250, 3],
  ])('of %i rows takes all in %i questions', async (count, questions) => {
    const { rows, isWhole, shares } = await read(pagesOf(list(count)));
    expect([rows.map(({ id }) => id), isWhole, asked.length]).toEqual([
      list(count).map(({ id }) => id),
      true,
      questions,
    ]);
    expect(shares.at(-1)).toBe(1);
  });

  it('stops at the most and says that there are more', async () => {
    const { rows, total, isWhole } = await read(pagesOf(list(1250)), 700);
    expect([rows.length, total, isWhole, asked.map(({ limit }) => limit)]).toEqual([700, 1250, false, [500, 200]]);
  });

  it('reads on where not all were counted, and says whether that was all', async () => {
    const counted =
      (rows: readonly { id: string }[]): ReadPage<{ id: string }> =>
      async ({ limit, offset }) => ({
        rows: rows.slice(offset, offset + limit),
        total: Math.min(rows.length, 600),
        more: rows.length > 600,
      });
    const whole = await read(counted(list(1250)));
    expect([whole.rows.length, whole.total, whole.isWhole]).toEqual([1250, 1250, true]);
    const cut = await read(counted(list(1250)), 1000);
    expect([cut.rows.length, cut.isWhole]).toEqual([1000, false]);
    const few = await read(counted(list(550)));
    expect([few.rows.length, few.total, few.isWhole]).toEqual([550, 550, true]);
  });

  it('takes a row once that moves to the next page because another came before it', async () => {
    const rows = list(700);
    const growing: ReadPage<{ id: string }> = async ({ limit, offset }) => {
      const now = offset === 0 ? rows : [{ id: 'new' }, ...rows];
      return { rows: now.slice(offset, offset + limit), total: now.length };
    };
    const ids = (await read(growing)).rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(rows.every(({ id }) => ids.includes(id))).toBe(true);
  });

  it('ends with the failure of a page: half a list is no list', async () => {
    const failing: ReadPage<{ id: string }> = async ({ limit, offset }) => {
      if (offset > 0) throw new Error('cut');
      return { rows: list(limit), total: 900 };
    };
    await expect(read(failing)).rejects.toThrow('cut');
  });
});
