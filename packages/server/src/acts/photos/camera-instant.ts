// The moment of which a camera's clock speaks, in the city's time like all that is stored: in the zone that it named, otherwise in the city's.
import { type CityClock, dayToInstant } from '../city-clock.ts';

const MINUTE_MS = 60_000;

export function cameraInstant(
  { localTime, zone }: { readonly localTime: string | null; readonly zone: string | null },
  { timezone, offsetMs }: Pick<CityClock, 'timezone' | 'offsetMs'>,
): Date | null {
  if (localTime === null) return null;
  const ms = Date.parse(`${localTime}Z`);
  if (Number.isNaN(ms)) return null;
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(zone ?? '');
  if (match) {
    const minutes = Number(match[2]) * 60 + Number(match[3]);
    return new Date(ms - (match[1] === '-' ? -minutes : minutes) * MINUTE_MS + offsetMs);
  }
  const midnight = Date.parse(`${localTime.slice(0, 10)}T00:00:00Z`);
  return new Date(dayToInstant(localTime.slice(0, 10), timezone) + (ms - midnight) + offsetMs);
}
