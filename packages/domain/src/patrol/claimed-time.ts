// When a record was made, as far as the phone's clock can be believed. A wrong clock is no reason to lose a record: a time that cannot be is
// moved by what the clock was off when the record was sent, and what was moved stands in the reasons.

export interface ClaimedTimes {
  readonly startedMs: number;
  readonly endedMs: number;
  /** The last fix, since the start by the phone's steady clock: what is left of a duration when the two times contradict each other. */
  readonly lastFixMs: number;
}

export interface ClockFacts {
  /** The city's now. */
  readonly nowMs: number;
  /** The phone's clock minus the city's as it sent; 0 when nobody knows. */
  readonly skewMs: number;
}

export interface SettledTimes {
  readonly startedMs: number;
  readonly endedMs: number;
  /** Seconds by which the start was moved, and the duration if it was replaced; null when the claimed times stand. */
  readonly moved: { readonly startS: number; readonly durationS: number | null } | null;
}

const DAY_MS = 86_400_000;
/** No phone that runs this app was there before: such a time is a clock that lost its battery. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);

export function settleTimes({ startedMs, endedMs, lastFixMs }: ClaimedTimes, clock: ClockFacts): SettledTimes {
  const claimed = endedMs - startedMs;
  const isSpan = claimed >= 0 && claimed <= DAY_MS;
  const spanMs = isSpan ? claimed : Math.min(lastFixMs, DAY_MS);
  const start = isPossible(startedMs, clock.nowMs) ? startedMs : moveStart(startedMs, spanMs, clock);
  if (isSpan && start === startedMs) return { startedMs, endedMs, moved: null };
  return {
    startedMs: start,
    endedMs: start + spanMs,
    moved: { startS: Math.round((start - startedMs) / 1000), durationS: isSpan ? null : Math.round(spanMs / 1000) },
  };
}

/** A phone's clock may be a little fast; more than a day ahead is a wrong clock. */
export function isPossible(ms: number, nowMs: number): boolean {
  return ms >= EARLIEST_MS && ms <= nowMs + DAY_MS;
}

/** By the clock's error if that gives a time that can be; else the record was made, at the latest, just before it came. */
function moveStart(startedMs: number, spanMs: number, { nowMs, skewMs }: ClockFacts): number {
  const latest = nowMs - spanMs;
  const moved = startedMs - skewMs;
  return moved >= EARLIEST_MS && moved <= latest ? moved : latest;
}
