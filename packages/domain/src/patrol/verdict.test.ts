import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLD } from '../duty/threshold.ts';
import type { TrackPoint } from './point.ts';
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

  it('does not count a walk 300 m off the river, however long', () => {
    const judged = judgePatrol(facts({ minutes: 30, points: walk(1500, 300) }));
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
});
