import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLD } from '../duty/threshold.ts';
import { prepareReaches } from './judged-reaches.ts';
import type { TrackPoint } from './point.ts';
import { makePath, moveBy, pathToLine, walkPath } from './test-walks.ts';
import { judgePatrol, type PatrolFacts } from './verdict.ts';

const LON = 114;
const LAT = 22.4;
const PER_LON = 102_900;

/** A straight reach to the east. */
function makeReach(id: string, lengthM: number, northM = 0) {
  const lat = LAT + northM / 110_750;
  return {
    id,
    lengthM,
    widthM: 10,
    lines: [
      [
        [LON, lat],
        [LON + lengthM / PER_LON, lat],
      ],
    ],
  };
}

/** A walk to the east at 1.25 m/s, `offM` north of the reach. */
function walk(metres: number, offM = 0): TrackPoint[] {
  return Array.from({ length: Math.floor(metres / 6.25) + 1 }, (_, i) => ({
    timeMs: i * 5000,
    lon: LON + (i * 6.25) / PER_LON,
    lat: LAT + offM / 110_750,
    accuracyM: 6,
    part: 0,
  }));
}

function facts(change: Partial<PatrolFacts> & { minutes: number }): PatrolFacts {
  const { minutes, ...rest } = change;
  return {
    mode: 'walk',
    startedMs: 0,
    endedMs: minutes * 60_000,
    points: walk(1200),
    main: 'R1',
    reaches: [makeReach('R1', 2000)],
    evidence: [],
    threshold: DEFAULT_THRESHOLD,
    ...rest,
  };
}

