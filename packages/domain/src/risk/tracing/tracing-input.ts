// What source tracing looks at: plain facts of a reach, of what flows into it, and of the sources along both.
import type { Month } from '../../ground/month.ts';
import type { Network } from '../../place/network.ts';
import type { Limits, WaterMonth } from './tracing-signal.ts';

export interface TracedSource {
  readonly id: string;
  readonly kind: string;
  readonly reach: string;
  /** Null when not known. */
  readonly loadKgd: number | null;
  readonly status: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** A confirmed problem that is open, or ended within the months of the rule. */
export interface TracedProblem {
  readonly id: string;
  readonly type: string;
  readonly reach: string;
  readonly open: boolean;
  readonly lon: number | null;
  readonly lat: number | null;
}

export interface TracedBulletin {
  readonly reach: string;
  readonly issuer: string;
}

export interface TracingInput {
  /** Id of the reach; it stands in the network. */
  readonly reach: string;
  readonly month: Month;
  /** The reach and what flows into it. */
  readonly network: Network;
  readonly lengthsM: ArrayLike<number>;
  readonly limits: Limits;
  readonly sources: readonly TracedSource[];
  /** Sampled months by reach, any order; a reach without samples is absent. */
  readonly waters: ReadonlyMap<string, readonly WaterMonth[]>;
  /** Days on which it did not rain stand here with 0; a day that is absent is not known. */
  readonly rainMmByDay: ReadonlyMap<string, number>;
  readonly problems: readonly TracedProblem[];
  readonly bulletins: readonly TracedBulletin[];
}
