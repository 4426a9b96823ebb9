import type { ProblemRowBody } from '@xunhe/contract/problem';
import { describe, expect, it } from 'vitest';
import { findNear } from './near.ts';

const row = (change: Partial<ProblemRowBody>) =>
  ({
    ...{ id: 'a', reach: 'R', type: 'stockyard', lon: 113.25, lat: 23.15, reportedAt: '2018-01-07T00:00:00Z' },
    ...change,
  }) as ProblemRowBody;

const sighted = {
  ...{ reach: 'R', type: 'stockyard', place: { lon: 113.25, lat: 23.1505 }, atMs: Date.parse('2018-01-08T00:00:00Z') },
};

describe('what is on its way already', () => {
  it('is of the same kind, near, and not long ago', () => {
    const rows = [
      row({ id: 'near' }),
      row({ id: 'nearer', lat: 23.1504 }),
      row({ id: 'other kind', type: 'household_refuse' }),
      row({ id: 'far', lat: 23.16 }),
      row({ id: 'long ago', reportedAt: '2017-11-01T00:00:00Z' }),
    ];
    const found = findNear(sighted, rows);
    expect(found.map(({ row: { id } }) => id)).toEqual(['nearer', 'near']);
    expect(found[1]!.distanceM).toBeCloseTo(55.6, 0);
    expect(found[1]!.days).toBe(1);
  });

  it('lies on the same reach where the phone has no place, or the report had none', () => {
    const rows = [
      row({ id: 'here' }),
      row({ id: 'elsewhere', reach: 'Q' }),
      row({ id: 'no place', lon: null, lat: null }),
    ];
    expect(findNear({ ...sighted, place: null }, rows).map(({ row: { id } }) => id)).toEqual(['here', 'no place']);
  });
});
