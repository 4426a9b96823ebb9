// When a patrol counts. Cities differ (5–30 minutes, 300 m–2 km [S]), so the figures belong to the rule and carry their origin.
import type { PatrolMode } from './mode.ts';
import { byDefault, type Sourced, sourced } from './policy.ts';

/** What a mode without a track must bring. `document`: a scan or photo of the paper; `problem`: the case worked on. */
export const EVIDENCE = ['note', 'photo', 'document', 'problem', 'track'] as const;

export type Evidence = (typeof EVIDENCE)[number];

/** Each inner list is a choice: one of its kinds is enough. */
export interface ModeEvidence {
  readonly needs: readonly (readonly Evidence[])[];
  /** True: even with complete evidence a person looks at it before it counts. */
  readonly byPerson: boolean;
}

export interface EffectiveThreshold {
  readonly minutes: Sourced<number>;
  readonly lengthM: Sourced<number>;
  /** A reach shorter than `lengthM` counts when this share of it is covered. */
  readonly shortCoverage: Sourced<number>;
  /** Distance from the bank within which a point is on the reach; the wide one where the water is wider than `wideWaterM`. */
  readonly bufferM: Sourced<number>;
  readonly wideBufferM: Sourced<number>;
  readonly wideWaterM: Sourced<number>;
  /** Faster than this nobody looks at a river, m/s; and above this share of the moving time a person looks at the patrol. */
  readonly speedMs: Sourced<Readonly<Partial<Record<PatrolMode, number>>>>;
  readonly fastShare: Sourced<number>;
  /** At this share of the time in one spot and above, too. */
  readonly stillShare: Sourced<number>;
  /** A walk that lies so far beside a reach, all of it in one direction, was told in another datum. */
  readonly shiftM: Sourced<{ readonly leastM: number; readonly mostM: number }>;
  /** Above this share of a track without fixes a failed patrol goes to a person. */
  readonly gapShare: Sourced<number>;
  /** A fix farther than this from every reach of the person is not kept as a place. */
  readonly farM: Sourced<number>;
  readonly evidence: Sourced<Readonly<Partial<Record<PatrolMode, ModeEvidence>>>>;
}

export const DEFAULT_THRESHOLD: EffectiveThreshold = {
  minutes: sourced(10),
  lengthM: sourced(1000),
  shortCoverage: byDefault(0.8),
  bufferM: byDefault(50),
  wideBufferM: byDefault(100),
  wideWaterM: byDefault(100),
  speedMs: byDefault({ walk: 4, bicycle: 10, boat: 12, car: 22 }),
  fastShare: byDefault(0.8),
  stillShare: byDefault(0.8),
  // GCJ-02 lies 300–600 m off; the rest is what noise makes of it.
  shiftM: byDefault({ leastM: 270, mostM: 700 }),
  gapShare: byDefault(0.3),
  // No rule names a figure: 500 m takes in the way to a bridge and back, and leaves out where somebody lives.
  farM: byDefault(500),
  evidence: byDefault({
    drone: { needs: [['note'], ['photo', 'track']], byPerson: false },
    meeting: { needs: [['note'], ['photo', 'document']], byPerson: false },
    handling: { needs: [['note'], ['problem', 'photo']], byPerson: false },
    video: { needs: [['note'], ['photo', 'document']], byPerson: false },
    paper: { needs: [['document', 'photo']], byPerson: true },
  }),
};

/** Metres of one visit asked of a reach: the full length, or the share of a short reach. */
export function askedLengthM(threshold: EffectiveThreshold, reachLengthM: number): number {
  return reachLengthM >= threshold.lengthM.value
    ? threshold.lengthM.value
    : Math.round(reachLengthM * threshold.shortCoverage.value);
}
