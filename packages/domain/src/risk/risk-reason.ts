// The kinds of reasons for a risk, with their numbers. WARNING: stored with every assessment; add, never rename.
import type { FailingRun } from './features/failing-run.ts';

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
  /** Every month sampled and failing, up to `monthsAgo`; `worseThanV`: each of them was worse than class Ⅴ. */
  | ({ readonly kind: 'risk.failingInARow' } & FailingRun)
  /** The same of the nearest measured reach above. */
  | ({ readonly kind: 'risk.upstreamInARow'; readonly reach: string } & FailingRun)
  /** The ratio to the limit is so many times what it was a year ago; above 1 is worse. */
  | { readonly kind: 'risk.trend'; readonly times: number }
  | { readonly kind: 'risk.upstreamFailing'; readonly reach: string; readonly failed: number; readonly of: number }
  | { readonly kind: 'risk.riverFailing'; readonly share: number }
  | { readonly kind: 'risk.rain'; readonly totalMm: number; readonly usualMm: number }
  | { readonly kind: 'risk.rainAfterDry'; readonly totalMm: number; readonly dryDays: number }
  | { readonly kind: 'risk.sources'; readonly count: number; readonly loadKgd: number }
  /** On the reach and on all above it. */
  | { readonly kind: 'risk.sewageWorks'; readonly count: number }
  | { readonly kind: 'risk.complaints'; readonly count: number; readonly months: number }
  | { readonly kind: 'risk.findings'; readonly count: number; readonly hours: number; readonly months: number }
  /** No sample of its own: predicted from what surrounds it. */
  | { readonly kind: 'risk.unmonitored' }
  | { readonly kind: 'risk.noRecentSample'; readonly months: number }
  /** Not enough to learn from: the last sample or the reach's own rate was used. */
  | { readonly kind: 'risk.notEnoughData'; readonly samples: number }
  | { readonly kind: 'risk.noData' };
