import { describe, expect, it } from 'vitest';
import { cleanRulesFor, cleanTrack } from './clean-track.ts';
import type { TrackPoint } from './point.ts';

const METRES_PER_LAT = 110_800;

/** Mulberry32: a small seeded generator, uniform in [0, 1). */
function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

interface Walk {
  readonly points: TrackPoint[];
  readonly trueM: number;
}

/** A walk along a winding bank: a fix every 5 s, correlated noise σ 4 m, stops of a minute, 0.5 % spikes of 30–150 m. */
function makeWalk(seed: number, goalM: number): Walk {
  const random = makeRandom(seed);
  const lat0 = 22.4;
  const metresPerLon = METRES_PER_LAT * Math.cos((lat0 * Math.PI) / 180);
  const points: TrackPoint[] = [];
  let [x, y, heading, driftX, driftY, trueM, timeMs, stop] = [0, 0, random() * 6, 0, 0, 0, 0, 0];
  while (trueM < goalM) {
    timeMs += 5000;
    driftX = 0.9 * driftX + 4 * Math.sqrt(1 - 0.81) * normal(random);
    driftY = 0.9 * driftY + 4 * Math.sqrt(1 - 0.81) * normal(random);
    if (stop > 0) stop--;
    else if (random() < 0.006) stop = 12 + Math.floor(random() * 24);
    else {
      const step = 5 * (1.2 + 0.2 * normal(random));
      heading += 0.08 * normal(random);
      x += step * Math.cos(heading);
      y += step * Math.sin(heading);
      trueM += Math.abs(step);
    }
    const spike = random() < 0.005 ? 30 + 120 * random() : 0;
    const way = random() * 2 * Math.PI;
    points.push({
      timeMs,
      lon: 114 + (x + driftX + spike * Math.cos(way)) / metresPerLon,
      lat: lat0 + (y + driftY + spike * Math.sin(way)) / METRES_PER_LAT,
      accuracyM: 5 + 5 * random(),
      part: 0,
    });
  }
  return { points, trueM };
}

function makeStill(seed: number, seconds: number): TrackPoint[] {
  const random = makeRandom(seed);
  let [dx, dy] = [0, 0];
  return Array.from({ length: seconds / 5 }, (_, i) => {
    dx = 0.9 * dx + 4 * Math.sqrt(1 - 0.81) * normal(random);
    dy = 0.9 * dy + 4 * Math.sqrt(1 - 0.81) * normal(random);
    return { timeMs: i * 5000, lon: 114 + dx / 102_000, lat: 22.4 + dy / 110_800, accuracyM: 8, part: 0 };
  });
}

describe('cleanTrack', () => {
  it('measures 150 noisy walks with an error of at most 4 % at the 99th percentile', () => {
    const errors = Array.from({ length: 150 }, (_, seed) => {
      const { points, trueM } = makeWalk(seed + 1, 3200);
      return Math.abs(cleanTrack(points, cleanRulesFor('walk')).lengthM / trueM - 1);
    }).sort((a, b) => a - b);
    expect(errors[Math.floor(errors.length * 0.99)]).toBeLessThan(0.04);
  });

  it('counts no metre for a phone that lies still for twenty minutes', () => {
    for (let seed = 1; seed <= 150; seed++) {
      expect(cleanTrack(makeStill(seed, 1200), cleanRulesFor('walk')).lengthM).toBe(0);
    }
  });

  it('draws no line over a gap and says how much of the time it was', () => {
    const walk = makeWalk(7, 2000).points;
    const cut = walk.filter(({ timeMs }) => timeMs < 400_000 || timeMs > 1_000_000);
    const whole = cleanTrack(walk, cleanRulesFor('walk')).lengthM;
    const gapped = cleanTrack(cut, cleanRulesFor('walk'));
    expect(gapped.lengthM).toBeLessThan(whole - 400);
    expect(gapped.gapShare).toBeGreaterThan(0.3);
  });

  it('sets wrong fixes aside without falling over them', () => {
    const { points } = makeWalk(3, 500);
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
    const { points } = makeWalk(5, 800);
    const shuffled = [...points].sort((a, b) => ((a.timeMs * 7919) % 1013) - ((b.timeMs * 7919) % 1013));
    expect(cleanTrack([...shuffled, ...points], cleanRulesFor('walk')).lengthM).toBeCloseTo(
      cleanTrack(points, cleanRulesFor('walk')).lengthM,
      9,
    );
  });
});
