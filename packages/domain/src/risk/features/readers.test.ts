import { describe, expect, it } from 'vitest';
import { listReaders, type Network } from './readers.ts';

/** 0 and 1 flow into 2, 2 into 3, 3 into 4. */
const DOWNSTREAM = [2, 2, 3, 4, -1];

function network(downstream: readonly number[]): Network {
  const upstream: number[][] = downstream.map(() => []);
  for (const [i, below] of downstream.entries()) if (below >= 0) upstream[below]!.push(i);
  return { downstream, upstream };
}

const readers = (downstream: readonly number[], measured: readonly number[], row: number) =>
  [...listReaders(network(downstream), (at) => measured.includes(at), row)].sort((a, b) => a - b);

describe('the readers of a reach', () => {
  it('lie above and below it', () => {
    expect(readers(DOWNSTREAM, [2], 2)).toEqual([0, 1, 3, 4]);
  });

  it('end with the first that is measured itself', () => {
    expect(readers(DOWNSTREAM, [0, 3], 0)).toEqual([2, 3]);
    expect(readers(DOWNSTREAM, [2, 4], 4)).toEqual([2, 3]);
  });

  it('are at most ten reaches away', () => {
    const chain = Array.from({ length: 30 }, (_, i) => (i === 29 ? -1 : i + 1));
    expect(readers(chain, [], 15)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
  });
});
