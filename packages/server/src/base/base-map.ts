// The map under the rivers, of whatever source: which choices there are, and their tiles.
import type { BaseChoice, BaseLayer } from '@xunhe/contract/base-map';
import type { TileAt } from '@xunhe/domain/ground/web-tile';
import type { BaseSettings, BaseSource } from './base-settings.ts';
import type { BaseTile, TileReader } from './base-tile.ts';
import { openTileFile } from './tile-file.ts';
import { makeTileService, type ServiceOptions } from './tile-service.ts';

export interface BaseMap {
  readonly choices: readonly BaseChoice[];
  /** Null: there is no such layer. */
  read(layer: string, at: TileAt): Promise<BaseTile | null>;
  close(): Promise<void>;
}

interface Opened {
  readonly choice: BaseChoice;
  readonly readers: ReadonlyMap<BaseLayer, TileReader>;
}

export const NO_BASE_MAP: BaseMap = {
  choices: [],
  read: async () => null,
  close: async () => undefined,
};

/** `wrong`: what the operator must change. */
export async function openBaseMap(
  settings: BaseSettings | null,
  options: ServiceOptions,
): Promise<BaseMap | { readonly wrong: string }> {
  const opened: Opened[] = [];
  for (const id of ['map', 'image'] as const) {
    const source = settings?.[id];
    if (!source) continue;
    const one = await openSource(id, source, options);
    if ('wrong' in one) return one;
    opened.push(one);
  }
  if (opened.length === 0) return NO_BASE_MAP;
  const readers = new Map<string, TileReader>(opened.flatMap((one) => [...one.readers]));
  return {
    choices: opened.map(({ choice }) => choice),
    read: async (layer, at) => (await readers.get(layer)?.read(at)) ?? null,
    async close() {
      for (const reader of readers.values()) await reader.close();
    },
  };
}

async function openSource(
  id: BaseChoice['id'],
  source: BaseSource,
  options: ServiceOptions,
): Promise<Opened | { readonly wrong: string }> {
  const { credit } = source;
  if (source.kind === 'file') {
    const file = await openTileFile(source.path);
    if ('wrong' in file) return file;
    const { minZoom, maxZoom } = file;
    return {
      choice: { id, layers: [id], datum: 'wgs84', minZoom, maxZoom, credit },
      readers: new Map([[id, file]]),
    };
  }
  const { datum, maxZoom, addresses } = source;
  const layers = Object.entries(addresses) as [BaseLayer, string][];
  return {
    choice: { id, layers: layers.map(([layer]) => layer), datum, minZoom: 0, maxZoom, credit },
    readers: new Map(layers.map(([layer, address]) => [layer, makeTileService(address, options)])),
  };
}
