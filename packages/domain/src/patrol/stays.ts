// Where somebody stood, or only his phone lay: two minutes within 25 m are one spot. Indoors the place of a phone creeps about, so what lies
// between two stays and goes nowhere, slowly, is no walk either.
import { type Fixes, legM } from './fixes.ts';

/** A place passed, or one where somebody stayed. */
export interface Spot {
  /** Metres on the plane of the fixes; of a stay its middle. */
  readonly x: number;
  readonly y: number;
  /** Fixes from which to which it lasted; the same for one that was passed. */
  readonly first: number;
  readonly last: number;
}

export interface StayRules {
  readonly stayRadiusM: number;
  readonly staySeconds: number;
  /** Between two stays, going no farther than this is no going, unless it is done at a walk. */
  readonly creepM: number;
  readonly creepMs: number;
  /** Longer without a fix is a gap, seconds. */
  readonly gapSeconds: number;
}

export function isStay({ first, last }: Spot): boolean {
  return last > first;
}

export function findSpots(fixes: Fixes, rules: StayRules): Spot[] {
  return dropCreep(fixes, mergeStays(fixes, rules), rules);
}

/** Another part, or a gap: nothing is known of what was between. */
export function isApart({ part, timeMs }: Fixes, a: number, b: number, gapSeconds: number): boolean {
  return part[a] !== part[b] || timeMs[b]! - timeMs[a]! > gapSeconds * 1000;
}

function mergeStays(fixes: Fixes, rules: StayRules): Spot[] {
  const { x, y, timeMs } = fixes;
  const square = rules.stayRadiusM * rules.stayRadiusM;
  const spots: Spot[] = [];
  for (let at = 0; at < fixes.count; ) {
    let sumX = x[at]!;
    let sumY = y[at]!;
    let end = at + 1;
    for (; end < fixes.count && !isApart(fixes, end - 1, end, rules.gapSeconds); end++) {
      // Both sides times the number of fixes: this is the innermost loop of a judgement.
      const count = end - at;
      const dx = x[end]! * count - sumX;
      const dy = y[end]! * count - sumY;
      if (dx * dx + dy * dy > square * count * count) break;
      sumX += x[end]!;
      sumY += y[end]!;
    }
    const stayed = timeMs[end - 1]! - timeMs[at]! >= rules.staySeconds * 1000;
    if (stayed) spots.push({ x: sumX / (end - at), y: sumY / (end - at), first: at, last: end - 1 });
    else spots.push({ x: x[at]!, y: y[at]!, first: at, last: at });
    at = stayed ? end : at + 1;
  }
  return spots;
}

function dropCreep(fixes: Fixes, spots: readonly Spot[], rules: StayRules): Spot[] {
  if (!spots.some(isStay)) return [...spots];
  const isConfined = staysWithin(spots, rules.creepM);
  const left: Spot[] = [];
  for (let at = 0; at < spots.length; ) {
    let end = at;
    while (end < spots.length && !isStay(spots[end]!)) end++;
    const run = spots.slice(at, end);
    const [before, after] = [left.at(-1), spots[end]];
    const around = before ?? after;
    const creeps =
      run.length > 0 &&
      around !== undefined &&
      staysWithin([around, ...run], rules.creepM) &&
      (isConfined || isSlow(fixes, { from: before ?? run[0]!, to: after ?? run.at(-1)!, limitMs: rules.creepMs }));
    if (!creeps) left.push(...run);
    if (after) left.push(after);
    at = end + 1;
  }
  return left;
}

/** All of them near the first. */
function staysWithin(spots: readonly Spot[], radiusM: number): boolean {
  const { x, y } = spots.find(isStay)!;
  return spots.every((spot) => Math.hypot(spot.x - x, spot.y - y) <= radiusM);
}

function isSlow(
  fixes: Fixes,
  { from, to, limitMs }: { readonly from: Spot; readonly to: Spot; readonly limitMs: number },
): boolean {
  const seconds = (fixes.timeMs[to.first]! - fixes.timeMs[from.last]!) / 1000;
  return legM(fixes, from.last, to.first) <= limitMs * seconds;
}
