// Instants as text: ISO 8601 with a zone. The engine's own parser takes the 30th of February for the 2nd of March, so the day is checked here.
import { isDay } from './day.ts';

const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|([+-])(\d{2}):?(\d{2}))$/;

/** Milliseconds since 1970; null when the text is no instant with a zone, a real day and a real time of day. */
export function parseInstant(text: string): number | null {
  const match = INSTANT.exec(text);
  if (!match || !isDay(match[1]!)) return null;
  const [, , hour, minute, second = '0', , zoneHour = '0', zoneMinute = '0'] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (Number(zoneHour) > 15 || Number(zoneMinute) > 59) return null;
  const ms = Date.parse(text.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(ms) ? null : ms;
}
