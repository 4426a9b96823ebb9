// Tiles of another server, asked for on behalf of whoever looks at the map. The address is the operator's alone and nothing of the asker goes along.
// What was fetched is kept in memory for a while; a server that is down is left alone for a moment, so that a map without its base stays quick.
import type { TileAt } from '@xunhe/domain/ground/web-tile';
import type { BaseTile, TileReader } from './base-tile.ts';
import { pictureType } from './picture-type.ts';
import { TileCache } from './tile-cache.ts';

export interface ServiceOptions {
  readonly now: () => number;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 8000;
/** A tile of 256 pixels is seldom above 100 kB. */
const MOST_BYTES = 1024 * 1024;
/** Tiles asked for at once: as many as one browser would. */
const AT_ONCE = 6;
/** More than a few screens full wait: whoever comes then is told at once. */
const MOST_WAITING = 300;
/** After so many failures in a row the other server gets a rest. */
const FAILURES = 4;
const REST_MS = 30_000;

type Reason = 'timeout' | 'status' | 'type' | 'size' | 'network';

class NoTile extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

/** @param address with {z}, {x} and {y} */
export function makeTileService(address: string, { now, timeoutMs = TIMEOUT_MS }: ServiceOptions): TileReader {
  const cache = new TileCache(now);
  const underWay = new Map<string, Promise<BaseTile>>();
  const waiting: (() => void)[] = [];
  let asking = 0;
  let failures = 0;
  let restUntil = 0;

  async function askInTurn(at: TileAt): Promise<BaseTile> {
    if (asking < AT_ONCE) asking++;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      // Meanwhile those before it may have failed.
      if (now() < restUntil) return { kind: 'away', reason: 'resting' };
      const tile = await fetchTile(fill(address, at), timeoutMs);
      failures = 0;
      return tile;
    } catch (error) {
      if (!(error instanceof NoTile)) throw error;
      if (++failures >= FAILURES) {
        failures = 0;
        restUntil = now() + REST_MS;
      }
      return { kind: 'away', reason: error.reason };
    } finally {
      const next = waiting.shift();
      if (next) next();
      else asking--;
    }
  }

  return {
    async read(at) {
      const key = `${at.z}/${at.x}/${at.y}`;
      const kept = cache.get(key) ?? underWay.get(key);
      if (kept) return kept;
      if (now() < restUntil) return { kind: 'away', reason: 'resting' };
      if (waiting.length >= MOST_WAITING) return { kind: 'away', reason: 'busy' };
      const asked = askInTurn(at).finally(() => underWay.delete(key));
      underWay.set(key, asked);
      const tile = await asked;
      if (tile.kind !== 'away') cache.set(key, tile);
      return tile;
    },
    close: async () => undefined,
  };
}

function fill(address: string, at: TileAt): string {
  return address.replaceAll(/\{([zxy])\}/g, (_, name: 'z' | 'x' | 'y') => String(at[name]));
}

async function fetchTile(url: string, timeoutMs: number): Promise<BaseTile> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    // A redirect would lead to where the operator did not point.
    const answer = await fetch(url, {
      redirect: 'manual',
      signal,
      headers: { accept: 'image/*', 'user-agent': 'xunhe' },
    });
    if (answer.status !== 200) {
      await answer.body?.cancel();
      // Nothing is drawn there: the sea, another province, a zoom too near.
      if (answer.status === 404 || answer.status === 204) return { kind: 'nothing' };
      throw new NoTile('status');
    }
    const bytes = await readBytes(answer);
    const type = pictureType(bytes);
    if (type === null) throw new NoTile('type');
    return { kind: 'picture', bytes, type };
  } catch (error) {
    if (error instanceof NoTile) throw error;
    // The message of fetch may hold the address, and so the key: it goes no further.
    throw new NoTile(signal.aborted ? 'timeout' : 'network');
  }
}

async function readBytes(answer: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop ends the connection.
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new NoTile('size');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
