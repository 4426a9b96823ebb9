import { describe, expect, it } from 'vitest';
import { cameraInstant } from './camera-instant.ts';

const SHANGHAI = { timezone: 'Asia/Shanghai', offsetMs: 0 };
const at = (localTime: string | null, zone: string | null, clock = SHANGHAI) =>
  cameraInstant({ localTime, zone }, clock)?.toISOString() ?? null;

describe('the moment of which a camera speaks', () => {
  it('is in the zone that it named, otherwise in the city’s', () => {
    expect(at('2026-11-20T09:30:15', '+08:00')).toBe('2026-11-20T01:30:15.000Z');
    expect(at('2026-11-20T09:30:15', null)).toBe('2026-11-20T01:30:15.000Z');
    expect(at('2026-11-20T09:30:15', '-03:30')).toBe('2026-11-20T13:00:15.000Z');
    expect(at('2026-11-20T02:00:00', null)).toBe('2026-11-19T18:00:00.000Z');
  });

  it('is in the time of a city that stands on a day of its own', () => {
    const clock = { ...SHANGHAI, offsetMs: -300 * 86_400_000 };
    expect(at('2026-11-20T09:30:15', null, clock)).toBe('2026-01-24T01:30:15.000Z');
  });

  it('is not known when the camera wrote none, or a day that there is not', () => {
    expect(at(null, '+08:00')).toBeNull();
    expect(at('2026-11-31T99:00:00', null)).toBeNull();
  });
});
