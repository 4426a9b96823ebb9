import { describe, expect, it } from 'vitest';
import { findNearestReach } from './nearest-reach.ts';

const UP = {
  id: 'up',
  lines: [
    [
      [113, 23],
      [113.01, 23],
    ],
  ],
};
const DOWN = {
  id: 'down',
  lines: [
    [
      [113.01, 23],
      [113.02, 23],
    ],
  ],
};

describe('the reach on which somebody stands', () => {
  it('is the nearest of the water, with how far it is', () => {
    const found = findNearestReach([UP, DOWN], { lon: 113.015, lat: 23.001 });
    expect(found?.id).toBe('down');
    expect(found?.distanceM).toBeCloseTo(110.8, 0);
  });

  it('is not known beyond 500 m, nor where no reach was drawn', () => {
    expect(findNearestReach([UP, DOWN], { lon: 113.005, lat: 23.0044 })?.id).toBe('up');
    expect(findNearestReach([UP, DOWN], { lon: 113.005, lat: 23.0046 })).toBeNull();
    expect(findNearestReach([{ id: 'bare', lines: [] }], { lon: 113, lat: 23 })).toBeNull();
  });
});
