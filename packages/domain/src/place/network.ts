// The river network from each reach's one `downstream`: who flows into whom, and in which order to walk it from the springs to the sea.
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';

export interface NetworkReach {
  readonly id: string;
  readonly downstream: string | null;
  readonly lengthM: number;
}

export interface Network {
  readonly ids: readonly string[];
  /** Index of the reach below, -1 at a mouth. */
  readonly downstream: Int32Array;
  /** Every reach after all that flow into it. */
  readonly order: Int32Array;
}

/** Refuses a reach below that does not exist (`network.unknown`) and water that flows in a circle (`network.circle`, with its reaches). */
export function makeNetwork(reaches: readonly NetworkReach[]): Result<Network, Refusal> {
  const index = new Map(reaches.map((reach, i) => [reach.id, i]));
  const downstream = new Int32Array(reaches.length).fill(-1);
  const inflows = new Int32Array(reaches.length);
  for (const [i, reach] of reaches.entries()) {
    if (reach.downstream === null) continue;
    const below = index.get(reach.downstream);
    if (below === undefined) return refuse({ kind: 'network.unknown', reach: reach.id, downstream: reach.downstream });
    downstream[i] = below;
    inflows[below]!++;
  }
  const order = new Int32Array(reaches.length);
  let end = 0;
  for (let i = 0; i < reaches.length; i++) if (inflows[i] === 0) order[end++] = i;
  for (let at = 0; at < end; at++) {
    const below = downstream[order[at]!]!;
    if (below >= 0 && --inflows[below]! === 0) order[end++] = below;
  }
  if (end < reaches.length) {
    const circle = reaches.filter((_, i) => inflows[i]! > 0).map((reach) => reach.id);
    return refuse({ kind: 'network.circle', reaches: circle });
  }
  return accept({ ids: reaches.map((reach) => reach.id), downstream, order });
}

export interface Upstream {
  readonly index: number;
  /** Metres of river between the two reaches: the lengths of those in between. */
  readonly distanceM: number;
}

/** All reaches above one, nearest first. */
export function listUpstream(network: Network, lengthsM: ArrayLike<number>, reach: number): Upstream[] {
  const above: number[][] = Array.from(network.downstream, () => []);
  for (const [i, below] of network.downstream.entries()) if (below >= 0) above[below]!.push(i);
  const found: Upstream[] = [];
  const waiting: Upstream[] = above[reach]!.map((index) => ({ index, distanceM: 0 }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    found.push(next);
    const distanceM = next.distanceM + lengthsM[next.index]!;
    for (const index of above[next.index]!) waiting.push({ index, distanceM });
  }
  return found.sort((a, b) => a.distanceM - b.distanceM || a.index - b.index);
}
