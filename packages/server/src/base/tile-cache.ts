// Tiles that were fetched, in memory for a day: the terms of most maps allow no store of one's own, and a restart forgets it.
import type { BaseTile } from './base-tile.ts';

const MOST_BYTES = 64 * 1024 * 1024;
const KEPT_MS = 86_400_000;
/** What a tile with nothing in it costs all the same. */
const ENTRY_BYTES = 200;

interface Kept {
  readonly tile: BaseTile;
  readonly bytes: number;
  readonly until: number;
}

export class TileCache {
  readonly #now: () => number;
  readonly #mostBytes: number;
  /** The one asked for longest ago stands first. */
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  constructor(now: () => number, mostBytes = MOST_BYTES) {
    this.#now = now;
    this.#mostBytes = mostBytes;
  }

  get(key: string): BaseTile | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    this.#drop(key);
    if (kept.until <= this.#now()) return undefined;
    this.#put(key, kept);
    return kept.tile;
  }

  set(key: string, tile: BaseTile): void {
    this.#drop(key);
    const bytes = ENTRY_BYTES + (tile.kind === 'picture' ? tile.bytes.length : 0);
    this.#put(key, { tile, bytes, until: this.#now() + KEPT_MS });
    while (this.#bytes > this.#mostBytes) this.#drop(this.#kept.keys().next().value!);
  }

  #put(key: string, kept: Kept): void {
    this.#kept.set(key, kept);
    this.#bytes += kept.bytes;
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }
}