describe('judgePatrol', () => {
  it('tells what was left out, and takes a track that was elsewhere altogether for a walk off the reach', () => {
    const far = { points: 30, minutes: 9 };
    expect(judgePatrol(facts({ minutes: 16, far })).far).toEqual(far);
    expect(judgePatrol(facts({ minutes: 16 })).far).toEqual({ points: 0, minutes: 0 });
    const away = judgePatrol(facts({ minutes: 16, points: [], far }));
    expect([away.verdict, away.reasons.map(({ kind }) => kind)]).toEqual(['not_effective', ['patrol.offReach']]);
  });

  it('counts sixteen minutes and 1.2 km along the reach', () => {
    const judged = judgePatrol(facts({ minutes: 16 }));
    expect(judged.verdict).toBe('effective');
    expect(judged.onReachM).toBeGreaterThan(1150);
    expect(judged.onReachM).toBeLessThan(1250);
  });

  it('does not count nine minutes, and says how many are needed', () => {
    const judged = judgePatrol(facts({ minutes: 9 }));
    expect(judged.verdict).toBe('not_effective');
    expect(judged.reasons).toContainEqual({ kind: 'patrol.tooBrief', minutes: 9, needed: 10 });
  });

  it('does not count 800 m of a long reach', () => {
    const judged = judgePatrol(facts({ minutes: 20, points: walk(800) }));
    expect(judged.verdict).toBe('not_effective');
    expect(judged.reasons.map(({ kind }) => kind)).toContain('patrol.tooShort');
  });

  it('counts a short reach that was seen to four fifths', () => {
    const reaches = [makeReach('R1', 600)];
    expect(judgePatrol(facts({ minutes: 12, points: walk(560), reaches })).verdict).toBe('effective');
    expect(judgePatrol(facts({ minutes: 12, points: walk(300), reaches })).verdict).toBe('not_effective');
  });

  it('does not count a walk 200 m off the river, however long', () => {
    const judged = judgePatrol(facts({ minutes: 30, points: walk(1500, 200) }));
    expect(judged.verdict).toBe('not_effective');
    expect(judged.reasons.map(({ kind }) => kind)).toContain('patrol.offReach');
    expect(judged.lengthM).toBeGreaterThan(1400);
  });

  it('satisfies a second water that the same walk covered', () => {
    const judged = judgePatrol(facts({ minutes: 20, reaches: [makeReach('R1', 2000), makeReach('R2', 1100, 40)] }));
    expect(judged.reaches.filter(({ effective }) => effective).map(({ reach }) => reach)).toEqual(['R1', 'R2']);
  });

  it('sends a patrol with half its track missing to a person', () => {
    const points = walk(1200).filter(({ timeMs }) => timeMs < 200_000 || timeMs > 700_000);
    expect(judgePatrol(facts({ minutes: 16, points })).verdict).toBe('needs_review');
  });

  it('never refuses: a record without a fix is kept for review', () => {
    expect(judgePatrol(facts({ minutes: 20, points: [] }))).toMatchObject({ verdict: 'needs_review', lengthM: 0 });
  });

  it('believes an older record as far as it goes', () => {
    expect(judgePatrol(facts({ minutes: 20, points: [], declaredLengthM: 1300 })).verdict).toBe('effective');
    expect(judgePatrol(facts({ minutes: 20, points: [], declaredLengthM: 700 })).verdict).toBe('not_effective');
  });

  it('counts a meeting by its note and photo, and a paper only after a person looked', () => {
    const meeting = { minutes: 30, mode: 'meeting', points: [] } as const;
    expect(judgePatrol(facts({ ...meeting, evidence: ['note', 'photo'] })).verdict).toBe('effective');
    expect(judgePatrol(facts({ ...meeting, evidence: ['note'] })).verdict).toBe('needs_review');
    expect(judgePatrol(facts({ ...meeting, mode: 'paper', evidence: ['document'] })).verdict).toBe('needs_review');
  });

  it('asks a person about a walk at the pace of a car, and says how much of it', () => {
    const ride = Array.from({ length: 200 }, (_, i) => ({
      ...walk(0)[0]!,
      timeMs: i * 5000,
      lon: LON + ((i < 100 ? i : 200 - i) * 25) / PER_LON,
    }));
    const judged = judgePatrol(facts({ minutes: 17, points: ride }));
    expect(judged.verdict).toBe('needs_review');
    expect(judged.reaches.some(({ effective }) => effective)).toBe(false);
    const pace = judged.reasons.find(({ kind }) => kind === 'patrol.tooFast');
    // The section in which he turned is a slow one.
    expect(pace).toEqual({ kind: 'patrol.tooFast', share: 32 / 33, limit: 0.8, speedMs: 4 });
    expect(judgePatrol(facts({ minutes: 17, points: ride, mode: 'bicycle' })).verdict).toBe('effective');
    const fast = ride.map((point, i) => ({ ...point, lon: LON + (i * 60) / PER_LON }));
    const driven = judgePatrol(facts({ minutes: 17, points: fast }));
    expect([driven.verdict, driven.gapShare]).toEqual(['not_effective', 0]);
    expect(driven.reasons.map(({ kind }) => kind)).toContain('patrol.tooFast');
  });

  it('asks a person about a patrol that mostly stood, and fails one that only stood', () => {
    const start = walk(1100);
    const last = start.at(-1)!;
    const stood = Array.from({ length: 1000 }, (_, i) => ({ ...last, timeMs: last.timeMs + 5000 * (i + 1) }));
    const judged = judgePatrol(facts({ minutes: 98, points: [...start, ...stood] }));
    expect(judged.verdict).toBe('needs_review');
    expect(judged.reasons.find(({ kind }) => kind === 'patrol.still')).toMatchObject({ limit: 0.8 });
    const only = judgePatrol(facts({ minutes: 83, points: stood }));
    expect([only.verdict, only.lengthM]).toEqual(['not_effective', 0]);
    expect(only.reasons).toContainEqual({ kind: 'patrol.still', share: 1, limit: 0.8 });
  });

  it('says of a gap how much of it the screen was off', () => {
    const points = walk(1200).filter(({ timeMs }) => timeMs <= 200_000 || timeMs >= 700_000);
    const gaps = (hidden?: PatrolFacts['hidden']) =>
      judgePatrol(facts({ minutes: 16, points, ...(hidden ? { hidden } : {}) })).reasons.find(
        ({ kind }) => kind === 'patrol.gaps',
      );
    expect(gaps()).not.toHaveProperty('hiddenShare');
    expect(gaps([])).not.toHaveProperty('hiddenShare');
    // Before the gap, twice the same, over its end.
    expect(
      gaps([
        [0, 100_000],
        [300_000, 400_000],
        [250_000, 350_000],
        [600_000, 900_000],
      ]),
    ).toMatchObject({ hiddenShare: 0.5 });
  });

  it('counts nothing over a tunnel, nor over twenty minutes in the background', () => {
    const whole = judgePatrol(facts({ minutes: 60, points: walk(2000) }));
    // The app was in the background while he walked on for 400 m, and for some minutes he stood.
    const dark = walk(2000).filter(({ timeMs }) => timeMs <= 400_000 || timeMs >= 720_000);
    const late = dark.map((point) => (point.timeMs < 720_000 ? point : { ...point, timeMs: point.timeMs + 880_000 }));
    for (const points of [dark, late]) {
      const judged = judgePatrol(facts({ minutes: 60, points }));
      expect(whole.lengthM - judged.lengthM).toBeGreaterThan(380);
      // Seen is what lies within the buffer of both ends of the gap, and no more.
      expect(whole.coverage - judged.coverage).toBeCloseTo((400 - 110) / 2000, 1);
      expect(whole.onReachM - judged.onReachM).toBeGreaterThan(380);
    }
  });

  it('takes a track that lies beside the reach in one direction for a wrong datum, and asks a person', () => {
    const path = makePath(6, 2500);
    const reaches = [{ id: 'R1', lines: [pathToLine(path)], lengthM: 2500, widthM: 10 }];
    const { points } = walkPath(path, 6);
    const [minutes, told] = [45, points.map((point) => moveBy(point, 420, -230))];
    const judged = judgePatrol(facts({ minutes, points: told, reaches }));
    expect(judged.verdict).toBe('needs_review');
    const suspect = judged.reasons.find(({ kind }) => kind === 'patrol.crsSuspect');
    expect(Math.abs(Number(suspect?.metres) - 479)).toBeLessThan(40);
    expect(Math.abs(Number(suspect?.bearing) - 119)).toBeLessThan(8);
    expect(judgePatrol(facts({ minutes, points, reaches })).verdict).toBe('effective');
    const lost = points.map((point) => moveBy(point, 4200, -2300));
    expect(judgePatrol(facts({ minutes, points: lost, reaches })).verdict).toBe('not_effective');
  });

  it('is the same with reaches that were prepared, and with any others beside them', () => {
    const reaches = [makeReach('R1', 2000), makeReach('R2', 1100, 40)];
    const plain = judgePatrol(facts({ minutes: 20, reaches }));
    expect(judgePatrol(facts({ minutes: 20, reaches: prepareReaches(reaches) }))).toEqual(plain);
    const more = Array.from({ length: 300 }, (_, i) => makeReach(`far ${i}`, 3000, 500 + 20 * i));
    expect(judgePatrol(facts({ minutes: 20, reaches: [...more, ...reaches] }))).toEqual(plain);
  });

  it('asks for what the form of a mode wants, once it was asked', () => {
    const meeting = { minutes: 30, mode: 'meeting', points: [], evidence: ['note', 'photo'] } as const;
    expect(
      judgePatrol(facts({ ...meeting, details: { topic: '清漂', attendees: '林、吴', outcome: '周五前清理' } }))
        .verdict,
    ).toBe('effective');
    const missing = judgePatrol(facts({ ...meeting, details: { topic: '清漂' } }));
    expect(missing.verdict).toBe('needs_review');
    expect(missing.reasons).toEqual([{ kind: 'patrol.details', mode: 'meeting', missing: ['attendees', 'outcome'] }]);
  });
});
