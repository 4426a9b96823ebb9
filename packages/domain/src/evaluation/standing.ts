// Where a chief stands in a month (履职榜): three depths apart, each told as a part of his peers and never as a rank. Where the uncertainty
// reaches over the mean of the peers, that is what is told: chance alone neither crowns nor shames anybody.
import type { PostLevel } from '../people/post.ts';
import { groupPeers, type PeerGroup } from './standing-peers.ts';
import {
  DEPTHS,
  type Depth,
  listNumbersOf,
  STANDING_NUMBERS,
  type StandingNumber,
  type StandingRule,
} from './standing-rule.ts';
import { addCounts, type Count, type StandingShare, shrinkShare } from './standing-share.ts';

export type Counts = Readonly<Record<StandingNumber, Count>>;

export interface StandingFacts {
  readonly person: string;
  readonly level: PostLevel;
  readonly asked: number;
  readonly counts: Counts;
}

/** WARNING: on the wire. `uncertain`: cannot be told from the mean of the peers. `none`: no case of his own, or nobody to compare with. */
export const POSITIONS = ['upper', 'middle', 'lower', 'uncertain', 'none'] as const;

export type Position = (typeof POSITIONS)[number];

export interface DepthStanding {
  readonly position: Position;
  /** Weighted from the numbers as counted, with its interval; null where no number could be counted. */
  readonly score: { readonly value: number; readonly low: number; readonly high: number; readonly mean: number } | null;
}

export interface Standing extends StandingFacts {
  readonly group: PeerGroup;
  readonly numbers: Readonly<Record<StandingNumber, StandingShare>>;
  readonly depths: Readonly<Record<Depth, DepthStanding>>;
  readonly honoured: boolean;
}

/** Everybody of a month, in the order in which they came. */
export function setStandings(people: readonly StandingFacts[], rule: StandingRule): Standing[] {
  const groups = groupPeers(people, rule);
  const scored = new Map<readonly StandingFacts[], Map<string, Scored>>();
  return people.map((one) => {
    const { group, members } = groups.get(one.person)!;
    const scores = scored.get(members) ?? scoreMembers(members, rule);
    scored.set(members, scores);
    return tellStanding(one, group, { scores, rule });
  });
}

type Score = DepthStanding['score'];

interface Scored {
  readonly numbers: Standing['numbers'];
  readonly scores: Readonly<Record<Depth, Score>>;
}

/** Each member beside all others of the group. */
function scoreMembers(members: readonly StandingFacts[], rule: StandingRule): Map<string, Scored> {
  const all = mapNumbers((number) => addCounts(members.map(({ counts }) => counts[number])));
  return new Map(
    members.map(({ person, counts }) => {
      const numbers = mapNumbers((number) =>
        shrinkShare(counts[number], without(all[number], counts[number]), rule.pseudoCases.value[number]),
      );
      return [person, { numbers, scores: mapDepths((depth) => scoreDepth(numbers, depth, rule)) }];
    }),
  );
}

function scoreDepth(numbers: Standing['numbers'], depth: Depth, rule: StandingRule): Score {
  const weights = rule.weights.value;
  const told = listNumbersOf(depth).filter((number) => numbers[number].value !== null && weights[number] > 0);
  if (told.length === 0) return null;
  const whole = sum(told, (number) => weights[number]);
  const weigh = (of: (share: StandingShare) => number) => sum(told, (number) => (weights[number] / whole) * of(numbers[number])); // biome-ignore format: one line
  const value = weigh((share) => share.value!);
  const variance = sum(told, (number) => (weights[number] / whole) ** 2 * numbers[number].variance);
  const reach = rule.deviations.value * Math.sqrt(variance);
  return {
    value,
    mean: weigh((share) => share.mean!),
    ...{ low: Math.max(0, value - reach), high: Math.min(1, value + reach) },
  };
}

function tellStanding(
  one: StandingFacts,
  group: PeerGroup,
  { scores, rule }: { readonly scores: ReadonlyMap<string, Scored>; readonly rule: StandingRule },
): Standing {
  const own = scores.get(one.person)!;
  const depths = mapDepths((depth) => {
    const score = own.scores[depth];
    const isBare = listNumbersOf(depth).every((number) => own.numbers[number].denominator === 0);
    // Of whom nothing is known in a depth, nothing is said.
    if (score === null || isBare || group.by === 'few') return { position: 'none' as const, score };
    const others = [...scores.values()].flatMap(({ scores: of }) => of[depth]?.value ?? []);
    return { position: placeScore(score, others), score };
  });
  const isUpper = depths.content.position === 'upper' && depths.result.position === 'upper';
  return {
    ...one,
    ...{ group, numbers: own.numbers, depths },
    honoured: rule.honours.value.given && isUpper && depths.form.position !== 'lower',
  };
}

/** The third of the group in which a score lies; ties share theirs. An outer third is told only of who stands clear of the mean. */
function placeScore({ value, low, high, mean }: NonNullable<Score>, all: readonly number[]): Position {
  const below = all.filter((other) => other < value).length;
  const ties = all.filter((other) => other === value).length - 1;
  const share = all.length < 2 ? 0.5 : (below + ties / 2) / (all.length - 1);
  if (share > 1 / 3 && share < 2 / 3) return 'middle';
  if (share >= 2 / 3) return low > mean ? 'upper' : 'uncertain';
  return high < mean ? 'lower' : 'uncertain';
}

function without(all: Count, own: Count): Count {
  return { numerator: all.numerator - own.numerator, denominator: all.denominator - own.denominator };
}

function mapNumbers<T>(of: (number: StandingNumber) => T): Record<StandingNumber, T> {
  return Object.fromEntries(STANDING_NUMBERS.map((number) => [number, of(number)])) as Record<StandingNumber, T>;
}

function mapDepths<T>(of: (depth: Depth) => T): Record<Depth, T> {
  return Object.fromEntries(DEPTHS.map((depth) => [depth, of(depth)])) as Record<Depth, T>;
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
