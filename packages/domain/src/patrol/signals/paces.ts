// How somebody's pace changed along the way: the time that each 50 m of a walk took, and the time another walk took for the same 50 m. A
// recording played slower or faster keeps the pattern of paces and stops (C3). Whether it is one is then seen by playing it back at the speed
// of the first: another walk of the path, with stops at the same outfalls, does not keep step. Still a weak sign.
import { matchAt, SAME_RULES, type SameRules, type SameTrack } from './same-track.ts';
import { GRID_S, type WalkedTrack } from './walked-track.ts';

export const SECTION_M = 50;

/** Where somebody was every ten seconds, and where and when each 50 m ended. */
export interface Paces {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Three numbers a section: x, y, seconds since the start. */
  readonly ends: Float64Array;
}

export interface ScaledRules {
  readonly correlation: number;
  readonly leastSections: number;
  /** Farther from the end of a section the other walk was not there. */
  readonly apartM: number;
  /** At the same speed it would be the same track. */
  readonly leastChange: number;
}

/** As measured on synthetic walks [D]. */
export const SCALED_RULES: ScaledRules = { correlation: 0.5, leastSections: 35, apartM: 50, leastChange: 0.03 };

/** Stretching is never exact, and stops were averaged over another stretch of the way. */
const STRETCHED_RULES: SameRules = { ...SAME_RULES, medianM: 6, briefM: 6, mostM: 15 };

export interface AlikePaces {
  /** −1 to 1. */
  readonly correlation: number;
  /** The second took so many times the time of the first. */
  readonly factor: number;
  /** When the second was where the first was at its start, seconds. */
  readonly fromS: number;
}

export interface ScaledTrack extends SameTrack, AlikePaces {}

const STEP_M = 15;
/** Nobody is looked for farther ahead than this: ten minutes. */
const AHEAD = 60;

export function measurePaces({ x, y }: Pick<WalkedTrack, 'x' | 'y'>): Paces {
  const ends: number[] = [];
  let at = x.findIndex((value) => !Number.isNaN(value));
  let alongM = 0;
  for (let k = at + 1; at >= 0 && k < x.length; k++) {
    const [dx, dy] = [x[k]! - x[at]!, y[k]! - y[at]!];
    const stepM = Math.sqrt(dx * dx + dy * dy);
    if (Number.isNaN(stepM) || stepM < STEP_M) continue;
    for (let edge = (Math.floor(alongM / SECTION_M) + 1) * SECTION_M; edge <= alongM + stepM; edge += SECTION_M) {
      const share = (edge - alongM) / stepM;
      ends.push(x[at]! + dx * share, y[at]! + dy * share, (at + (k - at) * share) * GRID_S);
    }
    alongM += stepM;
    at = k;
  }
  return { x, y, ends: Float64Array.from(ends) };
}

/** The second track as the first played at another speed, whatever constant shift in place; null where it is not. */
export function matchScaled(
  a: WalkedTrack & { readonly paces: Paces },
  b: WalkedTrack & { readonly paces: Paces },
  rules: ScaledRules = SCALED_RULES,
): ScaledTrack | null {
  const alike = correlatePaces(a.paces, b.paces, rules);
  if (!alike || alike.correlation <= rules.correlation) return null;
  if (Math.abs(alike.factor - 1) < rules.leastChange) return null;
  const played = moveOver(a, stretch(b, alike));
  const same = matchAt({ a, b: played }, 0, STRETCHED_RULES);
  return same && { ...same, ...alike };
}

/** The second track at the speed of the first. */
function stretch(b: WalkedTrack, { factor, fromS }: AlikePaces): WalkedTrack {
  const size = Math.max(1, Math.floor((b.x.length - fromS / GRID_S) / factor));
  const [x, y] = [new Float32Array(size), new Float32Array(size)];
  for (let k = 0; k < size; k++) {
    const at = fromS / GRID_S + k * factor;
    const j = Math.floor(at);
    x[k] = b.x[j]! + (b.x[j + 1]! - b.x[j]!) * (at - j);
    y[k] = b.y[j]! + (b.y[j + 1]! - b.y[j]!) * (at - j);
  }
  return { ...b, x, y };
}

