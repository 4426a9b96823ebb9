// What differs between two versions of the duty rule, figure by figure, squares of the table that change alike told together.
import { POST_LEVELS, type PostLevel } from '../people/post.ts';
import { LEVELS, type WarningLevel } from './level.ts';
import type { PatrolMode } from './mode.ts';
import type { Frequency } from './period.ts';
import type { Origin, Sourced } from './policy.ts';
import {
  type Ask,
  type ByPost,
  type DutyRule,
  fillRule,
  findAsk,
  WATER_CONDITIONS,
  type WaterCondition,
} from './rule.ts';
import { isSame, type Together } from './rule-draft.ts';

interface Change<T> {
  readonly from: T | null;
  readonly to: T | null;
  /** Where the figure that is left behind came from. */
  readonly source: Origin | null;
}

interface InTable {
  readonly post: PostLevel;
  readonly waters: readonly WaterCondition[];
  readonly levels: readonly WarningLevel[];
}

export type RuleChange =
  | ({ readonly kind: 'frequency' } & InTable & Change<Frequency>)
  | ({ readonly kind: 'modes' } & InTable & Change<readonly PatrolMode[]>)
  | ({ readonly kind: 'together' } & InTable & Change<Together>)
  | ({ readonly kind: 'cap' | 'randomFloor' | 'mostMinutes'; readonly post: PostLevel } & Change<number>)
  | ({ readonly kind: 'minutes' | 'lengthM' | 'shortCoverage' | 'detection' } & Change<number>);

export function compareRules(before: DutyRule, after: DutyRule): RuleChange[] {
  const [from, to] = [fillRule(before), fillRule(after)];
  return [
    ...POST_LEVELS.flatMap((post) => [
      ...compareTable('frequency', { from, to, post, of: (ask) => ask.frequency }),
      ...compareTable('modes', { from, to, post, of: (ask) => ask.modes }),
      ...compareTable('together', { from, to, post, of: (ask) => ask.together }),
      ...comparePost('cap', post, [from.capPerMonth, to.capPerMonth]),
      ...comparePost('randomFloor', post, [from.randomFloor, to.randomFloor]),
      ...comparePost('mostMinutes', post, [from.mostMinutes, to.mostMinutes]),
    ]),
    ...(['minutes', 'lengthM', 'shortCoverage'] as const).flatMap((kind) =>
      compareFigure([from.threshold[kind], to.threshold[kind]]).map((change) => ({ kind, ...change })),
    ),
    ...compareFigure([from.detection, to.detection]).map((change) => ({ kind: 'detection' as const, ...change })),
  ];
}

function comparePost<K extends 'cap' | 'randomFloor' | 'mostMinutes'>(
  kind: K,
  post: PostLevel,
  [from, to]: readonly [Sourced<ByPost>, Sourced<ByPost>],
) {
  const sides = [from, to].map(({ value, source }) => ({ value: value[post], source }));
  return compareFigure([sides[0]!, sides[1]!]).map((change) => ({ kind, post, ...change }));
}

function compareFigure([from, to]: readonly [Sourced<number>, Sourced<number>]): Change<number>[] {
  return from.value === to.value ? [] : [{ from: from.value, to: to.value, source: from.source }];
}

interface TableSide<T> {
  readonly from: DutyRule;
  readonly to: DutyRule;
  readonly post: PostLevel;
  of(ask: Ask): Sourced<T> | undefined;
}

/** Levels of one water that change alike become one entry, then waters whose entries are alike. */
function compareTable(kind: 'frequency' | 'modes' | 'together', side: TableSide<unknown>): RuleChange[] {
  const entries: (InTable & Change<unknown>)[] = [];
  for (const water of WATER_CONDITIONS)
    for (const level of LEVELS) {
      const change = compareSquare(side, water, level);
      if (change === null) continue;
      const alike = entries.findIndex((entry) => isSame(entry.waters, [water]) && isSameChange(entry, change));
      const entry = entries[alike];
      if (entry) entries[alike] = { ...entry, levels: [...entry.levels, level] };
      else entries.push({ post: side.post, waters: [water], levels: [level], ...change });
    }
  const merged: (InTable & Change<unknown>)[] = [];
  for (const entry of entries) {
    const alike = merged.findIndex((other) => isSame(other.levels, entry.levels) && isSameChange(other, entry));
    const other = merged[alike];
    if (other) merged[alike] = { ...other, waters: [...other.waters, ...entry.waters] };
    else merged.push(entry);
  }
  return merged.map((entry) => ({ kind, ...entry }) as RuleChange);
}

function compareSquare<T>(side: TableSide<T>, water: WaterCondition, level: WarningLevel): Change<T> | null {
  const [from, to] = [side.from, side.to].map((rule) => {
    const ask = findAsk(rule, side.post, water, level);
    return ask === null ? undefined : side.of(ask);
  });
  if (isSame(from?.value, to?.value)) return null;
  return { from: from?.value ?? null, to: to?.value ?? null, source: from?.source ?? null };
}

function isSameChange(a: Change<unknown>, b: Change<unknown>): boolean {
  return isSame([a.from, a.to, a.source], [b.from, b.to, b.source]);
}
