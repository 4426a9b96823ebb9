// A month looked back on in three depths [S]: form (was it walked), content (was it found and reported), result (did the water improve).
// Each figure keeps its numerator and denominator, so that it opens to its rows; figures of few cases say that they are [D].

export interface Figure {
  /** numerator ÷ denominator, null without a denominator. */
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  /** Too few cases to compare with others. */
  readonly small: boolean;
}

export interface EvaluationFacts {
  readonly duties: readonly {
    readonly person: string;
    readonly reach: string;
    readonly visits: number;
    readonly done: number;
    readonly minutes: number;
  }[];
  readonly patrols: readonly {
    readonly person: string;
    readonly effective: boolean;
    readonly minutes: number;
    readonly lengthM: number;
  }[];
  /** Reported in the month on the area's reaches; `source` as in the register of problems. */
  readonly problems: readonly {
    readonly reporter: string | null;
    readonly source: string;
    readonly key: boolean;
    readonly valid: boolean;
  }[];
  readonly validComplaints: number;
  /** Problems that ended in the month. */
  readonly ended: readonly { readonly onTime: boolean }[];
  /** Reaches measured in the month: worse than target or not. */
  readonly measured: readonly { readonly fails: boolean }[];
  readonly measuredYearBefore: readonly { readonly fails: boolean }[];
}

export interface MonthFigures {
  readonly form: {
    readonly dayVisits: Figure;
    readonly effectivePatrols: Figure;
    readonly lengthKm: number;
    readonly hours: number;
  };
  readonly content: {
    /** Chiefs with at least one valid problem ÷ chiefs who patrolled. */
    readonly discovery: Figure;
    /** Valid problems found by chiefs per 100 effective patrols. */
    readonly per100Patrols: Figure;
    /** Key problems first reported by chiefs ÷ all key problems of the same reaches. */
    readonly keyReporting: Figure;
    /** Found by chiefs ÷ found by chiefs and citizens together. */
    readonly ownShare: Figure;
  };
  readonly result: { readonly failing: Figure; readonly failingYearBefore: Figure; readonly closedOnTime: Figure };
  /** Minutes asked a month per chief with a duty. */
  readonly burden: Figure;
}

/** Below so many cases a share says little [D]. */
export const SMALL = 5;

export function evaluateMonth(facts: EvaluationFacts): MonthFigures {
  const effective = facts.patrols.filter((patrol) => patrol.effective);
  const valid = facts.problems.filter((problem) => problem.valid);
  const byChiefs = valid.filter((problem) => problem.source === 'chief');
  const walkers = new Set(facts.patrols.map((patrol) => patrol.person));
  const finders = new Set(
    byChiefs.flatMap(({ reporter }) => (reporter !== null && walkers.has(reporter) ? [reporter] : [])),
  );
  const keys = valid.filter((problem) => problem.key);
  const asked = sum(facts.duties, (duty) => duty.visits);
  return {
    form: {
      dayVisits: share(
        sum(facts.duties, (duty) => Math.min(duty.done, duty.visits)),
        asked,
      ),
      effectivePatrols: share(effective.length, facts.patrols.length),
      lengthKm: sum(effective, (patrol) => patrol.lengthM) / 1000,
      hours: sum(effective, (patrol) => patrol.minutes) / 60,
    },
    content: {
      discovery: share(finders.size, walkers.size),
      per100Patrols: {
        ...share(byChiefs.length, effective.length),
        value: effective.length === 0 ? null : (100 * byChiefs.length) / effective.length,
      },
      keyReporting: share(keys.filter((problem) => problem.source === 'chief').length, keys.length),
      ownShare: share(byChiefs.length, byChiefs.length + facts.validComplaints),
    },
    result: {
      failing: share(facts.measured.filter(({ fails }) => fails).length, facts.measured.length),
      failingYearBefore: share(
        facts.measuredYearBefore.filter(({ fails }) => fails).length,
        facts.measuredYearBefore.length,
      ),
      closedOnTime: share(facts.ended.filter(({ onTime }) => onTime).length, facts.ended.length),
    },
    burden: share(
      sum(facts.duties, (duty) => duty.visits * duty.minutes),
      new Set(facts.duties.filter((duty) => duty.visits > 0).map((duty) => duty.person)).size,
    ),
  };
}

function share(numerator: number, denominator: number): Figure {
  return {
    value: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator,
    small: denominator < SMALL,
  };
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
