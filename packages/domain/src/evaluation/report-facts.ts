// What a report is made from: the deeds of all chiefs of a city over a period, the one before it and the water's year before, in rows that
// hold no more than is counted. One set serves thousands of reports, so it is sorted by person and by water once.
import type { WarningLevel } from '../duty/level.ts';
import type { Day } from '../ground/day.ts';
import { groupBy } from '../ground/group.ts';
import type { Month } from '../ground/month.ts';
import type { PostLevel } from '../people/post.ts';
import type { ReportPeriod } from './report-period.ts';

export interface DutyFact {
  readonly month: Month;
  readonly person: string;
  readonly reach: string;
  readonly level: WarningLevel;
  /** Day-visits asked and, of those, done. */
  readonly visits: number;
  readonly done: number;
  /** Least minutes of one visit. */
  readonly minutes: number;
}

export interface PatrolFact {
  readonly month: Month;
  /** Whose duty it serves: of an assistant's patrol the chief he walked for. */
  readonly person: string;
  readonly reach: string;
  readonly effective: boolean;
  readonly minutes: number;
  readonly lengthM: number;
}

export interface ProblemFact {
  readonly id: string;
  readonly reach: string;
  readonly type: string;
  readonly source: string;
  readonly key: boolean;
  /** The chief who found it, or for whom it was reported; null for everybody else. */
  readonly finder: string | null;
  readonly reportedDay: Day;
  readonly endedDay: Day | null;
  readonly dueDay: Day | null;
  /** False when it was no problem, or one that was known. */
  readonly valid: boolean;
}

export interface ClassFact {
  readonly reach: string;
  readonly month: Month;
  /** 1–6 for Ⅰ to Ⅴ and 劣Ⅴ; null when what was measured gives none. */
  readonly wqClass: number | null;
  /** Worse than the target of the reach. */
  readonly fails: boolean;
}

export interface ReportReach {
  readonly id: string;
  readonly region: string;
  readonly lengthM: number;
  readonly targetClass: number;
}

export interface ReportChief {
  readonly id: string;
  readonly level: PostLevel;
  readonly region: string;
  /** Waters on which he held a post on a day of the period. */
  readonly reaches: readonly string[];
}

export interface ReportFacts {
  readonly period: ReportPeriod;
  /** Told as of this day: the last of the period, or today while it runs. */
  readonly asOf: Day;
  readonly reaches: readonly ReportReach[];
  readonly chiefs: readonly ReportChief[];
  /** Of the period and the one before. */
  readonly duties: readonly DutyFact[];
  readonly patrols: readonly PatrolFact[];
  readonly problems: readonly ProblemFact[];
  /** Of the period, the one before and the same months a year before. */
  readonly classes: readonly ClassFact[];
  /** The month after the period, once its list is published. */
  readonly next: NextMonth | null;
}

export interface NextMonth {
  readonly month: Month;
  readonly levelByReach: ReadonlyMap<string, WarningLevel>;
  readonly visits: readonly { readonly person: string; readonly reach: string; readonly visits: number }[];
}

/** The rows that one report looks at. */
export interface ReportRows {
  readonly reaches: readonly ReportReach[];
  readonly chiefs: readonly ReportChief[];
  readonly duties: readonly DutyFact[];
  readonly patrols: readonly PatrolFact[];
  readonly problems: readonly ProblemFact[];
  readonly classes: readonly ClassFact[];
  readonly nextVisits: NextMonth['visits'];
}

export interface ReportIndex {
  readonly facts: ReportFacts;
  rowsOfChief(chief: ReportChief): ReportRows;
  rowsOfRegion(prefix: string): ReportRows;
}

/** The significant digits of a district's code. */
const DISTRICT_DIGITS = 6;

export function indexFacts(facts: ReportFacts): ReportIndex {
  const reachById = new Map(facts.reaches.map((reach) => [reach.id, reach]));
  const dutiesBy = groupBy(facts.duties, ({ person }) => person);
  const patrolsBy = groupBy(facts.patrols, ({ person }) => person);
  const problemsAt = groupBy(facts.problems, ({ reach }) => reach);
  const problemsBy = groupBy(facts.problems, ({ finder }) => finder);
  const classesAt = groupBy(facts.classes, ({ reach }) => reach);
  const nextBy = groupBy(facts.next?.visits ?? [], ({ person }) => person);
  const all: ReportRows = { ...facts, nextVisits: facts.next?.visits ?? [] };
  const rowsByPrefix = new Map<string, ReportRows>();
  return {
    facts,
    rowsOfChief(chief) {
      const own = new Set(chief.reaches);
      const duties = dutiesBy.get(chief.id) ?? [];
      // What he found elsewhere is his finding too.
      const elsewhere = (problemsBy.get(chief.id) ?? []).filter(({ reach }) => !own.has(reach));
      return {
        reaches: chief.reaches.flatMap((id) => reachById.get(id) ?? []),
        chiefs: [chief],
        duties,
        patrols: patrolsBy.get(chief.id) ?? [],
        problems: [...chief.reaches.flatMap((id) => problemsAt.get(id) ?? []), ...elsewhere],
        classes: chief.reaches.flatMap((id) => classesAt.get(id) ?? []),
        nextVisits: nextBy.get(chief.id) ?? [],
      };
    },
    rowsOfRegion(prefix) {
      const known = rowsByPrefix.get(prefix);
      if (known) return known;
      // A town is cut out of its district, a district out of the city: of a large city the whole would be gone through for each.
      const around: ReportRows =
        prefix.length > DISTRICT_DIGITS ? this.rowsOfRegion(prefix.slice(0, DISTRICT_DIGITS)) : all;
      const isHere = ({ reach }: { readonly reach: string }) =>
        reachById.get(reach)?.region.startsWith(prefix) === true;
      const rows: ReportRows = {
        reaches: around.reaches.filter(({ region }) => region.startsWith(prefix)),
        chiefs: around.chiefs.filter(({ region }) => region.startsWith(prefix)),
        duties: around.duties.filter(isHere),
        patrols: around.patrols.filter(isHere),
        problems: around.problems.filter(isHere),
        classes: around.classes.filter(isHere),
        nextVisits: around.nextVisits.filter(isHere),
      };
      rowsByPrefix.set(prefix, rows);
      return rows;
    },
  };
}
