// The very same coordinates again (C10): twenty fixes in a row, each to a tenth of a metre where a fix of another track was. No phone does
// that by itself. A phone that lies still repeats one place, so fixes that repeat the one before are left out first.
import type { TrackPoint } from '../point.ts';

export const LEAST_RUN = 20;

export interface FixTrail {
  /** Each place as one number. */
  readonly places: Float64Array;
  /** Chosen places with their positions: of any twenty in a row at least one is chosen, and the same one in every track. */
  readonly anchors: ReadonlyMap<number, number>;
}

export function readTrail(points: readonly TrackPoint[]): FixTrail {
  const places: number[] = [];
  for (const { lon, lat } of points) {
    const place = toPlace(lon, lat);
    if (place !== places.at(-1)) places.push(place);
  }
  return { places: Float64Array.from(places), anchors: new Map(chooseAnchors(places).map((i) => [places[i]!, i])) };
}

/** The longest run of places that both have in the same order. */
export function longestRun(a: FixTrail, b: FixTrail): number {
  let longest = 0;
  for (const [place, i] of a.anchors) {
    const j = b.anchors.get(place);
    if (j === undefined) continue;
    let [before, after] = [0, 1];
    while (i > before && j > before && a.places[i - before - 1] === b.places[j - before - 1]) before++;
    while (i + after < a.places.length && a.places[i + after] === b.places[j + after]) after++;
    longest = Math.max(longest, before + after);
  }
  return longest;
}

/** A million places a degree; the latitude modulo 16.8 degrees, so that both fit into one exact number. */
function toPlace(lon: number, lat: number): number {
  return Math.round((lon + 180) * 1e6) * 2 ** 24 + (Math.round((lat + 90) * 1e6) % 2 ** 24);
}

/** In every window of twenty the place whose scrambled number is the smallest (winnowing). */
function chooseAnchors(places: readonly number[]): number[] {
  const scrambled = places.map(scramble);
  const anchors: number[] = [];
  let least = -1;
  for (let end = LEAST_RUN - 1; end < places.length; end++) {
    const from = end - LEAST_RUN + 1;
    if (least < from) {
      least = from;
      for (let k = from + 1; k <= end; k++) if (scrambled[k]! <= scrambled[least]!) least = k;
    } else if (scrambled[end]! <= scrambled[least]!) least = end;
    if (anchors.at(-1) !== least) anchors.push(least);
  }
  return anchors;
}

function scramble(place: number): number {
  const low = (place % 2 ** 32) | 0;
  const high = (place / 2 ** 32) | 0;
  const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
