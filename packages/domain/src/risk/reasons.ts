// Why a reach is at risk, as data: kinds and numbers, ordered by what they contribute. Words are put to them by the screens.
import type { GroupContribution } from './explain-ensemble.ts';
import { failingOf, failingRun } from './features/failing-run.ts';
import type { Prepared } from './features/prepared-history.ts';
import { newestOf, sameSeason, statsOf, trendOf } from './features/windows.ts';
import type { FeatureGroup } from './learner/feature-matrix.ts';
import type { RiskReason } from './risk-reason.ts';
import {
  complaintReason,
  findingReason,
  rainReason,
  riverReason,
  sourceReasons,
  upstreamReason,
} from './surrounding-reasons.ts';

const MOST = 4;
/** What changes the odds by less than a tenth is no reason [D]; the strongest is told in any case. */
const LEAST_EFFECT = Math.log(1.1);

/** @param contributions of the groups, any order; empty when no model spoke */
export function findReasons(
  prepared: Prepared,
  at: { readonly reach: number; readonly month: number },
  contributions: readonly GroupContribution[],
): RiskReason[] {
  const ranked = [...contributions].sort(
    (a, b) => Math.abs(b.value) - Math.abs(a.value) || (a.group < b.group ? -1 : 1),
  );
  const reasons: RiskReason[] = [];
  const seen = new Set<string>();
  for (const [i, { group, value }] of ranked.entries()) {
    if (i > 0 && Math.abs(value) < LEAST_EFFECT) break;
    for (const reason of reasonsOfGroup(prepared, at, { group, raises: value > 0 })) {
      if (seen.has(reason.kind) || reasons.length >= MOST) continue;
      seen.add(reason.kind);
      reasons.push(reason);
    }
  }
  return reasons;
}

interface At {
  readonly reach: number;
  readonly month: number;
}

function reasonsOfGroup(prepared: Prepared, at: At, by: { group: FeatureGroup; raises: boolean }): RiskReason[] {
  switch (by.group) {
    case 'lastSample':
    case 'indicators':
      return sampleReason(prepared, at);
    case 'recentMonths':
      return [...sampleReason(prepared, at), ...(by.raises ? runReason(prepared, at) : [])];
    case 'longRecord':
      return recordReason(prepared, at, by.raises);
    case 'sameMonth':
    case 'season':
      return by.raises ? seasonReason(prepared, at) : [];
    case 'upstream':
      return by.raises ? upstreamReason(prepared, at) : [];
    case 'neighbours':
      return by.raises ? riverReason(prepared, at) : [];
    case 'rain':
      return by.raises ? rainReason(prepared, at) : [];
    case 'sources':
      return by.raises ? sourceReasons(prepared, at) : [];
    case 'complaints':
      return by.raises ? complaintReason(prepared, at) : [];
    case 'findings':
      return by.raises ? findingReason(prepared, at) : [];
    case 'land':
    case 'reach':
      return [];
  }
}

/** The indicator that stood worst against the limit of the target class in the newest sampled month of the last half year. */
function sampleReason({ history }: Prepared, { reach, month }: At): RiskReason[] {
  const { age } = newestOf({ values: history.ratio, from: reach * history.months, at: month }, 6);
  if (Number.isNaN(age)) return [];
  const target = history.reaches[reach]!;
  const kind = target.kind === 'lake' || target.kind === 'reservoir' ? 1 : 0;
  let worst: { i: number; ratio: number; value: number; limit: number } | null = null;
  for (const [i, limits] of history.limits[kind]!.entries()) {
    const value = history.means[i]![reach * history.months + month - age]!;
    if (limits === null || Number.isNaN(value)) continue;
    const limit = limits[target.targetClass - 1]!;
    const ratio = history.lowerIsWorse[i] ? limit / Math.max(value, limit / 5) : value / limit;
    if (!worst || ratio > worst.ratio) worst = { i, ratio, value, limit };
  }
  if (!worst) return [];
  const facts = {
    indicator: history.indicators[worst.i]!,
    value: worst.value,
    limit: worst.limit,
    wqClass: target.targetClass,
    monthsAgo: age,
  };
  if (worst.ratio > 1) return [{ kind: 'risk.overLimit', ...facts, times: worst.ratio - 1 }];
  if (worst.ratio > 0.7) return [{ kind: 'risk.nearLimit', ...facts, share: worst.ratio }];
  return [{ kind: 'risk.withinLimits', monthsAgo: age }];
}

function runReason(prepared: Prepared, at: At): RiskReason[] {
  const run = failingRun(prepared, at);
  return run ? [{ kind: 'risk.failingInARow', ...run }] : [];
}

/** A run that holds all that failed says more than their number. */
function recordReason(prepared: Prepared, at: At, raises: boolean): RiskReason[] {
  const { count, sum } = statsOf(failingOf(prepared, at.reach, at.month), 12);
  if (count === 0) return [];
  const trend = trendReason(prepared, at, raises);
  if (!raises)
    return [...(sum <= count / 4 ? [{ kind: 'risk.seldomFails', failed: sum, of: count } as const] : []), ...trend];
  if (sum === 0) return trend;
  const run = failingRun(prepared, at);
  if (run && run.months >= sum) return [{ kind: 'risk.failingInARow', ...run }, ...trend];
  return [{ kind: 'risk.failingMonths', failed: sum, of: count }, ...trend];
}

/** A year's change that is worth a word [D]: a third up or down, along a line that the samples keep to (r = .58 is 5 % of chance for 12). */
const LEAST_CHANGE = Math.log(4 / 3);
const LEAST_CORRELATION = 0.6;

function trendReason({ history, distance }: Prepared, at: At, raises: boolean): RiskReason[] {
  const { slope, correlation } = trendOf({ values: distance, from: at.reach * history.months, at: at.month }, 12);
  const isStrong = Math.abs(slope) >= LEAST_CHANGE && Math.abs(correlation) >= LEAST_CORRELATION;
  return isStrong && slope > 0 === raises ? [{ kind: 'risk.trend', times: Math.exp(slope) }] : [];
}

function seasonReason(prepared: Prepared, at: At): RiskReason[] {
  const past = sameSeason(failingOf(prepared, at.reach, at.month), 6, 0);
  const failed = past.reduce((sum, value) => sum + value, 0);
  const month = ((prepared.history.firstMonth + at.month + 1) % 12) + 1;
  return past.length >= 3 && failed * 2 >= past.length
    ? [{ kind: 'risk.sameSeason', failed, of: past.length, month }]
    : [];
}
