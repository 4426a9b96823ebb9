// What the model sees of a city: months in columns, one cell a reach and month. Missing is NaN, never zero; nothing here knows the future,
// because every reader says up to which month it may look.

export interface HistoryReach {
  readonly id: string;
  readonly waterBody: string;
  /** Six significant digits. */
  readonly district: string;
  readonly kind: 'river' | 'creek' | 'lake' | 'reservoir' | 'micro';
  readonly targetClass: number;
  readonly lengthM: number;
  /** NaN when not known. */
  readonly widthM: number;
  /** Index of the reach below, -1 at a mouth. */
  readonly downstream: number;
  /** Index of its gauge, -1 without one. */
  readonly gauge: number;
  /** Of sources that are not closed, by the register as it stands. */
  readonly sourceLoadKgd: number;
  readonly sourceCounts: Readonly<Record<string, number>>;
  /** Sewage works alone. */
  readonly wwtpLoadKgd: number;
  /** Sources of any kind that the register calls faulty. */
  readonly sourceFaults: number;
  /** Shares 0–1 by class of cover. */
  readonly landCover: Readonly<Record<string, number>>;
}

export interface MonthlyRain {
  /** Millimetres. */
  readonly total: Float32Array;
  readonly maxDay: Float32Array;
  readonly wetDays: Float32Array;
  /** Dry days that run up to the end of the month. */
  readonly drySpellEnd: Float32Array;
}

/** Cell = reach × months + month. */
export interface MonthlyHistory {
  /** Number of the first month, see ground/month. */
  readonly firstMonth: number;
  readonly months: number;
  readonly reaches: readonly HistoryReach[];
  /** Those that decide the class first. */
  readonly indicators: readonly string[];
  readonly lowerIsWorse: readonly boolean[];
  /** [0 flowing, 1 still][indicator] → limits of classes Ⅰ–Ⅴ, null for an indicator without limits. */
  readonly limits: readonly (readonly (readonly number[] | null)[])[];
  /** Mean of the month's samples, one column an indicator. */
  readonly means: readonly Float32Array[];
  /** Worst ratio to the limit of the reach's target class: above 1 fails. */
  readonly ratio: Float32Array;
  /** 1–6, 0 without a sample. */
  readonly wqClass: Uint8Array;
  /** 1 worse than the target, 0 not, -1 without a sample. */
  readonly fails: Int8Array;
  /** Of the month's samples: dry days that ran up to them, and millimetres in the three days before. NaN without a sample or a gauge. */
  readonly dryBefore: Float32Array;
  readonly rainBefore: Float32Array;
  readonly rain: readonly MonthlyRain[];
  /** Valid complaints, confirmed problems, hours of effective patrol. */
  readonly complaints: Float32Array;
  readonly problems: Float32Array;
  readonly effort: Float32Array;
}
