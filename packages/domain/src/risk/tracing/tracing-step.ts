// Where along the river the signal arises. Each measured reach closes a stretch; what stands in the water at its upper ends came from further
// up, the rest arose in it. So a jump between two samples points to the sources in between, and an upper reach that fails already points higher.
import type { Network } from '../../place/network.ts';
import type { LimitReading } from './tracing-signal.ts';

export interface Stretch {
  /** The measured reach that closes it below: the traced reach, or one above. */
  readonly lower: number;
  /** The worst measured reach that closes it above; null when none does. */
  readonly upper: number | null;
  /** 0–1: the share of the traced reach's concentration that arose in the stretch. */
  readonly share: number;
}

/** By reach, those that flow into it. */
export type Inflows = readonly (readonly number[])[];

/**
 * The stretch of every reach above the traced one and of itself. Null when the river above was not measured, so that no step can be seen.
 * @param readingOf the same indicator on any reach, null where it was not measured
 */
export function findStretches(
  above: Inflows,
  traced: number,
  readingOf: (reach: number) => LimitReading | null,
): ReadonlyMap<number, Stretch> | null {
  const stretches = new Map<number, Stretch>();
  const waiting = [{ lower: traced, carried: 1 }];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { lower, carried } = next;
    const { inside, uppers } = walkUp(above, lower, readingOf);
    const ratio = readingOf(lower)?.ratio ?? 0;
    if (ratio <= 0) return null;
    const inflows = uppers.map((upper) => ({ upper, share: Math.min(1, readingOf(upper)!.ratio / ratio) }));
    const worst = inflows.reduce<(typeof inflows)[number] | null>(
      (best, one) => (best === null || one.share > best.share ? one : best),
      null,
    );
    const stretch = { lower, upper: worst?.upper ?? null, share: carried * (1 - (worst?.share ?? 0)) };
    for (const reach of inside) stretches.set(reach, stretch);
    for (const { upper, share } of inflows) waiting.push({ lower: upper, carried: carried * share });
  }
  return stretches.get(traced)?.upper === null ? null : stretches;
}

/** From a measured reach up every branch to the next measured one. */
function walkUp(above: Inflows, lower: number, readingOf: (reach: number) => LimitReading | null) {
  const inside = [lower];
  const uppers: number[] = [];
  for (let at = 0; at < inside.length; at++)
    for (const reach of above[inside[at]!]!) {
      // Water of which a reading of zero is known carries nothing, and nothing can be compared with it.
      if ((readingOf(reach)?.ratio ?? 0) > 0) uppers.push(reach);
      else inside.push(reach);
    }
  return { inside, uppers };
}

export function listInflows(network: Network): number[][] {
  const above: number[][] = network.ids.map(() => []);
  for (const [i, below] of network.downstream.entries()) if (below >= 0) above[below]!.push(i);
  return above;
}
