// Times of HJ 212: digits without a zone, always those of China. The calendar is checked here, because the engine's own parser takes the 30th of
// February for the 2nd of March.

const CHINA_MS = 8 * 3_600_000;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `YYYYMMDDhhmmss`, with three digits of milliseconds or without, to milliseconds since 1970; null when it is no such time. */
export function parseStamp(text: string): number | null {
  if (text.length !== 14 && text.length !== 17) return null;
  const [year, month, day] = [readDigits(text, 0, 4), readDigits(text, 4, 6), readDigits(text, 6, 8)];
  const [hour, minute, second] = [readDigits(text, 8, 10), readDigits(text, 10, 12), readDigits(text, 12, 14)];
  const ms = readDigits(text, 14, text.length);
  if (year < 1970 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || ms < 0)
    return null;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  if (day < 1 || day > days) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second, ms) - CHINA_MS;
}

/** -1 when one of them is no ASCII digit. */
function readDigits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
