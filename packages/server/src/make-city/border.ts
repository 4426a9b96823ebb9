// Rivers are borders: where most of a reach runs along a village of another town, the neighbour's village reads it too (共界河段).
import type { City } from './city.ts';
import { neighbour } from './lattice.ts';
import type { Region } from './regions.ts';

/** The share of a reach's cells that must touch the neighbour. */
const ENOUGH = 0.5;

/** The village of another town that a reach runs along, null for a reach that stays at home. */
export function borderVillage({ network, regions }: City, reach: number): Region | null {
  const home = regions.townOfVillage[regions.villageOfReach[reach]!]!;
  const touched = new Map<number, number>();
  let cells = 0;
  for (let cell = network.start[reach]!; cell !== network.end[reach]; cell = network.drainage.towards[cell]!) {
    cells++;
    for (const village of villagesAround({ network, regions }, cell))
      if (regions.townOfVillage[village] !== home) touched.set(village, (touched.get(village) ?? 0) + 1);
  }
  const most = [...touched].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
  return most && most[1] >= ENOUGH * cells ? regions.villages[most[0]]! : null;
}

function villagesAround({ network, regions }: Pick<City, 'network' | 'regions'>, cell: number): ReadonlySet<number> {
  const villages = new Set<number>();
  for (let direction = 0; direction < 6; direction++) {
    const next = neighbour(network.lattice, cell, direction);
    const village = next < 0 ? -1 : regions.villageOf[next]!;
    if (village >= 0) villages.add(village);
  }
  return villages;
}
