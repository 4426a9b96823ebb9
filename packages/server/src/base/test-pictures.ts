// Pictures and a PMTiles file made for tests, byte by byte. Only for tests.
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';

/** A tile of one colour. */
export function makePicture(colour: string, format: 'png' | 'jpeg' = 'png'): Promise<Buffer> {
  return sharp({ create: { width: 256, height: 256, channels: 3, background: colour } })
    .toFormat(format)
    .toBuffer();
}

interface Wanted {
  /** Tiles by id: 0 is the one of zoom 0, 1 to 4 those of zoom 1 along the curve of Hilbert. */
  readonly tiles: readonly (readonly [id: number, bytes: Buffer])[];
  /** 1 vector, 2 PNG. */
  readonly tileType: number;
  readonly maxZoom: number;
}

const HEADER = 127;

/** As the specification of version 3 lays it out: header, one directory, metadata, tiles; nothing packed. */
export function writePmtiles(path: string, { tiles, tileType, maxZoom }: Wanted): void {
  const directory = Buffer.from([
    ...varint(tiles.length),
    ...tiles.flatMap(([id], i) => varint(id - (tiles[i - 1]?.[0] ?? 0))),
    ...tiles.flatMap(() => varint(1)),
    ...tiles.flatMap(([, bytes]) => varint(bytes.length)),
    // The first lies at 0; 0 then says: right after the one before.
    ...tiles.flatMap((_, i) => varint(i === 0 ? 1 : 0)),
  ]);
  const metadata = Buffer.from('{}');
  const data = Buffer.concat(tiles.map(([, bytes]) => bytes));
  const header = Buffer.alloc(HEADER);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const metadataAt = HEADER + directory.length;
  const dataAt = metadataAt + metadata.length;
  const parts = [HEADER, directory.length, metadataAt, metadata.length, dataAt, 0, dataAt, data.length];
  for (const [i, value] of [...parts, tiles.length, tiles.length, tiles.length].entries())
    header.writeBigUInt64LE(BigInt(value), 8 + i * 8);
  // Clustered; neither the directory nor the tiles are packed.
  header.set([1, 1, 1, tileType, 0, maxZoom], 96);
  writeFileSync(path, Buffer.concat([header, directory, metadata, data]));
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
