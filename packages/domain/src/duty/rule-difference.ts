// What differs between two versions of the duty rule, figure by figure, squares of the table that change alike told together.
import { POST_LEVELS, type PostLevel } from '../people/post.ts';
import { LEVELS, type WarningLevel } from './level.ts';
import type { PatrolMode } from './mode.ts';
import type { Frequency } from './period.ts';
import type { Origin, Sourced } from './policy.ts';
import { floorShare } from './random-floor.ts';
import { type Ask, type DutyRule, findAsk, NO_FLOOR, WATER_CONDITIONS, type WaterCondition } from './rule.ts';
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
  | ({ readonly kind: 'cap' | 'randomFloor'; readonly post: PostLevel } & Change<number>)
  | ({ readonly kind: 'minutes' | 'lengthM' | 'shortCoverage' } & Change<number>);

export function compareRules(from: DutyRule, to: DutyRule): RuleChange[] {
  return [
    ...POST_LEVELS.flatMap((post) => [
      ...compareTable('frequency', { from, to, post, of: (ask) => ask.frequency }),
      ...compareTable('modes', { from, to, post, of: (ask) => ask.modes }),
      ...compareTable('together', { from, to, post, of: (ask) => ask.together }),
      ...compareFigure(from.capPerMonth.value[post], to.capPerMonth.value[post], from.capPerMonth.source).map(
        (change) => ({ kind: 'cap' as const, post, ...change }),
      ),
      ...compareFigure(floorShare(from, post), floorShare(to, post), (from.randomFloor ?? NO_FLOOR).source).map(
        (change) => ({ kind: 'randomFloor' as const, post, ...change }),
      ),
    ]),
    ...(['minutes', 'lengthM', 'shortCoverage'] as const).flatMap((kind) =>
      compareFigure(from.threshold[kind].value, to.threshold[kind].value, from.threshold[kind].source).map(
        (change) => ({ kind, ...change }),
      ),
    ),
  ];
}

function compareFigure(from: number, to: number, source: Origin): Change<number>[] {
  return from === to ? [] : [{ from, to, source }];
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
