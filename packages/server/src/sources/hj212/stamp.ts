// Times of HJ 212: digits without a zone, always those of China. The calendar is checked here, because the engine's own parser takes the 30th of
// February for the 2nd of March.

const CHINA_MS = 8 * 3_600_000;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `YYYYMMDDhhmmss`, with three digits of milliseconds or without, to milliseconds since 1970; null when it is no such time. */
export function parseStamp(text: string): number | null {
  if (!/^\d{14}(\d{3})?$/.test(text)) return null;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))];
  const [hour, minute, second] = [Number(text.slice(8, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))];
  if (year < 1970 || hour > 23 || minute > 59 || second > 59) return null;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  if (day < 1 || day > days) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second, Number(text.slice(14))) - CHINA_MS;
}
