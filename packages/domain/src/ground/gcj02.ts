// GCJ-02, the datum in which maps sold in China are drawn: WGS 84 moved by some hundred metres that swing with the place. The formula was never
// published by its office; what is known of it (polynomials and sines on the Krasovsky 1940 ellipsoid) has gone from hand to hand since 2010, as in
// `eviltransform`, and agrees with the maps to a metre or so. We store WGS 84 alone: this serves to lay a foreign map under our own lines.

export type LonLat = readonly [lon: number, lat: number];

/** Krasovsky 1940. */
const AXIS_M = 6_378_245;
const ECCENTRICITY2 = 0.006_693_421_622_965_943;
const RADIANS = Math.PI / 180;
/** Outside of these degrees nothing is moved. */
const BOX = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 };

export function wgs84ToGcj02([lon, lat]: LonLat): LonLat {
  if (lon < BOX.west || lon > BOX.east || lat < BOX.south || lat > BOX.north) return [lon, lat];
  const phi = lat * RADIANS;
  const bend = 1 - ECCENTRICITY2 * Math.sin(phi) ** 2;
  const metresPerLat = ((AXIS_M * (1 - ECCENTRICITY2)) / bend ** 1.5) * RADIANS;
  const metresPerLon = (AXIS_M / Math.sqrt(bend)) * Math.cos(phi) * RADIANS;
  const [x, y] = [lon - 105, lat - 35];
  return [lon + eastM(x, y) / metresPerLon, lat + northM(x, y) / metresPerLat];
}

/** There is no formula for the way back: each step takes away what the one before missed by, to below a millimetre. */
export function gcj02ToWgs84([lon, lat]: LonLat): LonLat {
  let [atLon, atLat] = [lon, lat];
  for (let step = 0; step < 6; step++) {
    const [movedLon, movedLat] = wgs84ToGcj02([atLon, atLat]);
    atLon -= movedLon - lon;
    atLat -= movedLat - lat;
  }
  return [atLon, atLat];
}

function eastM(x: number, y: number): number {
  const straight = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  return straight + (ripple(x) + wave(20, x, 1) + wave(40, x, 3) + wave(150, x, 12) + wave(300, x, 30)) * (2 / 3);
}

function northM(x: number, y: number): number {
  const straight = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  return straight + (ripple(x) + wave(20, y, 1) + wave(40, y, 3) + wave(160, y, 12) + wave(320, y, 30)) * (2 / 3);
}

/** Both directions share it. */
function ripple(x: number): number {
  return 20 * Math.sin(6 * Math.PI * x) + 20 * Math.sin(2 * Math.PI * x);
}

function wave(height: number, at: number, over: number): number {
  return height * Math.sin((at / over) * Math.PI);
}
