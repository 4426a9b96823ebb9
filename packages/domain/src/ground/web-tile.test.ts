import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wgs84ToGcj02 } from './gcj02.ts';
import { fromTilePlace, isTile, placeGcj02Tiles, type TileAt, toTilePlace } from './web-tile.ts';

const PX = 256;
const inChina = fc.tuple(fc.double({ min: 74, max: 134, noNaN: true }), fc.double({ min: 5, max: 53, noNaN: true }));

/** How far from its true place a point is drawn, pixels: where its tile of the GCJ-02 map is laid, against where it is in WGS 84. */
function missPx(at: readonly [number, number], z: number): number {
  const [x, y] = toTilePlace(at, z);
  const tile: TileAt = { z, x: Math.floor(x), y: Math.floor(y) };
  const [movedX, movedY] = toTilePlace(wgs84ToGcj02(at), z);
  // At the very edge the point may lie in a neighbour of the tiles that are laid; their lattice is one.
  const { x: anyX, y: anyY, left, top } = placeGcj02Tiles(tile)[0]!;
  return Math.hypot(left + movedX - anyX - (x - tile.x), top + movedY - anyY - (y - tile.y)) * PX;
}

describe('web tiles', () => {
  it('hold the places that they should, there and back', () => {
    expect(toTilePlace([0, 0], 1)).toEqual([1, 1]);
    expect(toTilePlace([-180, 85.0511287798], 0)[1]).toBeCloseTo(0, 6);
    fc.assert(
      fc.property(inChina, fc.integer({ min: 0, max: 18 }), (at, z) => {
        const [lon, lat] = fromTilePlace(...toTilePlace(at, z), z);
        expect(lon).toBeCloseTo(at[0], 9);
        expect(lat).toBeCloseTo(at[1], 9);
      }),
    );
  });

  it('are only those of the world', () => {
    expect(isTile({ z: 2, x: 3, y: 0 }, 18)).toBe(true);
    for (const wrong of [
      { z: 2, x: 4, y: 0 },
      { z: 2, x: 0, y: -1 },
      { z: 19, x: 0, y: 0 },
      { z: 2, x: 1.5, y: 0 },
      { z: Number.NaN, x: 0, y: 0 },
    ])
      expect(isTile(wrong, 18)).toBe(false);
  });

  it('of a GCJ-02 map cover ours without a gap', () => {
    fc.assert(
      fc.property(inChina, fc.integer({ min: 3, max: 18 }), (at, z) => {
        const [x, y] = toTilePlace(at, z).map(Math.floor) as [number, number];
        const placed = placeGcj02Tiles({ z, x, y });
        const covered = placed.reduce((sum, { left, top }) => {
          const share = (from: number) => Math.min(1, from + 1) - Math.max(0, from);
          return sum + share(left) * share(top);
        }, 0);
        expect(placed.length).toBeLessThanOrEqual(4);
        expect(covered).toBeCloseTo(1, 4);
      }),
    );
  });

  it('of a GCJ-02 map show a place within about a pixel of where it is, from afar too', () => {
    fc.assert(
      fc.property(inChina, fc.integer({ min: 9, max: 18 }), (at, z) => {
        expect(missPx(at, z)).toBeLessThan(1.2);
      }),
      { numRuns: 5000 },
    );
    // Seen from farther away the whole move is hardly more than that.
    fc.assert(
      fc.property(inChina, fc.integer({ min: 3, max: 8 }), (at, z) => {
        expect(missPx(at, z)).toBeLessThan(1.2);
      }),
      { numRuns: 5000 },
    );
  });

  it('would miss by many pixels if they were not moved', () => {
    const at = [113.2644, 23.1291] as const;
    const [[x, y], [movedX, movedY]] = [toTilePlace(at, 16), toTilePlace(wgs84ToGcj02(at), 16)];
    expect(Math.hypot(movedX - x, movedY - y) * PX).toBeGreaterThan(200);
  });
});
