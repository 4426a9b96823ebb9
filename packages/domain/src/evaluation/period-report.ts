// The period report (总结报告): of a chief, a town, a district or the city, over a month, a quarter or a year. What was asked, done, found and
// solved, how the water moved, what to do next. It is frozen with the day it tells of, so that paper and screen never disagree.
import { addMonths, type Month } from '../ground/month.ts';
import type { PostLevel } from '../people/post.ts';
import { type Advice, advise } from './report-advice.ts';
import type { ReportChief, ReportIndex, ReportRows } from './report-facts.ts';
import { countFigures, countWater, type ReportFigures, type WaterFigures } from './report-figures.ts';
import { listMonths, listReaches, type MonthLine, type ReachLine } from './report-lines.ts';
import { periodBefore } from './report-period.ts';

export interface PeriodReport {
  readonly figures: ReportFigures;
  /** The period before; null where nothing is known of it. */
  readonly before: ReportFigures | null;
  /** The same months a year before. */
  readonly waterYearBefore: WaterFigures;
  readonly months: readonly MonthLine[];
  readonly reaches: readonly ReachLine[];
  readonly areas: readonly AreaLine[];
  readonly people: readonly PersonLine[];
  readonly next: { readonly month: Month; readonly visits: number } | null;
  readonly advice: readonly Advice[];
}

/** What stands below, in the figures that are compared at a glance. */
export interface LineFigures {
  readonly visits: number;
  readonly done: number;
  readonly effective: number;
  readonly patrols: number;
  readonly foundOwn: number;
  readonly foundOthers: number;
  readonly open: number;
  readonly overdue: number;
  readonly water: WaterFigures;
}

export interface AreaLine extends LineFigures {
  readonly region: string;
  readonly name: string;
}

export interface PersonLine extends LineFigures {
  readonly person: string;
  readonly name: string;
  readonly level: PostLevel;
}

/** Whose names a report speaks of. */
export interface ReportNames {
  reach(id: string): string;
  person(id: string): string;
  region(code: string): string;
}

/** What is below a region: its districts or towns, and in a town its chiefs. */
export interface Below {
  readonly areas: readonly { readonly code: string; readonly prefix: string }[];
  readonly people: readonly ReportChief[];
}

const NOBODY: Below = { areas: [], people: [] };

export function reportChief(index: ReportIndex, chief: ReportChief, names: ReportNames): PeriodReport {
  return makeReport(
    index,
    { rows: index.rowsOfChief(chief), isOwn: (finder) => finder === chief.id, below: NOBODY },
    names,
  );
}

export function reportRegion(
  index: ReportIndex,
  { prefix, below }: { readonly prefix: string; readonly below: Below },
  names: ReportNames,
): PeriodReport {
  // Of an area every chief is its own, wherever he sits.
  return makeReport(index, { rows: index.rowsOfRegion(prefix), isOwn: () => true, below }, names);
}

interface Subject {
  readonly rows: ReportRows;
  readonly isOwn: (finder: string) => boolean;
  readonly below: Below;
}

function makeReport(index: ReportIndex, { rows, isOwn, below }: Subject, names: ReportNames): PeriodReport {
  const { facts } = index;
  const { period, asOf } = facts;
  const earlier = periodBefore(period);
  const figures = countFigures(rows, { months: period.months, asOf }, isOwn);
  const before = countFigures(rows, { months: earlier.months, asOf: earlier.to }, isOwn);
  const reaches = listReaches(rows, facts, names.reach);
  const areas = below.areas.map(({ code, prefix }) => ({
    ...{ region: code, name: names.region(code) },
    ...lineOf(index, { rows: index.rowsOfRegion(prefix), isOwn: () => true }),
  }));
  const people = below.people.map((chief) => ({
    ...{ person: chief.id, name: names.person(chief.id), level: chief.level },
    ...lineOf(index, { rows: index.rowsOfChief(chief), isOwn: (finder) => finder === chief.id }),
  }));
  const next = facts.next && {
    month: facts.next.month,
    visits: rows.nextVisits.reduce((sum, { visits }) => sum + visits, 0),
  };
  return {
    figures,
    before: before.asked.visits + before.walked.patrols + before.water.measured === 0 ? null : before,
    waterYearBefore: countWater(rows.classes, new Set(period.months.map((month) => addMonths(month, -12)))),
    months: listMonths(rows, facts, isOwn),
    ...{ reaches, areas, people, next },
    advice: advise({ figures, reaches, behind: listBehind([...areas, ...people]), next }),
  };
}

function lineOf({ facts }: ReportIndex, { rows, isOwn }: Omit<Subject, 'below'>): LineFigures {
  const time = { months: facts.period.months, asOf: facts.asOf };
  const { asked, walked, found, solved, water } = countFigures(rows, time, isOwn);
  return {
    ...{ visits: asked.visits, done: asked.done, patrols: walked.patrols, effective: walked.effective },
    ...{ foundOwn: found.own, foundOthers: found.others, open: solved.open, overdue: solved.overdue, water },
  };
}

function listBehind(lines: readonly (LineFigures & { readonly name: string })[]) {
  return lines
    .map(({ name, visits, done }) => ({ name, missing: visits - done }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing - a.missing || (a.name < b.name ? -1 : 1));
}
