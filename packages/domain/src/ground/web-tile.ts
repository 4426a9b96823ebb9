// The tiles of web maps: the world in Web Mercator, cut into 2^z by 2^z squares, counted from the north-west. And where the tiles of a map in
// GCJ-02 come to lie under a tile of ours.
import { type LonLat, wgs84ToGcj02 } from './gcj02.ts';

export interface TileAt {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** A tile to draw, `left` and `top` in widths of a tile from the corner of the one that is wanted. */
export interface PlacedTile extends TileAt {
  readonly left: number;
  readonly top: number;
}

const DEGREES = 180 / Math.PI;

/** In tiles from the north-west corner of the world, with fractions. */
export function toTilePlace([lon, lat]: LonLat, z: number): readonly [x: number, y: number] {
  const side = 2 ** z;
  const sine = Math.sin(lat / DEGREES);
  return [((lon + 180) / 360) * side, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side];
}

export function fromTilePlace(x: number, y: number, z: number): LonLat {
  const side = 2 ** z;
  return [(x / side) * 360 - 180, Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / side))) * DEGREES];
}

/** False for what is no tile of the world. */
export function isTile({ z, x, y }: TileAt, mostZoom: number): boolean {
  return [z, x, y].every((n) => Number.isInteger(n) && n >= 0) && z <= mostZoom && x < 2 ** z && y < 2 ** z;
}

/**
 * The up to four tiles of a GCJ-02 map that cover a tile of ours, moved as its middle is: at its corners that misses by one pixel of 256 at most,
 * whatever the zoom (`web-tile.test.ts` measures it).
 */
export function placeGcj02Tiles({ z, x, y }: TileAt): PlacedTile[] {
  const [midX, midY] = toTilePlace(wgs84ToGcj02(fromTilePlace(x + 0.5, y + 0.5, z)), z);
  const [west, north] = [midX - 0.5, midY - 0.5];
  const side = 2 ** z;
  const placed: PlacedTile[] = [];
  for (const row of spread(north))
    for (const column of spread(west))
      if (row >= 0 && row < side)
        placed.push({ z, x: (column + side) % side, y: row, left: column - west, top: row - north });
  return placed;
}

/** The one or two whole numbers whose squares a square that begins here touches; a millionth of a tile is nothing. */
function spread(from: number): number[] {
  const first = Math.floor(from + 1e-6);
  return from - first < 1e-6 ? [first] : [first, first + 1];
}
