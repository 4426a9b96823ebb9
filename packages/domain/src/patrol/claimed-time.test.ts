import { describe, expect, it } from 'vitest';
import { settleTimes } from './claimed-time.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 8, 4);
const walk = (startedMs: number, minutes = 20) => ({
  startedMs,
  endedMs: startedMs + minutes * MINUTE,
  lastFixMs: 19 * MINUTE,
});

describe('the times a phone claims', () => {
  it.each([
    ['an hour ago', NOW - 60 * MINUTE, 0],
    ['half a day ahead', NOW + DAY / 2, DAY / 2],
    ['years ago', Date.UTC(2011, 2, 1), 0],
    ['three days behind', NOW - 3 * DAY, -3 * DAY],
  ])('stand when they can be: %s', (_, startedMs, skewMs) => {
    expect(settleTimes(walk(startedMs), { nowMs: NOW, skewMs })).toEqual({
      startedMs,
      endedMs: startedMs + 20 * MINUTE,
      moved: null,
    });
  });

  it('are moved by the error of the clock when they lie days ahead', () => {
    const real = NOW - 60 * MINUTE;
    const settled = settleTimes(walk(real + 3 * DAY), { nowMs: NOW, skewMs: 3 * DAY });
    expect(settled).toEqual({
      startedMs: real,
      endedMs: real + 20 * MINUTE,
      moved: { startS: (-3 * DAY) / 1000, durationS: null },
    });
  });

  it('end now at the latest when the clock was set right before it sent', () => {
    const settled = settleTimes(walk(NOW + 400 * DAY), { nowMs: NOW, skewMs: 0 });
    expect(settled.endedMs).toBe(NOW);
    expect(settled.endedMs - settled.startedMs).toBe(20 * MINUTE);
  });

  it('are moved out of the years before there were such phones', () => {
    const real = NOW - 60 * MINUTE;
    const lost = Date.UTC(1970, 0, 1);
    expect(settleTimes(walk(lost), { nowMs: NOW, skewMs: lost - real }).startedMs).toBe(real);
  });

  it.each([
    ['the end lies before the start', -5 * MINUTE],
    ['the end lies more than a day later', 2 * DAY],
  ])('last as long as the fixes when %s', (_, span) => {
    const startedMs = NOW - 60 * MINUTE;
    const settled = settleTimes(
      { startedMs, endedMs: startedMs + span, lastFixMs: 19 * MINUTE },
      { nowMs: NOW, skewMs: 0 },
    );
    expect(settled).toEqual({
      startedMs,
      endedMs: startedMs + 19 * MINUTE,
      moved: { startS: 0, durationS: 19 * 60 },
    });
  });
});
