import { describe, expect, it } from 'vitest';
import { cleanRulesFor, cleanTrack } from './clean-track.ts';
import { lieStill, makePath, walkPath } from './test-walks.ts';

describe('cleanTrack', () => {
  it('measures 150 noisy walks with an error of at most 4 % at the 99th percentile', () => {
    const errors = Array.from({ length: 150 }, (_, seed) => {
      const { points, trueM } = walkPath(makePath(seed + 1, 3200), seed + 1);
      return Math.abs(cleanTrack(points, cleanRulesFor('walk')).lengthM / trueM - 1);
    }).sort((a, b) => a - b);
    expect(errors[Math.floor(errors.length * 0.99)]).toBeLessThan(0.04);
  });

  it('counts no metre for a phone that lies still for twenty minutes', () => {
    for (let seed = 1; seed <= 150; seed++) {
      expect(cleanTrack(lieStill(seed, 1200), cleanRulesFor('walk')).lengthM).toBe(0);
    }
  });

  it('draws no line over a gap and says how much of the time it was', () => {
    const walk = walkPath(makePath(7, 2000), 7).points;
    const cut = walk.filter(({ timeMs }) => timeMs < 400_000 || timeMs > 1_200_000);
    const whole = cleanTrack(walk, cleanRulesFor('walk')).lengthM;
    const gapped = cleanTrack(cut, cleanRulesFor('walk'));
    expect(gapped.lengthM).toBeLessThan(whole - 400);
    expect(gapped.gapShare).toBeGreaterThan(0.3);
  });

  it('sets wrong fixes aside without falling over them', () => {
    const { points } = walkPath(makePath(3, 500), 3);
    const bad = [
      { timeMs: 1, lon: 0, lat: 0, accuracyM: 5, part: 0 },
      { timeMs: 2, lon: 22.4, lat: 114, accuracyM: 5, part: 0 },
      { timeMs: 3, lon: Number.NaN, lat: 22, accuracyM: 5, part: 0 },
      { timeMs: 4, lon: 114, lat: 22.4, accuracyM: 500, part: 0 },
    ];
    const track = cleanTrack([...bad, ...points], cleanRulesFor('walk'));
    expect(track.marks).toMatchObject({ invalid: 3, accuracy: 1 });
    expect(track.lengthM).toBeGreaterThan(400);
  });

  it('gives the same track for every order of arrival', () => {
    const { points } = walkPath(makePath(5, 800), 5);
    const shuffled = [...points].sort((a, b) => ((a.timeMs * 7919) % 1013) - ((b.timeMs * 7919) % 1013));
    expect(cleanTrack([...shuffled, ...points], cleanRulesFor('walk')).lengthM).toBeCloseTo(
      cleanTrack(points, cleanRulesFor('walk')).lengthM,
      9,
    );
  });
});
