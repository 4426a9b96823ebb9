import { describe, expect, it } from 'vitest';
import { makeBatcher } from './batch.ts';

let onBegun: (() => void) | null = null;

function makeTried(mostSize: number) {
  const batches: number[][] = [];
  let fails = false;
  const batcher = makeBatcher<number, string>({
    sizeOf: (asked) => asked,
    mostSize,
    async run(_key, asked) {
      batches.push([...asked]);
      onBegun?.();
      onBegun = null;
      await new Promise((resolve) => setImmediate(resolve));
      if (fails) throw new Error('away');
      return asked.map(String);
    },
  });
  return { batcher, batches, fail: (on: boolean) => (fails = on) };
}

describe('a batch', () => {
  it('gathers those who come in the same breath, and those who come while it is under way', async () => {
    const { batcher, batches } = makeTried(100);
    const late = new Promise<string[]>((resolve) => {
      onBegun = () => resolve(Promise.all([4, 5].map((n) => batcher('a', n))));
    });
    expect(await Promise.all([1, 2, 3].map((n) => batcher('a', n)))).toEqual(['1', '2', '3']);
    expect(await late).toEqual(['4', '5']);
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('does not mix keys', async () => {
    const { batcher, batches } = makeTried(100);
    await Promise.all([batcher('a', 1), batcher('b', 2), batcher('a', 3), batcher('b', 4)]);
    expect(batches).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  it('takes no more than its size, and one too large by itself', async () => {
    const { batcher, batches } = makeTried(10);
    await Promise.all([1, 6, 4, 1, 25, 2].map((n) => batcher('a', n)));
    expect(batches).toEqual([[1, 6], [4, 1], [25], [2]]);
  });

  it('fails for all who were in it, and the next one is tried anew', async () => {
    const { batcher, fail } = makeTried(10);
    fail(true);
    const settled = await Promise.allSettled([1, 2].map((n) => batcher('a', n)));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fail(false);
    expect(await batcher('a', 3)).toBe('3');
  });
});