/** Over the first, by the middle of all differences: a recording may have been moved as a whole. */
function moveOver(a: WalkedTrack, b: WalkedTrack): WalkedTrack {
  const shift = (ours: Float32Array, theirs: Float32Array) => {
    const apart = ours.subarray(0, theirs.length).map((value, k) => value - theirs[k]!);
    const known = apart.filter((value) => !Number.isNaN(value)).sort();
    const middle = known[known.length >> 1] ?? 0;
    return theirs.map((value) => value + middle);
  };
  return { ...b, x: shift(a.x, b.x), y: shift(a.y, b.y) };
}

/** How alike the two walked the sections of the first; null where the second did not go that way. */
export function correlatePaces(a: Paces, b: Paces, rules: ScaledRules = SCALED_RULES): AlikePaces | null {
  const count = a.ends.length / 3;
  if (count < rules.leastSections) return null;
  const passed = passEnds(a, b, rules.apartM);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let i = 1; i < count; i++) {
    const spentS = a.ends[3 * i + 2]! - a.ends[3 * i - 1]!;
    const theirsS = passed[i]! - passed[i - 1]!;
    if (!(theirsS > 0)) continue;
    ours.push(Math.log(Math.max(GRID_S, spentS)));
    theirs.push(Math.log(Math.max(GRID_S, theirsS)));
  }
  if (ours.length < Math.max(rules.leastSections, count * 0.75)) return null;
  return { correlation: correlate(ours, theirs), ...fitTimes(a, passed) };
}

/** The line through the times at which both passed the ends of the sections, by least squares. */
function fitTimes({ ends }: Paces, passed: Float64Array): Pick<AlikePaces, 'factor' | 'fromS'> {
  let [n, t, p, tt, tp] = [0, 0, 0, 0, 0];
  for (let i = 0; i < passed.length; i++) {
    if (Number.isNaN(passed[i]!)) continue;
    const [time, pass] = [ends[3 * i + 2]!, passed[i]!];
    n++;
    t += time;
    p += pass;
    tt += time * time;
    tp += time * pass;
  }
  const factor = (n * tp - t * p) / (n * tt - t * t);
  return { factor, fromS: (p - factor * t) / n };
}

/** When the second walk passed the end of each section, seconds since its start; NaN where it did not. */
function passEnds(a: Paces, b: Paces, apartM: number): Float64Array {
  const count = a.ends.length / 3;
  const passed = new Float64Array(count).fill(Number.NaN);
  // Once past it there is no need to look on.
  const leaving = 2 * apartM * apartM;
  let from = 0;
  for (let i = 0; i < count; i++) {
    const ex = a.ends[3 * i]!;
    const ey = a.ends[3 * i + 1]!;
    let nearest = -1;
    let square = apartM * apartM;
    for (let k = from; k < Math.min(b.x.length, from + AHEAD); k++) {
      const dx = b.x[k]! - ex;
      const dy = b.y[k]! - ey;
      const far = dx * dx + dy * dy;
      if (far < square) {
        nearest = k;
        square = far;
      } else if (nearest >= 0 && far > leaving) break;
    }
    if (nearest < 0) continue;
    from = nearest;
    passed[i] = passingTime(b, nearest, ex, ey);
  }
  return passed;
}

/** Between the places before and after the nearest one, by how far each is. */
function passingTime({ x, y }: Paces, k: number, ex: number, ey: number): number {
  const [dx, dy] = [x[k + 1]! - x[k - 1]!, y[k + 1]! - y[k - 1]!];
  const square = dx * dx + dy * dy;
  if (!(square > 1)) return k * GRID_S;
  const share = ((ex - x[k - 1]!) * dx + (ey - y[k - 1]!) * dy) / square;
  return (k - 1 + 2 * Math.max(0, Math.min(1, share))) * GRID_S;
}

function correlate(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [a[i]! - meanA, b[i]! - meanB];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
