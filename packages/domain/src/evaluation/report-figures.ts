// The figures of a report, in the three depths of a performance [S]: form (what was asked and done), content (what was found), result (what
// was solved, how the water is). Counts only: shares are made where they are shown, with what they are shares of beside them.
import { LEVELS, type WarningLevel } from '../duty/level.ts';
import { type Day, dayNumber } from '../ground/day.ts';
import { groupBy } from '../ground/group.ts';
import { dayToMonth, type Month } from '../ground/month.ts';
import type { ClassFact, ProblemFact, ReportRows } from './report-facts.ts';

export interface ReportFigures {
  readonly asked: { readonly visits: number; readonly done: number; readonly minutes: number };
  /** Per level of a month's duty, from red down; a water counts in each month. */
  readonly byLevel: readonly {
    readonly level: WarningLevel;
    readonly visits: number;
    readonly done: number;
  }[];
  readonly walked: {
    readonly patrols: number;
    readonly effective: number;
    /** Of the effective ones. */
    readonly lengthM: number;
    readonly minutes: number;
  };
  readonly found: {
    /** By the chiefs that the report is of. */
    readonly own: number;
    /** By citizens, inspectors and everybody else, on the same waters. */
    readonly others: number;
    readonly key: number;
    readonly keyOwn: number;
    readonly types: readonly { readonly type: string; readonly count: number }[];
  };
  readonly solved: {
    readonly ended: number;
    /** Of those with a day. */
    readonly withDay: number;
    readonly onTime: number;
    /** Days from report to end; null without one that ended. */
    readonly medianDays: number | null;
    /** At the end of the time told of. */
    readonly open: number;
    readonly overdue: number;
  };
  readonly water: WaterFigures;
}

export interface WaterFigures {
  /** Reach-months with a class, and those worse than the target. */
  readonly measured: number;
  readonly failing: number;
}

export interface FigureTime {
  readonly months: readonly Month[];
  readonly asOf: Day;
}

/** @param isOwn whether a chief who found something is one of those that the report is of */
export function countFigures(
  rows: Pick<ReportRows, 'duties' | 'patrols' | 'problems' | 'classes'>,
  { months, asOf }: FigureTime,
  isOwn: (finder: string) => boolean,
): ReportFigures {
  const within = new Set(months);
  const duties = rows.duties.filter(({ month }) => within.has(month));
  const patrols = rows.patrols.filter(({ month }) => within.has(month));
  const effective = patrols.filter((patrol) => patrol.effective);
  const valid = rows.problems.filter((problem) => problem.valid && problem.reportedDay <= asOf);
  const found = valid.filter(({ reportedDay }) => within.has(dayToMonth(reportedDay)));
  const own = found.filter(({ finder }) => finder !== null && isOwn(finder));
  const levels = groupBy(duties, ({ level }) => level);
  return {
    asked: {
      visits: sum(duties, ({ visits }) => visits),
      done: sum(duties, ({ done }) => done),
      minutes: sum(duties, ({ visits, minutes }) => visits * minutes),
    },
    byLevel: LEVELS.toReversed().flatMap((level) => {
      const ofLevel = levels.get(level);
      if (!ofLevel) return [];
      return { level, visits: sum(ofLevel, ({ visits }) => visits), done: sum(ofLevel, ({ done }) => done) };
    }),
    walked: {
      patrols: patrols.length,
      effective: effective.length,
      lengthM: sum(effective, ({ lengthM }) => lengthM),
      minutes: sum(effective, ({ minutes }) => minutes),
    },
    found: {
      own: own.length,
      others: found.length - own.length,
      key: count(found, ({ key }) => key),
      keyOwn: count(own, ({ key }) => key),
      types: [...groupBy(found, ({ type }) => type)]
        .map(([type, ofType]) => ({ type, count: ofType.length }))
        .sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1)),
    },
    solved: countSolved(valid, { months, asOf }),
    water: countWater(rows.classes, within),
  };
}

function countSolved(valid: readonly ProblemFact[], { months, asOf }: FigureTime): ReportFigures['solved'] {
  const within = new Set(months);
  const ended = valid.filter(
    ({ endedDay }) => endedDay !== null && endedDay <= asOf && within.has(dayToMonth(endedDay)),
  );
  const dated = ended.filter(({ dueDay }) => dueDay !== null);
  const open = valid.filter((problem) => isOpen(problem, asOf));
  return {
    ended: ended.length,
    withDay: dated.length,
    onTime: count(dated, ({ endedDay, dueDay }) => endedDay! <= dueDay!),
    medianDays: median(ended.map(({ endedDay, reportedDay }) => dayNumber(endedDay!) - dayNumber(reportedDay))),
    open: open.length,
    overdue: count(open, ({ dueDay }) => dueDay !== null && dueDay < asOf),
  };
}

export function countWater(classes: readonly ClassFact[], months: ReadonlySet<Month>): WaterFigures {
  const within = classes.filter(({ month }) => months.has(month));
  return { measured: within.length, failing: count(within, ({ fails }) => fails) };
}

/** Not ended by the evening of a day. */
export function isOpen({ endedDay }: Pick<ProblemFact, 'endedDay'>, asOf: Day): boolean {
  return endedDay === null || endedDay > asOf;
}

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

function count<T>(rows: readonly T[], is: (row: T) => boolean): number {
  return rows.reduce((total, row) => total + (is(row) ? 1 : 0), 0);
}
