// Why a reach is at risk, as data: kinds and numbers, ordered by what they contribute. Words are put to them by the screens.
import type { GroupContribution } from './explain-ensemble.ts';
import type { FeatureGroup } from './feature-matrix.ts';
import type { Prepared } from './prepared-history.ts';
import { meanOf, newestOf, type Past, sameSeason, statsOf } from './windows.ts';

export type RiskReason =
  /** A mean of the newest sampled month against the limit of the target class; `times` is the multiple beyond it. */
  | {
      readonly kind: 'risk.overLimit';
      readonly indicator: string;
      readonly value: number;
      readonly limit: number;
      readonly times: number;
      readonly wqClass: number;
      readonly monthsAgo: number;
    }
  | {
      readonly kind: 'risk.nearLimit';
      readonly indicator: string;
      readonly value: number;
      readonly limit: number;
      readonly share: number;
      readonly wqClass: number;
      readonly monthsAgo: number;
    }
  | { readonly kind: 'risk.withinLimits'; readonly monthsAgo: number }
  | { readonly kind: 'risk.failingMonths'; readonly failed: number; readonly of: number }
  | { readonly kind: 'risk.seldomFails'; readonly failed: number; readonly of: number }
  | { readonly kind: 'risk.sameSeason'; readonly failed: number; readonly of: number; readonly month: number }
  | { readonly kind: 'risk.upstreamFailing'; readonly reach: string; readonly failed: number; readonly of: number }
  | { readonly kind: 'risk.riverFailing'; readonly share: number }
  | { readonly kind: 'risk.rain'; readonly totalMm: number; readonly usualMm: number }
  | { readonly kind: 'risk.sources'; readonly count: number; readonly loadKgd: number }
  | { readonly kind: 'risk.complaints'; readonly count: number; readonly months: number }
  | { readonly kind: 'risk.findings'; readonly count: number; readonly hours: number; readonly months: number }
  /** No sample of its own: predicted from what surrounds it. */
  | { readonly kind: 'risk.unmonitored' }
  | { readonly kind: 'risk.noRecentSample'; readonly months: number }
  /** Not enough to learn from: the last sample or the reach's own rate was used. */
  | { readonly kind: 'risk.notEnoughData'; readonly samples: number }
  | { readonly kind: 'risk.noData' };

const MOST = 4;

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
  for (const { group, value } of ranked) {
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
    case 'recentMonths':
    case 'indicators':
      return sampleReason(prepared, at);
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
      return by.raises ? sourceReason(prepared, at) : [];
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

function recordReason(prepared: Prepared, at: At, raises: boolean): RiskReason[] {
  const { count, sum } = statsOf(failingOf(prepared, at.reach, at.month), 12);
  if (count === 0) return [];
  if (raises && sum > 0) return [{ kind: 'risk.failingMonths', failed: sum, of: count }];
  return !raises && sum <= count / 4 ? [{ kind: 'risk.seldomFails', failed: sum, of: count }] : [];
}

function seasonReason(prepared: Prepared, at: At): RiskReason[] {
  const past = sameSeason(failingOf(prepared, at.reach, at.month), 6, 0);
  const failed = past.reduce((sum, value) => sum + value, 0);
  const month = ((prepared.history.firstMonth + at.month + 1) % 12) + 1;
  return past.length >= 3 && failed * 2 >= past.length
    ? [{ kind: 'risk.sameSeason', failed, of: past.length, month }]
    : [];
}

function upstreamReason(prepared: Prepared, at: At): RiskReason[] {
  let worst: { reach: string; failed: number; of: number } | null = null;
  for (const above of prepared.upstream[at.reach]!) {
    const { count, sum } = statsOf(failingOf(prepared, above, at.month), 6);
    if (sum > 0 && (!worst || sum > worst.failed))
      worst = { reach: prepared.history.reaches[above]!.id, failed: sum, of: count };
  }
  return worst ? [{ kind: 'risk.upstreamFailing', ...worst }] : [];
}

function riverReason(prepared: Prepared, at: At): RiskReason[] {
  const { reaches } = prepared.history;
  const own = reaches[at.reach]!;
  const shares = reaches.flatMap((reach, i) => {
    if (i === at.reach || reach.waterBody !== own.waterBody) return [];
    const share = meanOf(failingOf(prepared, i, at.month), 12);
    return Number.isNaN(share) ? [] : [share];
  });
  const share = shares.reduce((sum, one) => sum + one, 0) / shares.length;
  return shares.length > 0 && share >= 0.2 ? [{ kind: 'risk.riverFailing', share }] : [];
}

function rainReason({ history }: Prepared, at: At): RiskReason[] {
  const rain = history.rain[history.reaches[at.reach]!.gauge];
  if (!rain) return [];
  const totalMm = rain.total[at.month]!;
  const past = [];
  for (let m = at.month - 12; m >= 0; m -= 12) if (!Number.isNaN(rain.total[m]!)) past.push(rain.total[m]!);
  if (Number.isNaN(totalMm) || past.length < 3) return [];
  return [{ kind: 'risk.rain', totalMm, usualMm: past.reduce((sum, mm) => sum + mm, 0) / past.length }];
}

function sourceReason({ history }: Prepared, at: At): RiskReason[] {
  const { sourceCounts, sourceLoadKgd } = history.reaches[at.reach]!;
  const count = Object.values(sourceCounts).reduce((sum, one) => sum + one, 0);
  return count > 0 ? [{ kind: 'risk.sources', count, loadKgd: sourceLoadKgd }] : [];
}

function complaintReason({ history }: Prepared, at: At): RiskReason[] {
  const count = statsOf({ values: history.complaints, from: at.reach * history.months, at: at.month }, 3).sum;
  return count > 0 ? [{ kind: 'risk.complaints', count, months: 3 }] : [];
}

function findingReason({ history }: Prepared, at: At): RiskReason[] {
  const past = (values: Float32Array): Past => ({ values, from: at.reach * history.months, at: at.month });
  const count = statsOf(past(history.problems), 3).sum;
  return count > 0 ? [{ kind: 'risk.findings', count, hours: statsOf(past(history.effort), 3).sum, months: 3 }] : [];
}

function failingOf({ history, failing }: Prepared, reach: number, month: number): Past {
  return { values: failing, from: reach * history.months, at: month };
}
