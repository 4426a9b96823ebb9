// Wall time of the city as a form's field has it (`YYYY-MM-DDTHH:MM`), to and from the city's clock.

export function msToLocal(ms: number, timezone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(ms);
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${get('year')}-${get('month')}-${get('day')}T${get('hour')}:${get('minute')}`;
}

/** Null for what is no such time. Of an hour that comes twice the earlier one is meant; one that never comes is null. */
export function localToMs(text: string, timezone: string): number | null {
  const asUtc = Date.parse(`${text}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // Zones lie within fourteen hours of UTC, in steps of a quarter of an hour.
  for (let offset = 14 * 60; offset >= -14 * 60; offset -= 15)
    if (msToLocal(asUtc - offset * 60_000, timezone) === text) return asUtc - offset * 60_000;
  return null;
}
