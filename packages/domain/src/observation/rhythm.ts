// How often a place is looked at, and whether it is late by its own beat. A place that is sampled every third month is not late in the
// second; one that always came monthly is late after a month. Nothing is asked of a place that has not shown a beat yet.

/** Numbers of months, see ground/month. */
export interface Rhythm {
  /** Months from one sample to the next as the place is used to; null while too few are known. */
  readonly every: number | null;
  /** Months by which the next sample is late; 0 for one that is on time or of which nothing can be said. */
  readonly lateMonths: number;
  /** Of the last twelve months: spans in which a sample was to come, and those in which one came. */
  readonly expected: number;
  readonly came: number;
  readonly state: RhythmState;
}

/**
 * From the worst. `silent` has missed three samples in a row or more, `unknown` has shown no beat; of one that `ended` nothing came for so long that
 * nobody waits for it any more.
 */
export const RHYTHM_STATES = ['silent', 'late', 'unknown', 'steady', 'ended'] as const;

export type RhythmState = (typeof RHYTHM_STATES)[number];

/** The beat is read from so many months before the last sample; after as many without one it has ended. */
export const RHYTHM_MONTHS = 36;
const LEAST_SAMPLES = 3;
const SILENT_AFTER = 3;
const YEAR = 12;
const NO_BEAT = { every: null, lateMonths: 0, expected: 0, came: 0 } as const;

/** @param sampled months with a sample, in any order; @param asOf the newest month whose samples should be there */
export function judgeRhythm(sampled: readonly number[], asOf: number): Rhythm {
  const months = [...new Set(sampled)].sort((a, b) => a - b);
  const last = months.at(-1);
  if (last !== undefined && asOf - last >= RHYTHM_MONTHS) return { ...NO_BEAT, state: 'ended' };
  const every = last === undefined ? null : findBeat(months.filter((month) => month > last - RHYTHM_MONTHS));
  if (last === undefined || every === null) return { ...NO_BEAT, state: 'unknown' };
  const lateMonths = Math.max(0, asOf - last - every + 1);
  const missed = Math.floor((asOf - last) / every);
  return {
    ...{ every, lateMonths, ...countSpans(months, every, asOf) },
    state: lateMonths === 0 ? 'steady' : missed >= SILENT_AFTER ? 'silent' : 'late',
  };
}

/** The middle of the gaps, of two the shorter: one month that was left out does not change the beat. */
function findBeat(months: readonly number[]): number | null {
  if (months.length < LEAST_SAMPLES) return null;
  const gaps = months
    .slice(1)
    .map((month, i) => month - months[i]!)
    .sort((a, b) => a - b);
  return gaps[Math.floor((gaps.length - 1) / 2)]!;
}

/** Spans of one beat each, back from the newest month; those that ended before the first sample are not asked for. */
function countSpans(months: readonly number[], every: number, asOf: number): { expected: number; came: number } {
  let [expected, came] = [0, 0];
  for (let i = 0; i < Math.max(1, Math.floor(YEAR / every)); i++) {
    const to = asOf - i * every;
    if (to < months[0]!) break;
    expected++;
    if (months.some((month) => month > to - every && month <= to)) came++;
  }
  return { expected, came };
}
