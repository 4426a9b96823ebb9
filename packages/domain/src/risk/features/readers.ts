// Which reaches' features read the samples of a reach as their nearest along the water: the question of `neighbour-features` asked from the
// other end. Means of the river, of the district and of the city are apart from it.
import { FURTHEST } from './neighbour-features.ts';

export interface Network {
  /** Index of the reach below, -1 at a mouth. */
  readonly downstream: readonly number[];
  readonly upstream: readonly (readonly number[])[];
}

/** @param isMeasured has the reach samples of its own within the year; a measured reach hides what lies beyond it */
export function listReaders(network: Network, isMeasured: (row: number) => boolean, row: number): ReadonlySet<number> {
  const readers = new Set<number>();
  for (let at = network.downstream[row]!, steps = 0; at >= 0 && steps < FURTHEST; steps++) {
    readers.add(at);
    if (isMeasured(at)) break;
    at = network.downstream[at]!;
  }
  const waiting = network.upstream[row]!.map((index) => ({ index, steps: 1 }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { index, steps } = next;
    readers.add(index);
    if (isMeasured(index) || steps === FURTHEST) continue;
    for (const further of network.upstream[index]!) waiting.push({ index: further, steps: steps + 1 });
  }
  readers.delete(row);
  return readers;
}
