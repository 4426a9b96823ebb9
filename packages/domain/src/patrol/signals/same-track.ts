// Are two tracks the same walk? Compared is where each was at the same time since its start. People who walk one path twice do not keep step
// with themselves for long; a recording played again does, whatever jitter is put on it (C2). One track may have been cut at the front, so
// the best shift within three minutes counts. On a short walk a steady walker comes close to himself, so there two tracks must be nearer.
import { COARSE, GRID_S, type WalkedTrack } from './walked-track.ts';

export interface SameRules {
  /** Half of the time two tracks are nearer than this, and nine tenths of the time nearer than `mostM`. */
  readonly medianM: number;
  /** The same where less than `longS` can be compared. */
  readonly briefM: number;
  readonly longS: number;
  readonly mostM: number;
  readonly shiftS: number;
  readonly leastS: number;
  readonly leastM: number;
  /** Durations may differ by this share. */
  readonly durationShare: number;
}

/** As measured on synthetic walks [D]. */
export const SAME_RULES: SameRules = {
  ...{ medianM: 5, briefM: 2.5, longS: 1800, mostM: 10 },
  ...{ shiftS: 180, leastS: 600, leastM: 500, durationShare: 0.2 },
};

/** Two people who walk together, each with a phone: some metres between them, and the error of both phones. */
export const TOGETHER_RULES: SameRules = { ...SAME_RULES, medianM: 15, briefM: 15, mostM: 40 };

export interface SameTrack {
  readonly medianM: number;
  /** Nine tenths of the time they were nearer than this. */
  readonly mostM: number;
  /** The second track runs ahead by so much. */
  readonly shiftS: number;
  /** For how long both are known, and how far was walked meanwhile. */
  readonly sharedS: number;
  readonly sharedM: number;
}

interface Pair {
  readonly a: WalkedTrack;
  readonly b: WalkedTrack;
}

/** The best shift of two tracks, or null where they are not the same. */
export function matchTracks(pair: Pair, rules: SameRules = SAME_RULES): SameTrack | null {
  if (!mayBeSame(pair, rules)) return null;
  const steps = Math.round(rules.shiftS / GRID_S);
  // Between two steps of the grid one may walk on for five seconds.
  const roomM = (Math.min(pair.a.topMs, pair.b.topMs) * GRID_S) / 2;
  let best: SameTrack | null = null;
  for (let shift = -steps; shift <= steps; shift += COARSE / 2)
    if (isNearAt(pair, shift, rules.medianM))
      for (let fine = shift - 1; fine <= shift + 1; fine++)
        if (Math.abs(fine) <= steps) best = better(best, measureShift(pair, fine * GRID_S, { rules, best, roomM }));
  return best && accepted(refine(pair, best, rules), rules);
}

/** The same at one shift that is known from the clock on the wall, give or take half a minute between two phones' clocks. */
export function matchAt(pair: Pair, shiftS: number, rules: SameRules = TOGETHER_RULES): SameTrack | null {
  let best: SameTrack | null = null;
  for (let offS = -30; offS <= 30; offS += GRID_S)
    best = better(best, measureShift(pair, shiftS + offS, { rules, best, roomM: ROOM_M }));
  return best && accepted(refine(pair, best, rules), rules);
}

function accepted(same: SameTrack, rules: SameRules): SameTrack | null {
  const limitM = same.sharedS < rules.longS ? rules.briefM : rules.medianM;
  return same.medianM < limitM && same.mostM < rules.mostM ? same : null;
}

/** Cheap questions first: as long, and in the same place. */
function mayBeSame({ a, b }: Pair, rules: SameRules): boolean {
  const long = Math.max(a.durationS, b.durationS);
  if (Math.min(a.durationS, b.durationS) < long * (1 - rules.durationShare) || long < rules.leastS) return false;
  const [aw, as, ae, an] = a.box;
  const [bw, bs, be, bn] = b.box;
  const roomM = rules.medianM;
  return aw <= be + roomM && bw <= ae + roomM && as <= bn + roomM && bs <= an + roomM;
}

