import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTrack, encodeTrack } from './track-codec.ts';

const points = fc.array(
  fc.record({
    timeMs: fc.integer({ min: 0, max: 86_400_000 }),
    lon: fc.integer({ min: -180e6, max: 180e6 }).map((n) => n / 1e6),
    lat: fc.integer({ min: -90e6, max: 90e6 }).map((n) => n / 1e6),
    accuracyM: fc.integer({ min: 0, max: 1e6 }).map((n) => n / 10),
    part: fc.integer({ min: 0, max: 1000 }),
  }),
  { maxLength: 60 },
);

describe('the track codec', () => {
  it('gives every track back at its resolution', () => {
    fc.assert(
      fc.property(points, (track) => {
        expect(decodeTrack(encodeTrack(track))).toEqual({ ok: true, value: track });
      }),
    );
  });

  it('refuses bytes that end too early or go on too long', () => {
    fc.assert(
      fc.property(
        points.filter((track) => track.length > 0),
        fc.nat(),
        (track, at) => {
          const bytes = encodeTrack(track);
          expect(decodeTrack(bytes.slice(0, at % bytes.length)).ok).toBe(false);
          expect(decodeTrack(Uint8Array.from([...bytes, 0])).ok).toBe(false);
        },
      ),
    );
  });

  it('refuses a number that never ends, wherever it stands', () => {
    const bytes = encodeTrack([{ timeMs: 5, lon: 0, lat: 0, accuracyM: 1, part: 0 }]);
    const endless = Array.from({ length: 9 }, () => 255);
    for (let at = 1; at < bytes.length; at++)
      expect(decodeTrack(Uint8Array.from([...bytes.slice(0, at), ...endless, ...bytes.slice(at)])).ok).toBe(false);
  });

  it('needs under ten bytes for a fix of a walk', () => {
    const walk = Array.from({ length: 1000 }, (_, i) => ({
      timeMs: i * 5000,
      lon: 114 + i * 5e-5,
      lat: 22 + i * 3e-5,
      accuracyM: 6.5,
      part: 0,
    }));
    expect(encodeTrack(walk).length / walk.length).toBeLessThan(10);
  });
});
