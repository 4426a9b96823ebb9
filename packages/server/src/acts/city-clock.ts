// A city's own time. Real cities follow the real clock; the sample city stands on a day of its own, so its time is the real one moved
// by whole days. Stored instants are the city's: a patrol of the sample city lies in January 2018.
import { type Day, dayNumber } from '@xunhe/domain/ground/day';
import type { CityRow } from '../store/rows-place.ts';

const DAY_MS = 86_400_000;

export interface CityClock {
  /** The city's now, milliseconds since 1970. */
  readonly nowMs: number;
  readonly today: Day;
  /** City time minus real time, milliseconds. */
  readonly offsetMs: number;
  readonly timezone: string;
}

export function readCityClock(city: Pick<CityRow, 'timezone' | 'today'>, realNowMs: number): CityClock {
  const realDay = instantToDay(realNowMs, city.timezone);
  const offsetMs = city.today === null ? 0 : (dayNumber(city.today) - dayNumber(realDay)) * DAY_MS;
  return { nowMs: realNowMs + offsetMs, today: city.today ?? realDay, offsetMs, timezone: city.timezone };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a zone. */
export function instantToDay(ms: number, timezone: string): Day {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timezone, format);
  }
  return format.format(ms);
}

/** The instant at which a day begins in a zone. A zone's offset is read at that day's noon UTC: whole-hour changes at night are left out. */
export function dayToInstant(day: Day, timezone: string): number {
  const midnight = dayNumber(day) * DAY_MS;
  const noon = midnight + DAY_MS / 2;
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' }).formatToParts(
    noon,
  );
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(parts.find((part) => part.type === 'timeZoneName')?.value ?? '');
  const offset = match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000 : 0;
  return midnight - offset;
}
