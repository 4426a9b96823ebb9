import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanRulesFor, cleanTrack } from './clean-track.ts';
import type { TrackPoint } from './point.ts';
import {
  addCanyons,
  addJumps,
  lieDrifting,
  lieStill,
  makePath,
  moveBy,
  type TestWalk,
  walkPath,
} from './test-walks.ts';

const WALKING = cleanRulesFor('walk');
const SEEDS = Array.from({ length: 150 }, (_, i) => i + 1);

/** Of all walks the share of the true length that is too much or too little, at the 99th percentile. */
function measureError(spoil: (points: readonly TrackPoint[], seed: number) => readonly TrackPoint[]): number {
  const errors = SEEDS.map((seed) => {
    const { points, trueM }: TestWalk = walkPath(makePath(seed, 3200), seed);
    return Math.abs(cleanTrack(spoil(points, seed), WALKING).lengthM / trueM - 1);
  }).sort((a, b) => a - b);
  return errors[Math.floor(errors.length * 0.99)]!;
}

describe('cleanTrack', () => {
  it.each<[string, (points: readonly TrackPoint[], seed: number) => readonly TrackPoint[]]>([
    ['with noise, stops and spikes', (points) => points],
    ['that take a mast for their place now and then', addJumps],
    ['between high houses', addCanyons],
    ['with all of it', (points, seed) => addJumps(addCanyons(points, seed), seed)],
  ])('measures 150 walks %s to 4 % at the 99th percentile', (_, spoil) => {
    expect(measureError(spoil)).toBeLessThanOrEqual(0.04);
  });

  it('counts no metre for a phone that lies still for twenty minutes, and all of the time as still', () => {
    for (const seed of SEEDS) {
      const track = cleanTrack(lieStill(seed, 1200), WALKING);
      expect([track.lengthM, track.stillShare]).toEqual([0, 1]);
    }
  });

  it('counts no metre for a phone that lies still while its place creeps about', () => {
    for (const seed of SEEDS) expect(cleanTrack(lieDrifting(seed, 1200), WALKING).lengthM).toBe(0);
  });

  it('counts no metre for a still phone with jumps', () => {
    for (const seed of SEEDS) expect(cleanTrack(addJumps(lieStill(seed, 1200), seed), WALKING).lengthM).toBe(0);
  });

  it('draws no line over a gap and says when it was', () => {
    const { points } = walkPath(makePath(7, 2000), 7);
    const cut = points.filter(({ timeMs }) => timeMs <= 400_000 || timeMs >= 1_600_000);
    const before = cleanTrack(
      points.filter(({ timeMs }) => timeMs <= 400_000),
      WALKING,
    );
    const after = cleanTrack(
      points.filter(({ timeMs }) => timeMs >= 1_600_000),
      WALKING,
    );
    const gapped = cleanTrack(cut, WALKING);
    expect(gapped.lengthM).toBeCloseTo(before.lengthM + after.lengthM, 0);
    expect(gapped.gaps).toEqual([[400_000, 1_600_000]]);
    expect(gapped.gapShare).toBeCloseTo(1_200_000 / points.at(-1)!.timeMs, 6);
  });

  it('marks what is no place on earth, and finds the walk beside it', () => {
    const { points } = walkPath(makePath(3, 500), 3);
    const swapped = { timeMs: 2, lon: 22.4, lat: 114, accuracyM: 5, part: 0 };
    const bad = [
      { ...swapped, timeMs: 1, lon: 0, lat: 0 },
      swapped,
      { ...swapped, timeMs: 3, lon: Number.NaN, lat: 22 },
      { ...swapped, timeMs: Number.NaN, lon: 114, lat: 22 },
      { ...swapped, timeMs: 4, lon: 114, lat: 22, accuracyM: 0 },
      { ...swapped, timeMs: 5, lon: 181, lat: 22 },
      { ...swapped, timeMs: 6, lon: 114, lat: 22.4, accuracyM: 500 },
    ];
    const track = cleanTrack([...bad, ...points], WALKING);
    expect(track.marks).toMatchObject({ invalid: 6, accuracy: 1 });
    expect(track.lengthM).toBe(cleanTrack(points, WALKING).lengthM);
  });

  it('walks over the poles and the line where longitude turns over, and counts no leap around the world', () => {
    const step = (lon: number, lat: number, i: number): TrackPoint => ({
      timeMs: i * 5000,
      lon,
      lat,
      accuracyM: 5,
      part: 0,
    });
    const across = Array.from({ length: 100 }, (_, i) => {
      const lon = 179.997 + i * 0.00006;
      return step(lon > 180 ? lon - 360 : lon, 0.001, i);
    });
    const track = cleanTrack(across, WALKING);
    expect(track.breaks.filter(Boolean).length).toBe(2);
    expect(track.lengthM).toBeGreaterThan(500);
    expect(track.lengthM).toBeLessThan(700);
    const polar = Array.from({ length: 100 }, (_, i) => step(i * 3.6 - 180, 90 - (i % 2) * 0.0001, i));
    for (const points of [polar, polar.map((point) => ({ ...point, lat: -point.lat }))])
      expect(Number.isFinite(cleanTrack(points, WALKING).lengthM)).toBe(true);
  });

  it('falls over nothing, whatever the numbers', () => {
    const any = fc.oneof(fc.double(), fc.constantFrom(0, 90, -90, 180, -180, Number.NaN, Number.POSITIVE_INFINITY));
    const point = fc.record({ timeMs: any, lon: any, lat: any, accuracyM: any, part: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 30 }), (points) => {
        const { lengthM, gapShare, stillShare, kept, marks } = cleanTrack(points, WALKING);
        for (const share of [gapShare, stillShare]) expect(share >= 0 && share <= 1).toBe(true);
        expect(lengthM >= 0).toBe(true);
        expect(kept.length + marks.invalid + marks.accuracy + marks.speed + marks.spike).toBeLessThanOrEqual(
          points.length,
        );
      }),
    );
  });

  it('is the same track for every order of arrival, and however often a piece of it arrived', () => {
    const { points } = walkPath(makePath(5, 800), 5);
    // Two fixes of one moment at two places, equally good: which of them is taken must not hang on which came first.
    const twins = points.flatMap((point, i) => (i % 40 === 0 ? [point, moveBy(point, 3, -2)] : [point]));
    const inOrder = cleanTrack(twins, WALKING);
    const placed = ({ kept }: ReturnType<typeof cleanTrack>, list: readonly TrackPoint[]) => kept.map((i) => list[i]);
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: twins.length, maxLength: twins.length }),
        fc.array(fc.nat(twins.length - 1), { maxLength: 60 }),
        (places, again) => {
          const mixed = [
            ...twins.map((point, i) => ({ point, at: places[i]! })),
            ...again.map((i) => ({ point: twins[i]!, at: i })),
          ]
            .sort((a, b) => a.at - b.at)
            .map(({ point }) => point);
          const track = cleanTrack(mixed, WALKING);
          expect(track.lengthM).toBe(inOrder.lengthM);
          expect(track.x).toEqual(inOrder.x);
          expect(placed(track, mixed)).toEqual(placed(inOrder, twins));
        },
      ),
      { numRuns: 50 },
    );
  });
});
