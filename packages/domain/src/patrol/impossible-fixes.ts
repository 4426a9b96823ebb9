// Fixes where nobody can have been: faster than the mode allows to both sides, a mast taken for one's place for a moment, a spike out and
// back. What is taken out is counted; what is left keeps its order.
import { dropFixes, type Fixes, legM, speedMs } from './fixes.ts';

export interface PossibleFixes {
  readonly fixes: Fixes;
  readonly speed: number;
  readonly spike: number;
}

/** A wrong place that lasts longer is no moment; it stays, and the leap to it is not counted. */
const LONGEST_LEAP_MS = 60_000;

export function dropImpossible(
  taken: Fixes,
  rules: { readonly speedMs: number; readonly spikeLegM: number },
): PossibleFixes {
  const slow = dropLeaps(dropFast(taken, rules.speedMs), rules.speedMs);
  let fixes = slow;
  for (let pass = 0; pass < 3; pass++) {
    const calm = dropSpikes(fixes, rules.spikeLegM);
    if (calm === fixes) break;
    fixes = calm;
  }
  return { fixes, speed: taken.count - slow.count, spike: slow.count - fixes.count };
}

/** Too fast to both neighbours; at an end of the track, to the one there is. */
function dropFast(fixes: Fixes, limitMs: number): Fixes {
  if (fixes.count < 3) return fixes;
  const isDropped = new Uint8Array(fixes.count);
  let fastBefore = true;
  for (let i = 0; i < fixes.count; i++) {
    const fastAfter = i + 1 === fixes.count || speedMs(fixes, i, i + 1) > limitMs;
    if (fastBefore && fastAfter) isDropped[i] = 1;
    fastBefore = fastAfter;
  }
  return dropFixes(fixes, isDropped);
}

/** Away with one impossible leg and back with another within a minute, while the way past it is possible. */
function dropLeaps(fixes: Fixes, limitMs: number): Fixes {
  const isDropped = new Uint8Array(fixes.count);
  for (let i = 1; i < fixes.count; i++) {
    if (speedMs(fixes, i - 1, i) <= limitMs) continue;
    const back = findReturn(fixes, i, limitMs);
    if (back === null) continue;
    isDropped.fill(1, i, back);
    i = back;
  }
  return dropFixes(fixes, isDropped);
}

function findReturn(fixes: Fixes, away: number, limitMs: number): number | null {
  const endMs = fixes.timeMs[away]! + LONGEST_LEAP_MS;
  for (let j = away + 1; j < fixes.count && fixes.timeMs[j]! <= endMs; j++)
    if (speedMs(fixes, j - 1, j) > limitMs && speedMs(fixes, away - 1, j) <= limitMs) return j;
  return null;
}

function dropSpikes(fixes: Fixes, limitM: number): Fixes {
  const isDropped = new Uint8Array(fixes.count);
  let there = fixes.count > 1 ? legM(fixes, 0, 1) : 0;
  for (let i = 1; i + 1 < fixes.count; i++) {
    const back = legM(fixes, i, i + 1);
    if (there > limitM && back > limitM && legM(fixes, i - 1, i + 1) < 0.4 * Math.min(there, back)) isDropped[i] = 1;
    there = back;
  }
  return dropFixes(fixes, isDropped);
}
