// What must be known to read a standing rightly, as kinds with their numbers; the screens put words to them.
import type { Standing } from './standing.ts';
import { DEPTHS, type Depth, STANDING_NUMBERS, type StandingNumber, type StandingRule } from './standing-rule.ts';
import type { Count } from './standing-share.ts';

/** WARNING: on the wire. */
export type StandingReason =
  /** Compared with all of his level, because too few of a like duty are there. */
  | { readonly kind: 'group.level'; readonly people: number; readonly least: number }
  | { readonly kind: 'group.few'; readonly people: number; readonly least: number }
  | { readonly kind: 'cases.none'; readonly number: StandingNumber }
  /** His own cases weigh less than the mean of the peers. */
  | {
      readonly kind: 'cases.few';
      readonly number: StandingNumber;
      readonly cases: number;
      readonly pseudoCases: number;
    }
  | { readonly kind: 'mean.none'; readonly number: StandingNumber }
  | {
      readonly kind: 'overlap';
      readonly depth: Depth;
      readonly low: number;
      readonly high: number;
      readonly mean: number;
    }
  | { readonly kind: 'target.better' | 'target.worse'; readonly now: Count; readonly before: Count }
  | { readonly kind: 'leftOut'; readonly number: StandingNumber; readonly rows: number };

export function listStandingReasons(
  standing: Standing,
  known: {
    readonly rule: StandingRule;
    /** Months on target in the same months a year before. */
    readonly targetBefore: Count;
    /** Rows that do not count after an objection. */
    readonly leftOut: Partial<Readonly<Record<StandingNumber, number>>>;
  },
): StandingReason[] {
  const { rule, targetBefore, leftOut } = known;
  return [
    ...explainGroup(standing, rule),
    ...STANDING_NUMBERS.flatMap((number) => explainNumber(standing, number, rule)),
    ...DEPTHS.flatMap((depth) => explainDepth(standing, depth)),
    ...explainChange(standing.counts.targetMet, targetBefore),
    ...STANDING_NUMBERS.flatMap((number) =>
      leftOut[number] ? [{ kind: 'leftOut' as const, number, rows: leftOut[number] }] : [],
    ),
  ];
}

function explainGroup({ group: { by, people } }: Standing, rule: StandingRule): StandingReason[] {
  const { least } = rule.peers.value;
  if (by === 'band') return [];
  return [{ kind: by === 'few' ? 'group.few' : 'group.level', people, least }];
}

function explainNumber({ numbers }: Standing, number: StandingNumber, rule: StandingRule): StandingReason[] {
  const { denominator: cases, mean } = numbers[number];
  const pseudoCases = rule.pseudoCases.value[number];
  if (cases === 0) return [{ kind: 'cases.none', number }];
  if (mean === null) return [{ kind: 'mean.none', number }];
  return cases < pseudoCases ? [{ kind: 'cases.few', number, cases, pseudoCases }] : [];
}

function explainDepth({ depths }: Standing, depth: Depth): StandingReason[] {
  const { position, score } = depths[depth];
  if (position !== 'uncertain' || score === null) return [];
  return [{ kind: 'overlap', depth, low: score.low, high: score.high, mean: score.mean }];
}

function explainChange(now: Count, before: Count): StandingReason[] {
  if (now.denominator === 0 || before.denominator === 0) return [];
  const change = now.numerator / now.denominator - before.numerator / before.denominator;
  return change === 0 ? [] : [{ kind: change > 0 ? 'target.better' : 'target.worse', now, before }];
}
