// The weights of source tracing (溯源) as versioned data. No published rule gives figures for it, so all are our default [D] until the city
// settles its own. The types of policies stand in `duty`, right of this room, so the rule has the same shape without importing them: it is
// stored and found among the policies like every other.
import type { Month } from '../../ground/month.ts';
import type { SourceState } from '../../place/source-status.ts';

interface Figure<T> {
  readonly value: T;
  readonly source: 'sourced' | 'default';
}

/** A factor of the score: `none` where the evidence speaks against a source, `full` where it speaks wholly for it, 1 where there is none. */
export interface Span {
  readonly none: number;
  readonly full: number;
}

type ByKind<T> = Readonly<Record<string, T>>;

export interface TracingRule {
  readonly id: string;
  readonly version: number;
  readonly effectiveFrom: Month;
  /** Sources farther up the river are not considered. */
  readonly farM: Figure<number>;
  /** So many candidates are shown. */
  readonly most: Figure<number>;
  /** The signal is read from the newest sampled months, so many of them at most, no older than `months`. */
  readonly signal: Figure<{ readonly months: number; readonly sampledMonths: number; readonly mostRatio: number }>;
  /** The distance along the river at which a source counts for 1/e. */
  readonly distance: Figure<{ readonly scaleM: number }>;
  /** A source of the usual load counts 1; the factor grows with the logarithm. A small load on paper must not clear a source: never below `least`. */
  readonly load: Figure<{ readonly usualKgd: number; readonly least: number }>;
  readonly signature: Figure<Span & { readonly matches: number; readonly differs: number }>;
  /** What a kind of source brings into the water, 0–1 by indicator. */
  readonly signatures: Figure<ByKind<Readonly<Record<string, number>>>>;
  readonly step: Figure<Span & { readonly clear: number }>;
  readonly rain: Figure<{
    /** Rain of so many days counts, the day of the sample among them. */
    readonly days: number;
    readonly wetMm: number;
    readonly dryMm: number;
    readonly months: number;
    readonly leastMonths: number;
    readonly leastCorrelation: number;
    /** The factor of a source that rises with rain where the water does so without exception. */
    readonly times: number;
    /** What the weather of the last samples alone is worth, where there are too few months for a correlation. */
    readonly weather: number;
  }>;
  /** 1: comes with the rain; -1: flows in dry weather too and is diluted by rain. */
  readonly wetness: Figure<ByKind<number>>;
  readonly faults: Figure<{
    readonly nearM: number;
    /** An ended problem is remembered so long, and so is a bulletin. */
    readonly months: number;
    readonly openAtSource: number;
    readonly openOnReach: number;
    readonly endedAtSource: number;
    readonly endedOnReach: number;
    readonly bulletin: number;
  }>;
  /** Kinds of source that a type of problem speaks of. */
  readonly kindsOfProblem: Figure<Readonly<Record<string, readonly string[]>>>;
  readonly status: Figure<Readonly<Record<SourceState | 'rectified', number>>>;
}

const SEWAGE = { nh3n: 1, bod5: 0.8, do: 0.7, tp: 0.6, cod: 0.5, las: 0.5 };

export const TRACING_DEFAULT: TracingRule = {
  id: 'tracing-default',
  version: 1,
  effectiveFrom: '2000-01',
  farM: byDefault(30_000),
  most: byDefault(20),
  signal: byDefault({ months: 6, sampledMonths: 3, mostRatio: 10 }),
  distance: byDefault({ scaleM: 10_000 }),
  load: byDefault({ usualKgd: 10, least: 0.2 }),
  signature: byDefault({ none: 0.2, full: 3, matches: 0.6, differs: 0.25 }),
  signatures: byDefault({
    industry: {
      ...{ cod: 1, codmn: 0.7, ph: 0.8, cu: 1, zn: 1, cr6: 1, pb: 1, cd: 1, as: 1, hg: 1, cn: 1, phenol: 0.8, f: 0.8 },
      ...{ sulfide: 0.7, oil: 0.5, las: 0.5, bod5: 0.3, nh3n: 0.2 },
    },
    farm: { nh3n: 1, tp: 1, bod5: 0.8, tn: 0.8, cod: 0.5, do: 0.4 },
    wwtp: { nh3n: 1, tp: 1, tn: 1, bod5: 0.3, cod: 0.3 },
    outfall: { ...SEWAGE, bod5: 1 },
    drainage_unit: SEWAGE,
    drainage_user: { ...SEWAGE, oil: 0.3 },
    market: { ...SEWAGE, bod5: 1, cod: 0.8, oil: 0.4 },
    scattered: { cod: 1, oil: 1, codmn: 0.8, cu: 0.4, zn: 0.4, las: 0.5, bod5: 0.3 },
  }),
  step: byDefault({ none: 0.2, full: 3, clear: 0.6 }),
  rain: byDefault({
    ...{ days: 3, wetMm: 10, dryMm: 1, months: 36, leastMonths: 10, leastCorrelation: 0.35, times: 3, weather: 0.3 },
  }),
  wetness: byDefault({
    ...{ outfall: 1, farm: 1, scattered: 0.7, market: 0, drainage_unit: -0.5, drainage_user: -0.8, industry: -1 },
    wwtp: -0.8,
  }),
  faults: byDefault({
    ...{ nearM: 300, months: 12, openAtSource: 2.5, openOnReach: 1.5, endedAtSource: 1.4, endedOnReach: 1.15 },
    bulletin: 1.15,
  }),
  kindsOfProblem: byDefault({
    industrial_discharge: ['industry', 'scattered', 'drainage_user', 'outfall'],
    farming_pollution: ['farm'],
    drainage_facility: ['outfall', 'drainage_unit', 'drainage_user', 'wwtp'],
    farm_restaurant: ['drainage_user', 'market'],
    stockyard: ['scattered', 'industry'],
    illegal_building: ['scattered'],
    household_refuse: ['market'],
  }),
  status: byDefault({ working: 1, faulty: 1.8, rectified: 0.5, closed: 0.1 }),
};

function byDefault<T>(value: T): Figure<T> {
  return { value, source: 'default' };
}

/** From `none` at share 0 to `full` at share 1, evenly in logarithms. */
export function weigh({ none, full }: Span, share: number): number {
  return none * (full / none) ** share;
}
