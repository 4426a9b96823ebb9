import { describe, expect, it } from 'vitest';
import { snapReach } from './snap-reach.ts';

const line = (lat: number) => ({
  type: 'LineString',
  coordinates: [
    [113.2, lat],
    [113.3, lat],
  ],
});

describe('the reach of a place', () => {
  const reaches = [
    { reach: 'A', geometry: line(23.1) },
    { reach: 'B', geometry: line(23.106) },
    { reach: 'C', geometry: null },
  ];

  it('is the nearest of one’s own', () => {
    expect(snapReach(reaches, { lon: 113.25, lat: 23.1015 })).toBe('A');
    expect(snapReach(reaches, { lon: 113.25, lat: 23.1045 })).toBe('B');
  });

  it('is none away from all of them', () => {
    expect(snapReach(reaches, { lon: 113.25, lat: 23.2 })).toBeNull();
    expect(snapReach([], { lon: 113.25, lat: 23.1 })).toBeNull();
  });
});
