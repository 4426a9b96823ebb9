// A position of WGS 84 in degrees, as files and forms bring it.

/** What is wrong with a position, null when nothing is. A latitude beyond 90 beside a small longitude is a swapped pair. */
export function judgePosition(lon: number, lat: number): 'lon' | 'lat' | 'swapped' | null {
  if (!(Math.abs(lat) <= 90)) return Math.abs(lon) <= 90 && Math.abs(lat) <= 180 ? 'swapped' : 'lat';
  return Math.abs(lon) <= 180 ? null : 'lon';
}
