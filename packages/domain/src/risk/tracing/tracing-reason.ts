// Why a source stands where it does in a tracing, and what must be known before the list is read: kinds with their numbers.

export type TracingReason =
  | { readonly kind: 'tracing.onReach' }
  | { readonly kind: 'tracing.distance'; readonly distanceM: number }
  | { readonly kind: 'tracing.load'; readonly loadKgd: number; readonly share: number }
  | { readonly kind: 'tracing.loadUnknown' }
  | ({ readonly kind: 'tracing.signature' | 'tracing.otherSignature'; readonly share: number } & Told)
  /** From the nearest measured reach above (`reach`) to the one that closes the stretch below (`lower`). */
  | {
      readonly kind: 'tracing.step' | 'tracing.noStep';
      readonly indicator: string;
      readonly reach: string;
      readonly lower: string;
      readonly from: number;
      readonly to: number;
    }
  /** The source stands on or above a measured reach that fails, or passes. */
  | ({ readonly kind: 'tracing.upstreamFailing' | 'tracing.upstreamPasses'; readonly reach: string } & Told)
  | {
      readonly kind: 'tracing.rainRises' | 'tracing.rainDilutes' | 'tracing.rainAgainst';
      readonly correlation: number;
      readonly months: number;
    }
  | { readonly kind: 'tracing.sampledWet' | 'tracing.sampledDry'; readonly rainMm: number; readonly days: number }
  | {
      readonly kind: 'tracing.openProblem' | 'tracing.endedProblem';
      readonly type: string;
      readonly count: number;
      /** Beside the source itself, or somewhere on its reach. */
      readonly where: 'source' | 'reach';
      readonly problems: readonly string[];
    }
  | { readonly kind: 'tracing.bulletin'; readonly issuer: string }
  /** The register itself calls it faulty, in these words. */
  | { readonly kind: 'tracing.faulty'; readonly status: string }
  | { readonly kind: 'tracing.rectified' }
  | { readonly kind: 'tracing.closed' };

/** What must be known before the list is read. */
export type TracingNote =
  | { readonly kind: 'tracing.noSources' }
  /** Ranked by distance, load and what is on record alone. */
  | { readonly kind: 'tracing.noSample'; readonly months: number }
  | { readonly kind: 'tracing.nothingOver' }
  | ({ readonly kind: 'tracing.lookUpstream'; readonly reach: string } & Told)
  | { readonly kind: 'tracing.noStation' }
  | { readonly kind: 'tracing.fewMonths'; readonly months: number; readonly needed: number }
  | { readonly kind: 'tracing.still' }
  /** So many reaches of this river lie outside the region of the person who asks; their sources are not in the list. */
  | { readonly kind: 'tracing.outsideRegion'; readonly count: number }
  | { readonly kind: 'tracing.capped'; readonly shown: number; readonly considered: number };

interface Told {
  readonly indicator: string;
  readonly value: number;
  readonly limit: number | null;
  readonly ratio: number;
}
