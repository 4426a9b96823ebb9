// Do somebody's patrols pile up just above the minutes or metres that make one count? Three windows of the same width are compared: just
// below the threshold, just above it, and the next one. A rising or falling habit fills one neighbour as well; only a heap that stands above
// both is asked about. Whoever stops as soon as the phone says "enough" makes such a heap too: it is a question of effort, not of cheating.
import { binomialTail, holm } from './binomial.ts';
import type { Signal } from './signal.ts';

export interface PileUpRules {
  readonly width: number;
  /** So many must lie just above, and in all. */
  readonly leastAbove: number;
  readonly leastInAll: number;
  /** The heap is at least so many times its higher neighbour. */
  readonly times: number;
  /** After the correction for many questions. */
  readonly chance: number;
}

/** [D] */
export const MINUTES_RULES: PileUpRules = { width: 2, leastAbove: 12, leastInAll: 20, times: 2, chance: 0.01 };
export const LENGTH_RULES: PileUpRules = { ...MINUTES_RULES, width: 100 };

/** The values of one chief, or of all chiefs of a town. */
export interface PileUpGroup {
  readonly key: string;
  /** Null for a place. */
  readonly person: string | null;
  readonly values: readonly number[];
}

export interface Heap {
  readonly below: number;
  readonly above: number;
  readonly next: number;
}

export interface PileUp extends Heap {
  readonly group: PileUpGroup;
  /** Of a heap like this by chance, corrected for all groups that were asked. */
  readonly chance: number;
}

export function countHeap(values: readonly number[], threshold: number, width: number): Heap {
  const within = (from: number, to: number) => values.filter((value) => value >= from && value < to).length;
  return {
    below: within(threshold - width, threshold),
    above: within(threshold, threshold + width),
    next: within(threshold + width, threshold + 2 * width),
  };
}

/** Chance of so high a heap if it were no higher than the higher of its neighbours. */
export function chanceOfHeap({ below, above, next }: Heap): number {
  return binomialTail(above, above + Math.max(below, next));
}

export function findPileUps(groups: readonly PileUpGroup[], threshold: number, rules: PileUpRules): PileUp[] {
  const asked = groups
    .filter(({ values }) => values.length >= rules.leastInAll)
    .map((group) => ({ group, heap: countHeap(group.values, threshold, rules.width) }));
  const chances = holm(asked.map(({ heap }) => chanceOfHeap(heap)));
  return asked.flatMap(({ group, heap }, i) =>
    heap.above >= rules.leastAbove &&
    heap.above >= rules.times * Math.max(heap.below, heap.next) &&
    chances[i]! <= rules.chance
      ? [{ group, ...heap, chance: chances[i]! }]
      : [],
  );
}

export function toPileUpSignal(
  { group, below, above, next, chance }: PileUp,
  asked: {
    readonly kind: 'pileUp.minutes' | 'pileUp.length';
    readonly threshold: number;
    readonly rules: PileUpRules;
    readonly from: string;
    readonly to: string;
  },
): Signal {
  const { kind, threshold, rules, from, to } = asked;
  const start = Math.max(0, threshold - 5 * rules.width);
  const bins = Array.from({ length: 15 }, (_, i) => {
    const left = start + i * rules.width;
    return group.values.filter((value) => value >= left && value < left + rules.width).length;
  });
  return {
    ...{ kind, severity: 'weak', key: `${group.key}/${to}`, person: group.person, patrol: null, otherPatrol: null },
    numbers: {
      ...{ below, above, next, patrols: group.values.length, chance, threshold, width: rules.width, from, to },
      ...{ start, bins },
    },
  };
}
