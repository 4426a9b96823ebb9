// Tiles of a map in GCJ-02, laid where they belong in WGS 84: each tile of ours is put together from the up to four of theirs that it lies on. The
// map moves, never our data.
import { placeGcj02Tiles, type TileAt } from '@xunhe/domain/ground/web-tile';
import { addProtocol } from 'maplibre-gl';

const PROTOCOL = 'xunhe-gcj02';
/** Each of their tiles is under four of ours, which are asked for together. */
const MOST_KEPT = 96;

const kept = new Map<string, Promise<ImageBitmap | null>>();

/** @param address with {z}, {x} and {y}, of a tile in GCJ-02 */
export function shiftedAddress(address: string): string {
  addProtocol(PROTOCOL, async ({ url }) => ({ data: await compose(url.slice(PROTOCOL.length + 3)) }));
  return `${PROTOCOL}://${address}`;
}

async function compose(address: string): Promise<ImageBitmap> {
  const [, path, z, x, y] = /^(.*)\/(\d+)\/(\d+)\/(\d+)$/.exec(address)!;
  const placed = placeGcj02Tiles({ z: Number(z), x: Number(x), y: Number(y) });
  const pictures = await Promise.all(placed.map((tile) => load(path!, tile)));
  const size = pictures.find((picture) => picture !== null)?.width ?? 1;
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const pen = canvas.getContext('2d')!;
  // On whole pixels: what lies between two would be blurred.
  for (const [i, { left, top }] of placed.entries())
    if (pictures[i]) pen.drawImage(pictures[i], Math.round(left * size), Math.round(top * size));
  return createImageBitmap(canvas);
}

function load(path: string, { z, x, y }: TileAt): Promise<ImageBitmap | null> {
  const url = `${path}/${z}/${x}/${y}`;
  const known = kept.get(url);
  if (known) return known;
  const asked = fetchPicture(url);
  kept.set(url, asked);
  asked.catch(() => kept.delete(url));
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return asked;
}

/** Null where their map has nothing. */
async function fetchPicture(url: string): Promise<ImageBitmap | null> {
  const answer = await fetch(url);
  if (answer.status === 204) return null;
  if (!answer.ok) throw new Error(`A tile of the base map did not come: ${answer.status}`);
  return createImageBitmap(await answer.blob());
}
