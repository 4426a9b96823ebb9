// What asking for one tile of the base map comes to.
import type { TileAt } from '@xunhe/domain/ground/web-tile';

export type BaseTile =
  | { readonly kind: 'picture'; readonly bytes: Uint8Array; readonly type: string }
  /** The map has nothing there. */
  | { readonly kind: 'nothing' }
  /** It has something, and it did not come. */
  | {
      readonly kind: 'away';
      readonly reason: 'timeout' | 'status' | 'type' | 'size' | 'network' | 'resting' | 'busy';
    };

export interface TileReader {
  read(at: TileAt): Promise<BaseTile>;
  close(): Promise<void>;
}
