// How long another house asks us to wait (RFC 9110 section 10.2.3): seconds, or the moment from which on.

/** Whoever asks for a longer pause than a day is asked after a day. */
const LONGEST_PAUSE_S = 86_400;

/** @returns seconds; null when nothing usable is said */
export function readRetryAfter(text: string | null, nowMs: number): number | null {
  if (text === null) return null;
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - nowMs) / 1000);
  return seconds >= 0 ? Math.min(seconds, LONGEST_PAUSE_S) : null;
}
