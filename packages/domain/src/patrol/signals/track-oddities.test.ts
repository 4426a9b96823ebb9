// Single tracks: what phones get wrong raises no question, what a simulator makes does.
import { describe, expect, it } from 'vitest';
import { addCanyons, addJumps, moveBy } from '../test-walks.ts';
import { playAgain, simulateRoute, walkHonestly } from './test-recordings.ts';
import { findOddities, type OddPatrol } from './track-oddities.ts';

const patrol = (points: OddPatrol['points'], more: Partial<OddPatrol> = {}): OddPatrol => ({
  ...{ patrol: 'P1', person: 'Lin', mode: 'walk', clockSkewS: null, points },
  ...more,
});
const kindsOf = (odd: OddPatrol) => findOddities(odd).map(({ kind }) => kind);

describe('honest walks', () => {
  it('raise no question in a thousand, with spikes, masts and streets between high houses', () => {
    const found: string[] = [];
    for (let seed = 1; seed <= 1000; seed++) {
      const walk = walkHonestly(seed, seed, { lengthM: 1500 + (seed % 5) * 400 });
      found.push(...kindsOf(patrol(addCanyons(addJumps(walk, seed), seed))));
    }
    expect(found).toEqual([]);
  });

  it('of a phone that rounds its accuracy to metres are not asked about it', () => {
    const rounded = walkHonestly(1, 1).map((point) => ({ ...point, accuracyM: Math.round(point.accuracyM) }));
    expect(kindsOf(patrol(rounded))).toEqual([]);
  });

  it('by bicycle and boat may be fast and even', () => {
    const ride = walkHonestly(2, 2, { speedMs: 4.5, unsteadyMs: 0.4, lengthM: 6000 });
    expect(kindsOf(patrol(ride, { mode: 'bicycle' }))).toEqual([]);
    expect(kindsOf(patrol(simulateRoute(3, { speedMs: 3, noiseM: 3, lengthM: 4000 }), { mode: 'boat' }))).not.toContain(
      'track.simulated',
    );
  });
});

describe('a simulated route', () => {
  it('is seen by its pace, always without noise and in at least 80 of 100 with 2 m of it', () => {
    for (const [noiseM, least] of [
      [0, 100],
      [2, 80],
    ] as const) {
      const seen = Array.from({ length: 100 }, (_, i) =>
        kindsOf(patrol(simulateRoute(i + 1, { speedMs: 1.3, noiseM, lengthM: 2500 }))).includes('track.simulated'),
      );
      expect(seen.filter(Boolean).length).toBeGreaterThanOrEqual(least);
    }
  });

  it('is seen by an accuracy that never changes', () => {
    expect(kindsOf(patrol(walkHonestly(1, 1).map((point) => ({ ...point, accuracyM: 5 }))))).toEqual([
      'track.accuracy',
    ]);
  });
});

describe('one track', () => {
  it('that jumps and stays there is asked about', () => {
    const walk = walkHonestly(6, 6).map((point, i) => (i > 250 ? moveBy(point, 5000, 0) : point));
    expect(findOddities(patrol(walk))).toMatchObject([{ kind: 'track.teleport', severity: 'weak' }]);
  });

  it('said to be a walk at the speed of a car is asked about', () => {
    const drive = playAgain(walkHonestly(7, 7, { lengthM: 8000, stops: 0.001 }), 7, { factor: 1 / 6 });
    expect(kindsOf(patrol(drive))).toContain('track.driveBy');
  });

  it('of a phone whose clock is off by five minutes is asked about, by one minute is not', () => {
    expect(kindsOf(patrol(walkHonestly(8, 8), { clockSkewS: -300 }))).toEqual(['clock.off']);
    expect(kindsOf(patrol(walkHonestly(8, 8), { clockSkewS: 60 }))).toEqual([]);
  });
});
