// A map in one file on this machine (PMTiles, version 3): pictures alone, in Web Mercator and WGS 84.
import { type FileHandle, open } from 'node:fs/promises';
import { PMTiles, type RangeResponse, type Source, TileType } from 'pmtiles';
import type { BaseTile, TileReader } from './base-tile.ts';
import { pictureType } from './picture-type.ts';

const PICTURES: readonly TileType[] = [TileType.Png, TileType.Jpeg, TileType.Webp];

export interface TileFile extends TileReader {
  readonly minZoom: number;
  readonly maxZoom: number;
}

/** `wrong`: why the file is of no use, and what would be. */
export async function openTileFile(path: string): Promise<TileFile | { readonly wrong: string }> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    return { wrong: `The base map ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).` };
  }
  const file = new PMTiles(new HandleSource(handle, path));
  const header = await file.getHeader().catch(() => null);
  if (header === null || !PICTURES.includes(header.tileType)) {
    await handle.close();
    return {
      wrong: header
        ? `The base map ${path} holds no pictures; it must be PMTiles of PNG, JPEG or WebP (vector tiles are not drawn).`
        : `The base map ${path} is no PMTiles file of version 3.`,
    };
  }
  return {
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    async read({ z, x, y }): Promise<BaseTile> {
      const found = await file.getZxy(z, x, y);
      if (!found) return { kind: 'nothing' };
      const bytes = new Uint8Array(found.data);
      const type = pictureType(bytes);
      return type === null ? { kind: 'away', reason: 'type' } : { kind: 'picture', bytes, type };
    },
    close: () => handle.close(),
  };
}

class HandleSource implements Source {
  readonly #handle: FileHandle;
  readonly #path: string;

  constructor(handle: FileHandle, path: string) {
    this.#handle = handle;
    this.#path = path;
  }

  getKey(): string {
    return this.#path;
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    const { buffer, bytesRead } = await this.#handle.read(new Uint8Array(length), 0, length, offset);
    return { data: buffer.buffer.slice(0, bytesRead) };
  }
}
