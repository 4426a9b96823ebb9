// The lines of a report's tables: month by month, water by water, and who stands below.
import { rank, type WarningLevel } from '../duty/level.ts';
import { groupBy } from '../ground/group.ts';
import { addMonths, dayToMonth, type Month } from '../ground/month.ts';
import type { ReportFacts, ReportRows } from './report-facts.ts';
import { countFigures, countWater, isOpen, type WaterFigures } from './report-figures.ts';

export interface MonthLine {
  readonly month: Month;
  readonly visits: number;
  readonly done: number;
  readonly foundOwn: number;
  readonly foundOthers: number;
  readonly water: WaterFigures;
}

export interface ReachLine {
  readonly reach: string;
  readonly name: string;
  readonly targetClass: number;
  /** The highest of the duties' levels in the period; null without a duty. */
  readonly level: WarningLevel | null;
  readonly visits: number;
  readonly done: number;
  readonly problems: number;
  readonly open: number;
  /** Class of each month of the period: 1–6, null without a sample. */
  readonly classes: readonly (number | null)[];
  readonly water: WaterFigures;
  /** The same months a year before. */
  readonly waterBefore: WaterFigures;
  readonly nextLevel: WarningLevel | null;
  readonly nextVisits: number;
}

export function listMonths(rows: ReportRows, facts: ReportFacts, isOwn: (finder: string) => boolean): MonthLine[] {
  const duties = groupBy(rows.duties, ({ month }) => month);
  const patrols = groupBy(rows.patrols, ({ month }) => month);
  const classes = groupBy(rows.classes, ({ month }) => month);
  return facts.period.months.map((month) => {
    const within = {
      ...{ duties: duties.get(month) ?? [], patrols: patrols.get(month) ?? [], classes: classes.get(month) ?? [] },
      problems: rows.problems,
    };
    const { asked, found, water } = countFigures(within, { months: [month], asOf: facts.asOf }, isOwn);
    return { month, visits: asked.visits, done: asked.done, foundOwn: found.own, foundOthers: found.others, water };
  });
}

/** Those that ask for a look first: by level, then by months worse than the target, then as they come. */
export function listReaches(
  rows: ReportRows,
  { period, asOf, next }: ReportFacts,
  nameOf: (reach: string) => string,
): ReachLine[] {
  const months = new Set(period.months);
  const before = new Set(period.months.map((month) => addMonths(month, -12)));
  const duties = groupBy(rows.duties, ({ reach }) => reach);
  const problems = groupBy(
    rows.problems.filter(({ valid, reportedDay }) => valid && reportedDay <= asOf),
    ({ reach }) => reach,
  );
  const classes = groupBy(rows.classes, ({ reach }) => reach);
  const nextVisits = groupBy(rows.nextVisits, ({ reach }) => reach);
  const lines = rows.reaches.map(({ id, targetClass }): ReachLine => {
    const owed = (duties.get(id) ?? []).filter(({ month }) => months.has(month));
    const here = problems.get(id) ?? [];
    const measured = classes.get(id) ?? [];
    const classOf = new Map(measured.map(({ month, wqClass }) => [month, wqClass]));
    return {
      ...{ reach: id, name: nameOf(id), targetClass },
      level: owed.reduce<WarningLevel | null>(
        (top, { level }) => (top && rank(top) >= rank(level) ? top : level),
        null,
      ),
      visits: owed.reduce((sum, duty) => sum + duty.visits, 0),
      done: owed.reduce((sum, duty) => sum + duty.done, 0),
      problems: here.filter(({ reportedDay }) => months.has(dayToMonth(reportedDay))).length,
      open: here.filter((problem) => isOpen(problem, asOf)).length,
      classes: period.months.map((month) => classOf.get(month) ?? null),
      water: countWater(measured, months),
      waterBefore: countWater(measured, before),
      nextLevel: next?.levelByReach.get(id) ?? null,
      nextVisits: (nextVisits.get(id) ?? []).reduce((sum, { visits }) => sum + visits, 0),
    };
  });
  const order = ({ level }: ReachLine) => (level === null ? -1 : rank(level));
  return lines.sort((a, b) => order(b) - order(a) || b.water.failing - a.water.failing || (a.reach < b.reach ? -1 : 1));
}
