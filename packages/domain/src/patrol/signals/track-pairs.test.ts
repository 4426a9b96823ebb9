// Repetitions and recordings side by side: no question about honest repetitions, and none of the recordings missed.
import { describe, expect, it } from 'vitest';
import { makePath, moveBy, walkPath } from '../test-walks.ts';
import type { SignalKind } from './signal.ts';
import { playAgain, toTrack, walkHonestly } from './test-recordings.ts';
import { compareTrack } from './track-pairs.ts';

function kindsOf(a: Parameters<typeof toTrack>[0], b: Parameters<typeof toTrack>[0], person = 'Lin'): SignalKind[] {
  const signals = compareTrack(toTrack(b, { patrol: 'P2', day: 9, person }), [toTrack(a, { patrol: 'P1' })]);
  return signals.map(({ kind }) => kind);
}

function share(count: number, hit: (seed: number) => boolean): number {
  return Array.from({ length: count }, (_, i) => hit(i + 1)).filter(Boolean).length / count;
}

describe('honest repetitions of a path', () => {
  it('are not asked about: a thousand pairs of 3.2 km, paces different from day to day', () => {
    const found = Array.from({ length: 1000 }, (_, i) =>
      kindsOf(walkHonestly(i + 1, 2 * i), walkHonestly(i + 1, 2 * i + 1)),
    ).flat();
    expect(found).toEqual([]);
  });

  it('are not asked about on walks of 1 km by somebody who never changes his pace: 1,500 pairs', () => {
    let found = 0;
    for (let p = 1; p <= 100; p++) {
      const walks = Array.from({ length: 6 }, (_, i) =>
        toTrack(walkPath(makePath(p, 1000), p * 10 + i).points, { patrol: `P${i}`, day: i }),
      );
      for (const [i, walk] of walks.entries()) found += compareTrack(walk, walks.slice(0, i)).length;
    }
    expect(found).toBe(0);
  });
});

describe('a recording played again', () => {
  it.each([0, 1, 2, 5, 10])('is found with %i m of jitter, also begun later by two minutes', (jitterM) => {
    const found = share(100, (seed) => {
      const walk = walkHonestly(seed, seed);
      const again = playAgain(walk, seed, { jitterM, delayS: (seed * 37) % 121 });
      return kindsOf(walk, again).some((kind) => kind === 'track.replayed' || kind === 'track.coordinates');
    });
    expect(found).toBe(1);
  });

  it('of a short walk is found with 3 m of jitter', () => {
    const found = share(100, (seed) => {
      const walk = walkHonestly(seed, seed, { lengthM: 1000 });
      return kindsOf(walk, playAgain(walk, seed, { jitterM: 3 })).includes('track.replayed');
    });
    expect(found).toBe(1);
  });

  it('by another account is shared, and in the same hour it is a walk together', () => {
    const walk = walkHonestly(3, 3);
    expect(kindsOf(walk, playAgain(walk, 3, { jitterM: 4 }), 'Wu')).toEqual(['track.shared']);
    const [first, second] = [
      toTrack(walk, { patrol: 'P1' }),
      toTrack(
        playAgain(walk, 3, { jitterM: 4, delayS: -5 }).filter(({ timeMs }) => timeMs >= 0),
        {
          ...{ patrol: 'P2', person: 'Wu', atMs: 5000 },
        },
      ),
    ];
    expect(compareTrack(second, [first])[0]).toMatchObject({ kind: 'track.companions', severity: 'weak' });
  });

  it('is asked about once, on the later patrol, whichever came in last', () => {
    const walk = walkHonestly(4, 4);
    const early = toTrack(walk, { patrol: 'P1', day: 1 });
    const late = toTrack(playAgain(walk, 4, { jitterM: 2 }), { patrol: 'P2', day: 8 });
    const [asked] = [compareTrack(early, [late])[0]!, compareTrack(late, [early])[0]!].filter(
      (signal, _, all) => JSON.stringify(signal) === JSON.stringify(all[0]),
    );
    expect(asked).toMatchObject({ kind: 'track.replayed', key: 'P2', patrol: 'P2', otherPatrol: 'P1' });
    expect(compareTrack(late, [early])).toEqual([asked]);
  });
});

describe('two people who walk together', () => {
  it('are companions, each with a phone of his own and three metres apart', () => {
    const path = makePath(8, 2500);
    const walk = walkPath(path, 8, { noiseM: 0 }).points;
    const noisy = (seed: number) =>
      walkPath(path, seed, { speedMs: 1.2 }).points.map((_, i) => i) && playAgain(walk, seed, { jitterM: 4 });
    const signals = compareTrack(
      toTrack(
        noisy(1).map((point) => moveBy(point, 3, 0)),
        { patrol: 'P2', person: 'Wu', atMs: 1000 },
      ),
      [toTrack(noisy(2), { patrol: 'P1' })],
    );
    expect(signals).toMatchObject([{ kind: 'track.companions', numbers: { otherPerson: 'Lin' } }]);
  });
});

describe('a recording played at another speed', () => {
  it.each([1.15, 0.87])('of %f is found in at least 85 of 100', (factor) => {
    const found = share(100, (seed) => {
      const walk = walkHonestly(seed, seed);
      return kindsOf(walk, playAgain(walk, seed, { factor, jitterM: 5 })).includes('track.scaled');
    });
    expect(found).toBeGreaterThanOrEqual(0.85);
  });
});

describe('the very same coordinates', () => {
  it('are found in thirty fixes of another walk, and a phone that lies still repeats nothing', () => {
    const [old, fresh] = [walkHonestly(5, 50), walkHonestly(5, 51)];
    const spliced = fresh.map((point, i) => (i >= 100 && i < 130 ? { ...old[i + 20]!, timeMs: point.timeMs } : point));
    expect(kindsOf(old, spliced)).toEqual(['track.coordinates']);
    const still = (walk: typeof old) =>
      walk.map((point, i) => (i < 200 ? { ...old[0]!, timeMs: point.timeMs } : point));
    expect(kindsOf(still(old), still(fresh))).toEqual([]);
  });
});