/** Could the median be small near this shift? Asked by the minute; between two shifts that are tried one may walk on for 15 seconds. */
function isNearAt({ a, b }: Pair, shift: number, medianM: number): boolean {
  const [na, nb] = [a.coarse.length / 2, b.coarse.length / 2];
  const roomM = medianM + (Math.min(a.topMs, b.topMs) * COARSE * GRID_S) / 4;
  const square = roomM * roomM;
  const isHalf = shift % COARSE !== 0;
  const mostFar = Math.ceil(Math.min(na, nb) / 2);
  let [near, far] = [0, 0];
  for (let m = 0; m < na; m++) {
    const k = m * COARSE + shift;
    if (k < 0 || k >= b.x.length) continue;
    const dx = a.coarse[m]! - (isHalf ? b.x[k]! : b.coarse[k / COARSE]!);
    const dy = a.coarse[na + m]! - (isHalf ? b.y[k]! : b.coarse[nb + k / COARSE]!);
    const apart = dx * dx + dy * dy;
    if (apart <= square) near++;
    else if (apart > square && ++far > mostFar) return false;
  }
  return near >= far && near > 0;
}

/** Half a day of places; longer tracks are compared by their first half day. */
const distances = new Float32Array(4320);

/** Shifts known from a clock are few: none of them is passed over early. */
const ROOM_M = 1000;

interface Measuring {
  readonly rules: SameRules;
  /** What was found at other shifts; a worse one need not be measured to its end. */
  readonly best: SameTrack | null;
  readonly roomM: number;
}

/** Null when too little of both is known at this shift, or when it cannot be the best. */
function measureShift({ a, b }: Pair, shiftS: number, { rules, best, roomM }: Measuring): SameTrack | null {
  const limitM = Math.min(best?.medianM ?? Number.POSITIVE_INFINITY, rules.medianM + roomM);
  const whole = Math.floor(shiftS / GRID_S);
  const rest = shiftS / GRID_S - whole;
  const from = Math.max(0, -whole);
  const mostFar = (Math.min(a.x.length, b.x.length - whole - 1) - from) / 2;
  let [count, far] = [0, 0];
  let sharedM = 0;
  let before = -1;
  for (let k = from; k < a.x.length && k + whole + 1 < b.x.length; k++) {
    const j = k + whole;
    const dx = a.x[k]! - b.x[j]! - (b.x[j + 1]! - b.x[j]!) * rest;
    const dy = a.y[k]! - b.y[j]! - (b.y[j + 1]! - b.y[j]!) * rest;
    const metres = Math.sqrt(dx * dx + dy * dy);
    if (Number.isNaN(metres) || count === distances.length) continue;
    distances[count++] = metres;
    if (metres > limitM && ++far > mostFar) return null;
    // Counted by the minute, so that a phone at rest has not walked.
    if (before < 0) before = k;
    else if (k - before >= COARSE) {
      sharedM += Math.hypot(a.x[k]! - a.x[before]!, a.y[k]! - a.y[before]!);
      before = k;
    }
  }
  if (count * GRID_S < rules.leastS || sharedM < rules.leastM) return null;
  const sorted = distances.subarray(0, count).sort();
  const [medianM, mostM] = [sorted[count >> 1]!, sorted[Math.floor(count * 0.9)]!];
  return { medianM, mostM, shiftS, sharedS: count * GRID_S, sharedM };
}

/** Two tracks need not have begun on the same ten seconds. */
function refine(pair: Pair, found: SameTrack, rules: SameRules): SameTrack {
  let best: SameTrack = found;
  for (let offS = 2 - GRID_S; offS < GRID_S; offS += 2)
    if (offS !== 0) best = better(best, measureShift(pair, found.shiftS + offS, { rules, best, roomM: 0 }))!;
  return best;
}

function better(a: SameTrack | null, b: SameTrack | null): SameTrack | null {
  return a === null || (b !== null && b.medianM < a.medianM) ? b : a;
}
