// Is a report about what another has reported already? A question with its grounds, never an answer: a person merges. All figures are our
// default [D], as versioned data.
import { byDefault, type Policy, type Sourced } from '../duty/policy.ts';
import { haversineM } from '../ground/geo.ts';
import { bitsApart } from '../patrol/signals/photo-index.ts';

export interface DuplicatePolicy extends Policy {
  readonly mostM: Sourced<number>;
  readonly mostDays: Sourced<number>;
  /** Of the 64 bits of a perceptual hash; what says the same picture again (six bits) is stricter than what says the same thing. */
  readonly mostBits: Sourced<number>;
  /** What each ground weighs; they sum to 1. */
  readonly weights: Sourced<Readonly<Record<'place' | 'time' | 'type' | 'picture', number>>>;
  /** From this score on it is asked. */
  readonly least: Sourced<number>;
}

export const DEFAULT_DUPLICATES: DuplicatePolicy = {
  id: 'duplicates-default',
  version: 1,
  effectiveFrom: '2000-01',
  mostM: byDefault(200),
  mostDays: byDefault(30),
  mostBits: byDefault(10),
  weights: byDefault({ place: 0.4, time: 0.15, type: 0.25, picture: 0.2 }),
  least: byDefault(0.4),
};

export interface Reported {
  readonly id: string;
  readonly reach: string;
  readonly type: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly atMs: number;
  /** Perceptual hashes of its pictures of before, 16 hexadecimal digits. */
  readonly phashes: readonly (string | null)[];
}

export interface Likeness {
  readonly id: string;
  /** 0 to 1. */
  readonly score: number;
  /** Null where one of them has no place; then they lie on the same reach. */
  readonly distanceM: number | null;
  readonly days: number;
  readonly sameType: boolean;
  /** Fewest bits by which two of their pictures differ; null where none are alike. */
  readonly bits: number | null;
}

const DAY_MS = 86_400_000;
/** Two of whom nobody knows the place on one reach: as if they lay half as far apart as they may. */
const REACH_SHARE = 0.5;

/** Those that are like it, the likest first. */
export function findDuplicates(
  one: Reported,
  others: readonly Reported[],
  policy: DuplicatePolicy = DEFAULT_DUPLICATES,
): Likeness[] {
  return others
    .flatMap((other) => (other.id === one.id ? [] : (compareReports(one, other, policy) ?? [])))
    .filter(({ score }) => score >= policy.least.value)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** Null when they lie too far apart, in place or in time. */
export function compareReports(
  one: Reported,
  other: Reported,
  policy: DuplicatePolicy = DEFAULT_DUPLICATES,
): Likeness | null {
  const days = Math.abs(one.atMs - other.atMs) / DAY_MS;
  if (days > policy.mostDays.value) return null;
  const distanceM = distanceOf(one, other);
  if (distanceM === null ? one.reach !== other.reach : distanceM > policy.mostM.value) return null;
  const near = distanceM === null ? REACH_SHARE : 1 - distanceM / policy.mostM.value / 2;
  const bits = fewestBits(one.phashes, other.phashes, policy.mostBits.value);
  const sameType = one.type === other.type;
  const weights = policy.weights.value;
  const score =
    weights.place * near +
    weights.time * (1 - days / policy.mostDays.value) +
    (sameType ? weights.type : 0) +
    (bits === null ? 0 : weights.picture);
  return { id: other.id, score, distanceM, days, sameType, bits };
}

function distanceOf(one: Reported, other: Reported): number | null {
  if (one.lon === null || one.lat === null || other.lon === null || other.lat === null) return null;
  return haversineM(one.lon, one.lat, other.lon, other.lat);
}

function fewestBits(ones: Reported['phashes'], others: Reported['phashes'], most: number): number | null {
  const apart = ones.flatMap((one) => others.flatMap((other) => bitsApart(one, other) ?? []));
  const fewest = Math.min(...apart);
  return fewest <= most ? fewest : null;
}
