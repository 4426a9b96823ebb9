// What a city may change of a duty rule, as plain figures. The origin of each figure is not for the writer to say: what is as in the rule
// it was based on keeps its origin, everything else is the city's.
import { POST_LEVELS, type PostLevel } from '../people/post.ts';
import { LEVELS, type WarningLevel } from './level.ts';
import type { PatrolMode } from './mode.ts';
import type { Frequency, Period } from './period.ts';
import type { Origin, Policy, Sourced } from './policy.ts';
import {
  type Ask,
  type ByPost,
  type DutyRule,
  fillRule,
  findLine,
  type Place,
  type Square,
  WATER_CONDITIONS,
} from './rule.ts';

/** A visit to several of a chief's waters together: the least share of them, and within which period all of them. */
export interface Together {
  readonly share: number;
  readonly fullRound: Period | null;
}

export interface DraftAsk extends Place, Frequency {
  readonly modes: readonly PatrolMode[];
  readonly together: Together | null;
}

export interface RuleDraft {
  readonly asks: readonly DraftAsk[];
  readonly capPerMonth: ByPost;
  readonly randomFloor: ByPost;
  readonly mostMinutes: ByPost;
  readonly detection: number;
  readonly minutes: number;
  readonly lengthM: number;
  readonly shortCoverage: number;
}

export function draftOf(rule: DutyRule): RuleDraft {
  const { asks, capPerMonth, randomFloor, mostMinutes, detection, threshold } = fillRule(rule);
  return {
    asks: asks.map(({ post, water, level, frequency, modes, together }) => ({
      ...{ post, water, level, ...frequency.value },
      ...{ modes: modes.value, together: together?.value ?? null },
    })),
    capPerMonth: capPerMonth.value,
    randomFloor: randomFloor.value,
    mostMinutes: mostMinutes.value,
    detection: detection.value,
    minutes: threshold.minutes.value,
    lengthM: threshold.lengthM.value,
    shortCoverage: threshold.shortCoverage.value,
  };
}

/** The rule that a draft makes. How tracks are judged otherwise is taken over from the rule it is based on. */
export function settleRule(basedOn: DutyRule, draft: RuleDraft, as: Policy): DutyRule {
  const base = fillRule(basedOn);
  return {
    ...{ id: as.id, version: as.version, effectiveFrom: as.effectiveFrom },
    asks: draft.asks.map((line) => settleAsk(base, draft, line)),
    capPerMonth: settle(draft.capPerMonth, [base.capPerMonth]),
    randomFloor: settle(draft.randomFloor, [base.randomFloor]),
    mostMinutes: settle(draft.mostMinutes, [base.mostMinutes]),
    detection: settle(draft.detection, [base.detection]),
    threshold: {
      ...base.threshold,
      minutes: settle(draft.minutes, [base.threshold.minutes]),
      lengthM: settle(draft.lengthM, [base.threshold.lengthM]),
      shortCoverage: settle(draft.shortCoverage, [base.threshold.shortCoverage]),
    },
  };
}

function settleAsk(base: DutyRule, draft: RuleDraft, line: DraftAsk): Ask {
  const { post, water, level, visits, per, modes, together } = line;
  const squares = listSquares(post).filter((square) => findLine(draft.asks, square) === line);
  const before = squares.map((square) => findLine(base.asks, square));
  const was = <T>(of: (ask: Ask) => Sourced<T> | undefined) =>
    before.map((ask) => (ask === null ? undefined : of(ask)));
  return {
    ...{ post, water, level },
    frequency: settle(
      { visits, per },
      was((ask) => ask.frequency),
    ),
    modes: settle(
      modes,
      was((ask) => ask.modes),
    ),
    ...(together && {
      together: settle(
        together,
        was((ask) => ask.together),
      ),
    }),
  };
}

/** Of one figure that stood in several places with different origins none is published as it now stands. */
function settle<T>(value: T, was: readonly (Sourced<T> | undefined)[]): Sourced<T> {
  const origins = new Set<Origin>(
    was.map((one) => (one !== undefined && isSame(one.value, value) ? one.source : 'city')),
  );
  const [only] = origins;
  return { value, source: origins.size === 1 ? only! : origins.has('city') ? 'city' : 'default' };
}

/** Every square of a post, from the unwarned ordinary water on. */
export function listSquares(post: PostLevel): Square[] {
  return WATER_CONDITIONS.flatMap((water) => LEVELS.map((level) => ({ post, water, level })));
}

export type SquareChange = Partial<Pick<DraftAsk, 'visits' | 'per' | 'modes' | 'together'>>;

/** A draft with one square written anew; what is asked of several waters together is asked alike at every level. */
export function setSquare(draft: RuleDraft, square: Square, to: SquareChange): RuleDraft {
  const written = findLine(draft.asks, square);
  if (written === null) return draft;
  const changed = { ...written, ...to };
  const isWholeRow = written.together !== null || changed.together !== null;
  const asks = POST_LEVELS.flatMap(listSquares).flatMap((one) => {
    const line = findLine(draft.asks, one);
    if (line === null) return [];
    const isRow = one.post === square.post && one.water === square.water;
    const isWritten = isRow && (isWholeRow || one.level === square.level);
    return { ...(isWritten ? { ...line, ...(isWholeRow ? changed : to) } : line), ...one };
  });
  return { ...draft, asks: foldAsks(asks) };
}

/** The table with as few lines as say the same: squares alike at all levels are one line, and waters alike at all levels too. */
function foldAsks(asks: readonly DraftAsk[]): DraftAsk[] {
  return POST_LEVELS.flatMap((post) => {
    const [ordinary, black] = WATER_CONDITIONS.map((water) => foldWater(asks, post, water));
    const isAlike = isSame(ordinary!.map(withoutWater), black!.map(withoutWater));
    return isAlike ? ordinary!.map((line) => ({ ...line, water: 'any' as const })) : [...ordinary!, ...black!];
  });
}

function foldWater(asks: readonly DraftAsk[], post: PostLevel, water: Square['water']): DraftAsk[] {
  const lines = LEVELS.flatMap((level) => {
    const line = findLine(asks, { post, water, level });
    return line === null ? [] : [{ ...line, water, level: level as WarningLevel | 'any' }];
  });
  const [first] = lines;
  return lines.length === LEVELS.length &&
    lines.every((line) => isSame({ ...line, level: 'any' }, { ...first, level: 'any' }))
    ? [{ ...first!, level: 'any' }]
    : lines;
}

function withoutWater(line: DraftAsk): DraftAsk {
  return { ...line, water: 'any' };
}

/** Plain data, whatever the order in which their fields were written. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}
