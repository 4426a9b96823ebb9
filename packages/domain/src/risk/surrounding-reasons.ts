// Reasons that lie around a reach: the water above, the rest of its river, rain, what stands on the bank, what people saw.
import { failingOf, failingRun } from './features/failing-run.ts';
import type { Prepared } from './features/prepared-history.ts';
import { meanOf, type Past, statsOf } from './features/windows.ts';
import type { RiskReason } from './risk-reason.ts';

interface At {
  readonly reach: number;
  readonly month: number;
}

export function upstreamReason(prepared: Prepared, at: At): RiskReason[] {
  const above = nearestMeasured(prepared, at);
  const { reaches } = prepared.history;
  let longest: (RiskReason & { kind: 'risk.upstreamInARow' }) | null = null;
  for (const reach of above) {
    const run = failingRun(prepared, { reach, month: at.month });
    if (run && run.months > (longest?.months ?? 0))
      longest = { kind: 'risk.upstreamInARow', reach: reaches[reach]!.id, ...run };
  }
  if (longest) return [longest];
  let worst: { reach: string; failed: number; of: number } | null = null;
  for (const reach of above) {
    const { count, sum } = statsOf(failingOf(prepared, reach, at.month), 6);
    if (sum > (worst?.failed ?? 0)) worst = { reach: reaches[reach]!.id, failed: sum, of: count };
  }
  return worst ? [{ kind: 'risk.upstreamFailing', ...worst }] : [];
}

const FARTHEST_REACHES = 10;

/** Up every branch to the first reach that was measured in the last year, the nearest first. */
function nearestMeasured(prepared: Prepared, at: At): number[] {
  const found: number[] = [];
  const waiting = prepared.upstream[at.reach]!.map((reach) => ({ reach, steps: 1 }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { reach, steps } = next;
    if (statsOf(failingOf(prepared, reach, at.month), 12).count > 0) found.push(reach);
    else if (steps < FARTHEST_REACHES)
      for (const further of prepared.upstream[reach]!) waiting.push({ reach: further, steps: steps + 1 });
  }
  return found;
}

export function riverReason(prepared: Prepared, at: At): RiskReason[] {
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

/** What gathered in pipes and on streets in so many dry days [D] is washed out by a month with so much rain [D]. */
const LONG_DRY_DAYS = 14;
const WASHING_MM = 25;

export function rainReason({ history }: Prepared, at: At): RiskReason[] {
  const rain = history.rain[history.reaches[at.reach]!.gauge];
  if (!rain) return [];
  const totalMm = rain.total[at.month]!;
  const dryDays = at.month > 0 ? rain.drySpellEnd[at.month - 1]! : Number.NaN;
  if (dryDays >= LONG_DRY_DAYS && totalMm >= WASHING_MM) return [{ kind: 'risk.rainAfterDry', totalMm, dryDays }];
  const past = [];
  for (let m = at.month - 12; m >= 0; m -= 12) if (!Number.isNaN(rain.total[m]!)) past.push(rain.total[m]!);
  if (Number.isNaN(totalMm) || past.length < 3) return [];
  return [{ kind: 'risk.rain', totalMm, usualMm: past.reduce((sum, mm) => sum + mm, 0) / past.length }];
}

export function sourceReasons(prepared: Prepared, { reach }: At): RiskReason[] {
  const { reaches } = prepared.history;
  const { sourceCounts, sourceLoadKgd } = reaches[reach]!;
  const count = Object.values(sourceCounts).reduce((sum, one) => sum + one, 0);
  const works = sumAbove(prepared, reach, (i) => reaches[i]!.sourceCounts.wwtp ?? 0);
  return [
    ...(count > 0 ? [{ kind: 'risk.sources', count, loadKgd: sourceLoadKgd } as const] : []),
    ...(works > 0 ? [{ kind: 'risk.sewageWorks', count: works } as const] : []),
  ];
}

/** Over the reach and all that flows into it, each once. */
function sumAbove({ upstream }: Prepared, reach: number, countOf: (reach: number) => number): number {
  const seen = new Set([reach]);
  for (const one of seen) for (const above of upstream[one]!) seen.add(above);
  return [...seen].reduce((sum, one) => sum + countOf(one), 0);
}

export function complaintReason({ history }: Prepared, at: At): RiskReason[] {
  const count = statsOf({ values: history.complaints, from: at.reach * history.months, at: at.month }, 3).sum;
  return count > 0 ? [{ kind: 'risk.complaints', count, months: 3 }] : [];
}

export function findingReason({ history }: Prepared, at: At): RiskReason[] {
  const past = (values: Float32Array): Past => ({ values, from: at.reach * history.months, at: at.month });
  const count = statsOf(past(history.problems), 3).sum;
  return count > 0 ? [{ kind: 'risk.findings', count, hours: statsOf(past(history.effort), 3).sum, months: 3 }] : [];
}
