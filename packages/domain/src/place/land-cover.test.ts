import { describe, expect, it } from 'vitest';
import { judgeCover, MOST_COVERS } from './land-cover.ts';

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, 0]));

describe('land cover', () => {
  it.each([
    [{}, null],
    [{ built: 0.4, farmed: 0.6 }, null],
    [{ built: 0.67, farmed: 0.34 }, null],
    [{ built: 0.7, farmed: 0.4 }, 'cover.sum'],
    [{ built: 1.01 }, 'cover.share'],
    [{ built: -0.1 }, 'cover.share'],
    [{ built: Number.NaN }, 'cover.share'],
    [{ built: '0.4' }, 'cover.share'],
    [[0.4], 'cover.share'],
    ['built', 'cover.share'],
    [null, 'cover.share'],
    [{ ' ': 0.4 }, 'cover.class'],
    [{ ' built': 0.4 }, 'cover.class'],
    [{ ['长'.repeat(101)]: 0.4 }, 'cover.class'],
    [many(MOST_COVERS), null],
    [many(MOST_COVERS + 1), 'cover.many'],
  ])('%j is judged', (value, kind) => {
    expect(judgeCover(value)?.kind ?? null).toBe(kind);
  });

  it('says how much there is too much', () => {
    expect(judgeCover({ built: 0.7, farmed: 0.4 })).toEqual({ kind: 'cover.sum', sum: 1.1, most: 1 });
  });
});
