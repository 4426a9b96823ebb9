// What the command codes (CN) mean to a platform that receives: those of HJ 212-2017, and of HJ 212-2025 as far as public implementations quote
// it.

/** Uploads that are answered by 9014 when the station asks for it. The same 2011 is a request when the platform sends it. */
const UPLOADS = new Set([
  ...['2011', '2013', '2021', '2031', '2041', '2051', '2052', '2061', '2062', '2081', '2111'],
  ...['3015', '3019', '3020'],
]);

/** A station that asks for the time gets a notice; setting its clock is a decision of the office, never of the listener. */
const NOTICES = new Set(['1013']);

/** How long the window is whose beginning DataTime names, in milliseconds; 0 for a moment. Minute data have the station's own interval. */
const WINDOWS_MS: ReadonlyMap<string, number> = new Map([
  ['2051', 10 * 60_000],
  ['2061', 3_600_000],
  ['2031', 86_400_000],
  ['2041', 86_400_000],
]);

export function commandToAnswer(command: string): '9013' | '9014' | null {
  if (UPLOADS.has(command)) return '9014';
  return NOTICES.has(command) ? '9013' : null;
}

export function windowOf(command: string): number {
  return WINDOWS_MS.get(command) ?? 0;
}

/** Whether a 2025 device encrypts the data area of this command on the open internet. */
export function isSealedCommand(command: string): boolean {
  return /^2\d{3}$/.test(command) || command === '1014' || command === '3020';
}
