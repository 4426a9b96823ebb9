// How often another system brings data, and whether it is late by its own beat: nobody has to tell how often it should come. What is sent within
// ten minutes is one visit, so that a night's backlog in forty batches is not taken for a beat of seconds.

/** From the worst. `silent` has missed five of its own gaps, `unknown` has shown no beat yet. */
export const SENDER_STATES = ['silent', 'late', 'unknown', 'steady'] as const;

export type SenderState = (typeof SENDER_STATES)[number];

export interface SenderBeat {
  /** Milliseconds from one visit to the next, as it is used to; null while too few are known. */
  readonly everyMs: number | null;
  readonly state: SenderState;
}

const VISIT_MS = 600_000;
/** The beat is read from so many visits at most, the newest. */
export const BEAT_VISITS = 30;
const LEAST_VISITS = 5;
const LATE_GAPS = 2;
const SILENT_GAPS = 5;

/** @param timesMs when its batches came, in any order */
export function judgeSender(timesMs: readonly number[], nowMs: number): SenderBeat {
  const visits = findVisits(timesMs).slice(-BEAT_VISITS);
  const last = visits.at(-1);
  if (last === undefined || visits.length < LEAST_VISITS) return { everyMs: null, state: 'unknown' };
  const gaps = visits
    .slice(1)
    .map((visit, i) => visit - visits[i]!)
    .sort((a, b) => a - b);
  const everyMs = gaps[Math.floor((gaps.length - 1) / 2)]!;
  const missed = (nowMs - last) / everyMs;
  return { everyMs, state: missed > SILENT_GAPS ? 'silent' : missed > LATE_GAPS ? 'late' : 'steady' };
}

/** The last batch of each visit, ascending. */
function findVisits(timesMs: readonly number[]): number[] {
  const times = [...timesMs].sort((a, b) => a - b);
  return times.filter((time, i) => i === times.length - 1 || times[i + 1]! - time > VISIT_MS);
}
