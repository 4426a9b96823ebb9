// What a report says in words: what went well, and what to do next. Kinds with their numbers, the most pressing first; each comes from
// figures that stand in the same report. Few lines on purpose: a list of twenty is no advice [D].
import { rank } from '../duty/level.ts';
import type { Month } from '../ground/month.ts';
import type { ReportFigures } from './report-figures.ts';
import type { ReachLine } from './report-lines.ts';

/** WARNING: stored, and worded by the screens; add, never rename. */
export const ADVICE_KINDS = [
  'report.allDone',
  'report.foundFirst',
  'report.onTime',
  'report.waterBetter',
  'report.overdue',
  'report.missed',
  'report.redUnvisited',
  'report.foundByOthers',
  'report.waterWorse',
  'report.belowBehind',
  'report.nextMonth',
  'report.nextRaised',
  'report.nothingToMend',
] as const;

export type AdviceKind = (typeof ADVICE_KINDS)[number];

export interface Advice {
  readonly kind: AdviceKind;
  readonly is: 'well' | 'next';
  readonly n: number;
  readonly of: number | null;
  /** Waters or people it speaks of, a few by name. */
  readonly names: readonly string[];
  readonly month: Month | null;
}

export interface AdviceFacts {
  readonly figures: ReportFigures;
  readonly reaches: readonly ReachLine[];
  /** People or areas below with visits left undone, worst first, by name. */
  readonly behind: readonly { readonly name: string; readonly missing: number }[];
  readonly next: { readonly month: Month; readonly visits: number } | null;
}

const MOST_NAMES = 3;
/** A rise of the share of failing months is told from this many measured ones on, as in the month's evaluation [D]. */
const FEW = 3;

export function advise(facts: AdviceFacts): Advice[] {
  const well = listWell(facts);
  const next = listNext(facts);
  const rest: Advice[] = next.some(({ kind }) => kind !== 'report.nextMonth')
    ? []
    : [say('report.nothingToMend', 'next', 0)];
  return [...well, ...rest, ...next];
}

function listWell({ figures, reaches }: AdviceFacts): Advice[] {
  const { asked, found, solved } = figures;
  const better = reaches.filter((reach) => changeOf(reach) < 0);
  return [
    ...when(asked.visits > 0 && asked.done === asked.visits, () => say('report.allDone', 'well', asked.visits)),
    ...when(found.own > found.others, () =>
      say('report.foundFirst', 'well', found.own, { of: found.own + found.others }),
    ),
    ...when(solved.withDay >= FEW && solved.onTime === solved.withDay, () =>
      say('report.onTime', 'well', solved.onTime),
    ),
    ...when(better.length > 0, () => say('report.waterBetter', 'well', better.length, { names: namesOf(better) })),
  ];
}

function listNext({ figures, reaches, behind, next }: AdviceFacts): Advice[] {
  const { asked, found, solved } = figures;
  const unvisited = reaches.filter(({ level, visits, done }) => level === 'red' && visits > 0 && done === 0);
  const worse = reaches.filter((reach) => changeOf(reach) > 0);
  const raised = reaches.filter(
    ({ level, nextLevel }) => nextLevel !== null && rank(nextLevel) > rank(level ?? 'none'),
  );
  const month = next?.month ?? null;
  return [
    ...when(solved.overdue > 0, () => say('report.overdue', 'next', solved.overdue, { of: solved.open })),
    ...when(unvisited.length > 0, () =>
      say('report.redUnvisited', 'next', unvisited.length, { names: namesOf(unvisited) }),
    ),
    ...when(asked.done < asked.visits, () =>
      say('report.missed', 'next', asked.visits - asked.done, { of: asked.visits }),
    ),
    ...when(behind.length > 0, () =>
      say('report.belowBehind', 'next', behind.length, { names: behind.slice(0, MOST_NAMES).map(({ name }) => name) }),
    ),
    ...when(found.others > found.own, () =>
      say('report.foundByOthers', 'next', found.others, { of: found.own + found.others }),
    ),
    ...when(worse.length > 0, () => say('report.waterWorse', 'next', worse.length, { names: namesOf(worse) })),
    ...when(raised.length > 0, () =>
      say('report.nextRaised', 'next', raised.length, { names: namesOf(raised), month }),
    ),
    ...when(next !== null && next.visits > 0, () => say('report.nextMonth', 'next', next!.visits, { month })),
  ];
}

/** Above 0: a greater share of months worse than the target than a year before; 0 where few were measured. */
export function changeOf({ water, waterBefore }: Pick<ReachLine, 'water' | 'waterBefore'>): number {
  const isFew = Math.min(water.measured, waterBefore.measured) < 1 || water.measured + waterBefore.measured < FEW;
  return isFew ? 0 : water.failing / water.measured - waterBefore.failing / waterBefore.measured;
}

function say(
  kind: AdviceKind,
  is: Advice['is'],
  n: number,
  more: { readonly of?: number; readonly names?: readonly string[]; readonly month?: Month | null } = {},
): Advice {
  return { kind, is, n, of: more.of ?? null, names: more.names ?? [], month: more.month ?? null };
}

function when(is: boolean, make: () => Advice): Advice[] {
  return is ? [make()] : [];
}

function namesOf(lines: readonly ReachLine[]): string[] {
  return lines.slice(0, MOST_NAMES).map(({ name }) => name);
}
