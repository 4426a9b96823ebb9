// A past month shared out by a budget, beside what the rule asked and the same budget spread evenly: what each would have covered by the
// forecasts that were known before the month, and of what then failed by its samples. It changes no duty.
import type { Month } from '../ground/month.ts';
import { type AllocatedReach, allocateVisits, coverageOf, meanProbability, spreadEvenly } from './allocate.ts';
import type { Duty } from './duty.ts';
import type { IsWorkingDay } from './period.ts';
import type { DutyRule } from './rule.ts';
import { assignBy, type PreviewMonth, type PreviewReach } from './rule-preview.ts';

export interface ForecastReach extends PreviewReach {
  readonly probability: number | null;
}

export interface ForecastMonth extends PreviewMonth {
  readonly reaches: readonly ForecastReach[];
}

export const WAYS = ['allocated', 'byRule', 'evenly'] as const;
export type Way = (typeof WAYS)[number];

export interface AllocationAsked {
  readonly rule: DutyRule;
  /** Day-visits; null: as many as the rule asks. */
  readonly budget: number | null;
  readonly floor: number;
  readonly detection: number;
}

export interface AllocatedRow extends Readonly<Record<Way, number>> {
  readonly reach: string;
  readonly region: string;
  readonly probability: number | null;
  readonly fails: boolean | null;
  readonly drawn: boolean;
}

export interface WaySum {
  readonly visits: number;
  /** Failures covered: as expected by the forecasts, and of those that samples proved. */
  readonly expected: number;
  readonly caught: number;
}

export interface MonthAllocation {
  readonly month: Month;
  readonly budget: number;
  readonly short: number;
  readonly unspent: number;
  readonly drawn: number;
  /** All that is to be covered: expected by the forecasts, and proved. */
  readonly expected: number;
  readonly failures: number;
  readonly ways: Readonly<Record<Way, WaySum>>;
  readonly rows: readonly AllocatedRow[];
}

export function allocateMonth(
  facts: ForecastMonth,
  asked: AllocationAsked,
  isWorkingDay: IsWorkingDay,
): MonthAllocation {
  const { rule, floor, detection } = asked;
  const byRule = countByReach(assignBy(facts, rule, isWorkingDay), ({ visits }) => visits);
  const unwarned = assignBy({ ...facts, reaches: facts.reaches.map(unwarn) }, withoutDraw(rule), isWorkingDay);
  const least = countByReach(unwarned, ({ visits }) => visits);
  const most = countByReach(unwarned, ({ post, visits }) => Math.max(visits, rule.capPerMonth.value[post]));
  const reaches = facts.reaches.map(({ id, probability, level }): AllocatedReach => {
    const warned = level !== null && level !== 'none';
    return { id, probability, warned, least: least.get(id) ?? 0, most: most.get(id) ?? 0 };
  });
  const visits = asked.budget ?? [...byRule.values()].reduce((sum, count) => sum + count, 0);
  const budget = { visits, floor, detection, seed: `${facts.city}/${facts.month}` };
  const allocation = allocateVisits(reaches, budget);
  const even = spreadEvenly(reaches, budget);
  const rows = facts.reaches.map(({ id, region, probability, fails }) => ({
    ...{ reach: id, region, probability, fails, drawn: allocation.drawn.has(id) },
    ...{ allocated: allocation.visits.get(id) ?? 0, byRule: byRule.get(id) ?? 0, evenly: even.get(id) ?? 0 },
  }));
  const mean = meanProbability(rows);
  const sum = (of: (row: AllocatedRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const sumWay = (way: Way): WaySum => ({
    visits: sum((row) => row[way]),
    expected: sum((row) => (row.probability ?? mean) * coverageOf(row[way], detection)),
    caught: sum((row) => (row.fails ? coverageOf(row[way], detection) : 0)),
  });
  return {
    ...{ month: facts.month, budget: visits, short: allocation.short, unspent: allocation.unspent },
    drawn: allocation.drawn.size,
    expected: sum((row) => row.probability ?? mean),
    failures: sum((row) => (row.fails ? 1 : 0)),
    ways: { allocated: sumWay('allocated'), byRule: sumWay('byRule'), evenly: sumWay('evenly') },
    rows,
  };
}

function unwarn(reach: PreviewReach): PreviewReach {
  return { ...reach, level: null };
}

/** The least is what is asked of every unwarned water: the visit of a draw is not. */
function withoutDraw({ randomFloor: _, ...rule }: DutyRule): DutyRule {
  return rule;
}

function countByReach(duties: readonly Duty[], of: (duty: Duty) => number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const duty of duties) counts.set(duty.reach, (counts.get(duty.reach) ?? 0) + of(duty));
  return counts;
}
