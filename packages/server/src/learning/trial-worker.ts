// The thread in which a duty rule is tried on past months: one month after the other comes in, the sums go out.
import { parentPort, workerData } from 'node:worker_threads';
import {
  type AllocationAsked,
  allocateMonth,
  type ForecastMonth,
  type MonthAllocation,
} from '@xunhe/domain/duty/allocate-month';
import { sumAllocations, sumByReach } from '@xunhe/domain/duty/allocate-totals';
import { type MonthPreview, previewMonth, type Rules } from '@xunhe/domain/duty/rule-preview';
import { groupLoads, LOAD_KEYS, sumPreview } from '@xunhe/domain/duty/rule-totals';
import { makeCalendar } from '@xunhe/domain/ground/calendar';
import type { YearHolidays } from '@xunhe/domain/ground/holidays';

export type TrialTask =
  | { readonly kind: 'preview'; readonly rules: Rules }
  | { readonly kind: 'allocate'; readonly asked: AllocationAsked };

export interface TrialStart {
  readonly task: TrialTask;
  /** The city's own years of the work calendar. */
  readonly years: ReadonlyMap<number, YearHolidays>;
}

/** A month to be counted, or null: no more come, and the answer is wanted. */
export type TrialStep = ForecastMonth | null;

const { task, years } = workerData as TrialStart;
const { isWorkingDay } = makeCalendar(years);
const previews: MonthPreview[] = [];
const allocations: MonthAllocation[] = [];

parentPort!.on('message', (facts: TrialStep) => {
  if (facts === null) parentPort!.postMessage(task.kind === 'preview' ? sumPreviews(task.rules) : sumAllocated());
  else {
    if (task.kind === 'preview') previews.push(previewMonth(facts, task.rules, isWorkingDay));
    else allocations.push(allocateMonth(facts, task.asked, isWorkingDay));
    parentPort!.postMessage(null);
  }
});

function sumPreviews(rules: Rules) {
  const { district, town, post, chief } = LOAD_KEYS;
  return {
    sums: sumPreview(previews, rules),
    rows: {
      ...{ district: groupLoads(previews, district), town: groupLoads(previews, town) },
      ...{ post: groupLoads(previews, post), chief: groupLoads(previews, chief) },
    },
  };
}

function sumAllocated() {
  return { total: sumAllocations(allocations), rows: sumByReach(allocations) };
}

export type PreviewAnswer = ReturnType<typeof sumPreviews>;
export type AllocationAnswer = ReturnType<typeof sumAllocated>;
