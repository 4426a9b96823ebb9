// Bytes in, a part a request. A part is held in memory until it is all there, so a request that is cut leaves nothing; how much is held at
// once is bounded.
import { MOST_PHOTO_BYTES, Sha256Text } from '@xunhe/contract/photo';
import { UPLOAD_PATH, UploadQuery } from '@xunhe/contract/sync';
import { accept, type Refusal } from '@xunhe/domain/ground/result';
import type { Right } from '@xunhe/domain/people/may';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Check, Convert } from 'typebox/value';
import { lengthOfPart, type PartAsked, readUploadState, takePart } from '../acts/uploads/take-part.ts';
import { openUploadDisk } from '../acts/uploads/upload-disk.ts';
import { openUploads } from '../acts/uploads/upload-line.ts';
import { checkRight, type Handlers, sendRefusal } from './endpoint.ts';
import type { House } from './house.ts';
import { Refused } from './refusal.ts';
import { readSession } from './session.ts';

const UPLOAD_RIGHT: Right = 'record.send';
/** Bytes of parts that are on their way in, of all people together. */
const MOST_HELD_BYTES = 64 * 1024 * 1024;

export const uploadHandlers: Handlers<'uploadState'> = {
  uploadState: async ({ house, who, params, query }) =>
    accept(await readUploadState(openUploadDisk(house), who, { sha256: params.sha256, bytes: query.bytes })),
};

export async function addUpload(app: FastifyInstance, house: House): Promise<void> {
  const uploads = openUploads(house);
  let heldBytes = 0;
  await app.register(async (room) => {
    room.removeAllContentTypeParsers();
    room.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    room.post(UPLOAD_PATH, async (request, reply) => {
      if (request.headers.authorization === undefined && request.headers['x-xunhe'] !== '1')
        throw new Refused({ kind: 'request.header' });
      const who = await readSession(house, request, reply);
      checkRight(who, { right: UPLOAD_RIGHT });
      const { asked, length } = readAsked(request);
      if (heldBytes + length > MOST_HELD_BYTES) throw new Refused({ kind: 'upload.busy' });
      heldBytes += length;
      try {
        const body = await readBody(request, asked, length);
        const done = await takePart(uploads, who, { ...asked, body });
        return done.ok ? reply.send(done.value) : sendRefusal(reply, done.refusal);
      } finally {
        heldBytes -= length;
      }
    });
  });
}

function readAsked(request: FastifyRequest): { readonly asked: PartAsked; readonly length: number } {
  const { sha256 } = request.params as { sha256: unknown };
  const query = Convert(UploadQuery, request.query);
  if (!Check(Sha256Text, sha256)) throw new Refused({ kind: 'request.invalid', path: '/params/sha256' });
  if (!Check(UploadQuery, query)) throw new Refused({ kind: 'request.invalid', path: '/query' });
  if (query.bytes > MOST_PHOTO_BYTES) throw new Refused({ kind: 'body.tooLarge', max: MOST_PHOTO_BYTES });
  const asked = { sha256, ...query };
  const length = lengthOfPart(asked);
  const told = request.headers['content-length'];
  if (length === null || (told !== undefined && Number(told) !== length))
    throw new Refused(wrongLength(asked, Number(told ?? 0)));
  return { asked, length };
}

async function readBody(request: FastifyRequest, asked: PartAsked, length: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let got = 0;
  for await (const piece of request.body as AsyncIterable<Buffer>) {
    got += piece.length;
    if (got > length) throw new Refused(wrongLength(asked, got));
    pieces.push(piece);
  }
  if (got !== length) throw new Refused(wrongLength(asked, got));
  return Buffer.concat(pieces, length);
}

function wrongLength(asked: PartAsked, got: number): Refusal {
  return { kind: 'upload.length', part: asked.part, needed: lengthOfPart(asked) ?? 0, got };
}
