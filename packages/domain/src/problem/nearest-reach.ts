// On which reach of a water somebody stands. Whoever stands far from it reports from elsewhere: then his place is his own affair and says
// nothing of the problem, so it is left away. The distance is that of far points of patrols.
import { makePlane, squaredToSegment, toX, toY } from '../ground/geo.ts';

export interface ReachLines {
  readonly id: string;
  /** Longitude, latitude pairs. */
  readonly lines: readonly (readonly (readonly number[])[])[];
}

export const NEAR_WATER_M = 500;

/** The nearest reach within the distance, null when there is none. */
export function findNearestReach(
  reaches: readonly ReachLines[],
  { lon, lat }: { readonly lon: number; readonly lat: number },
): { readonly id: string; readonly distanceM: number } | null {
  const plane = makePlane(lon, lat);
  let nearest: { id: string; squared: number } | null = null;
  for (const { id, lines } of reaches)
    for (const line of lines)
      for (let i = 0; i < line.length; i++) {
        const [from, to] = [line[Math.max(0, i - 1)]!, line[i]!];
        const squared = squaredToSegment(
          ...([0, 0, toX(plane, from[0]!), toY(plane, from[1]!), toX(plane, to[0]!), toY(plane, to[1]!)] as const),
        );
        if (nearest === null || squared < nearest.squared) nearest = { id, squared };
      }
  if (nearest === null || nearest.squared > NEAR_WATER_M ** 2) return null;
  return { id: nearest.id, distanceM: Math.sqrt(nearest.squared) };
}
