import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gcj02ToWgs84, type LonLat, wgs84ToGcj02 } from './gcj02.ts';
import { haversineM } from './geo.ts';

const inChina = fc.tuple(fc.double({ min: 74, max: 135, noNaN: true }), fc.double({ min: 4, max: 53, noNaN: true }));
const apartM = (a: LonLat, b: LonLat) => haversineM(a[0], a[1], b[0], b[1]);

describe('GCJ-02', () => {
  it('is what others who know the formula find', () => {
    // The places by which eviltransform tries itself: Shanghai, Shenzhen, Beijing.
    for (const [from, to] of [
      [
        [121.5272106, 31.1774276],
        [121.531541859215, 31.17530398364597],
      ],
      [
        [113.912316, 22.543847],
        [113.9171764808363, 22.540796131694766],
      ],
      [
        [116.377817, 39.911954],
        [116.38404722455657, 39.91334545536069],
      ],
    ] as const)
      expect(apartM(wgs84ToGcj02(from), to)).toBeLessThan(0.001);
  });

  it('moves a place in China by some hundred metres', () => {
    fc.assert(
      fc.property(inChina, (at) => {
        const moved = apartM(at, wgs84ToGcj02(at));
        expect(moved).toBeGreaterThan(20);
        expect(moved).toBeLessThan(1200);
      }),
    );
  });

  it('is taken back to a millimetre', () => {
    fc.assert(
      fc.property(inChina, (at) => {
        expect(apartM(gcj02ToWgs84(wgs84ToGcj02(at)), at)).toBeLessThan(0.001);
      }),
    );
  });

  it('leaves the rest of the world where it is', () => {
    for (const at of [
      [2.35, 48.86],
      [-70.67, -33.45],
      [139.7, 35.7],
    ] as const) {
      expect(wgs84ToGcj02(at)).toEqual(at);
      expect(gcj02ToWgs84(at)).toEqual(at);
    }
  });
});
