// Distances on the ground. Within a city a local plane is exact to centimetres and a hundred times cheaper than the sphere.

const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Great-circle metres between two WGS 84 points, degrees. */
export function haversineM(lonA: number, latA: number, lonB: number, latB: number): number {
  const dLat = (latB - latA) * RADIANS;
  const dLon = (lonB - lonA) * RADIANS;
  const a = Math.sin(dLat / 2) ** 2 + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** A plane in metres that touches the earth at one point. Good to about 1 in 10,000 within 100 km. */
export interface Plane {
  readonly lon0: number;
  readonly lat0: number;
  readonly metresPerLon: number;
  readonly metresPerLat: number;
}

export function makePlane(lon0: number, lat0: number): Plane {
  const phi = lat0 * RADIANS;
  // Series of the WGS 84 ellipsoid for one degree of latitude and longitude.
  return {
    lon0,
    lat0,
    metresPerLat: 111_132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi),
    metresPerLon: 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi),
  };
}

export function toX(plane: Plane, lon: number): number {
  return (lon - plane.lon0) * plane.metresPerLon;
}

export function toY(plane: Plane, lat: number): number {
  return (lat - plane.lat0) * plane.metresPerLat;
}

/** Square metres from a point to a segment, on the plane. */
export function squaredToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square));
  const ex = x - ax - t * dx;
  const ey = y - ay - t * dy;
  return ex * ex + ey * ey;
}

/** Metres along a way of WGS 84 points, degrees. */
export function wayLengthM(points: readonly (readonly [lon: number, lat: number])[]): number {
  return points.slice(1).reduce((sum, [lon, lat], i) => sum + haversineM(points[i]![0], points[i]![1], lon, lat), 0);
}

/**
 * Square metres inside a closed way of WGS 84 points, degrees; the last point joins the first. On a plane that touches the earth at the first
 * point: good to about 1 in 1,000 within 100 km. A way that crosses itself counts its loops against each other.
 */
export function areaM2(points: readonly (readonly [lon: number, lat: number])[]): number {
  const [first] = points;
  if (!first || points.length < 3) return 0;
  const plane = makePlane(first[0], first[1]);
  const twice = points.reduce((sum, [lon, lat], i) => {
    const [nextLon, nextLat] = points[(i + 1) % points.length]!;
    return sum + toX(plane, lon) * toY(plane, nextLat) - toX(plane, nextLon) * toY(plane, lat);
  }, 0);
  return Math.abs(twice) / 2;
}
