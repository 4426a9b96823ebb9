// The map under the rivers, through our own door: the page asks no other host, and no key leaves the server.
import { createHash } from 'node:crypto';
import { BASE_TILE_PATH, BASE_TILE_RIGHT } from '@xunhe/contract/base-map';
import { accept } from '@xunhe/domain/ground/result';
import { isTile } from '@xunhe/domain/ground/web-tile';
import type { FastifyInstance } from 'fastify';
import { checkRight, type Handlers } from './endpoint.ts';
import type { House } from './house.ts';
import { BASE_RATE } from './rate.ts';
import { Refused } from './refusal.ts';
import { readSession } from './session.ts';

const MOST_ZOOM = 20;

export const baseMapHandlers: Handlers<'baseMap'> = {
  baseMap: async ({ house }) => accept({ choices: [...house.base.choices] }),
};

export function addBaseTiles(app: FastifyInstance, house: House): void {
  app.get<{ Params: { layer: string; z: string; x: string; y: string } }>(
    BASE_TILE_PATH,
    { config: BASE_RATE },
    async (request, reply) => {
      checkRight(await readSession(house, request, reply), { right: BASE_TILE_RIGHT });
      const { layer, ...place } = request.params;
      const at = { z: readWhole(place.z), x: readWhole(place.x), y: readWhole(place.y) };
      if (!isTile(at, MOST_ZOOM)) throw new Refused({ kind: 'request.invalid', path: '/params' });
      const tile = await house.base.read(layer, at);
      if (tile === null) throw new Refused({ kind: 'notFound' });
      if (tile.kind === 'away') throw new Refused({ kind: 'base.away', reason: tile.reason });
      reply.header('cache-control', 'private, max-age=86400');
      if (tile.kind === 'nothing') return reply.code(204).send();
      const tag = `"${createHash('sha256').update(tile.bytes).digest('base64url').slice(0, 22)}"`;
      reply.header('etag', tag);
      if (request.headers['if-none-match'] === tag) return reply.code(304).send();
      return reply.type(tile.type).send(Buffer.from(tile.bytes));
    },
  );
}

/** `Number` alone would take an empty text for 0. */
function readWhole(text: string): number {
  return /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN;
}
