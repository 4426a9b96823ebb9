// Pictures out. What is shown was made by us and holds nothing of the camera; the bytes as they came are evidence, for whoever holds the right,
// never shown by a browser, and whoever takes them is recorded.
import { PHOTO_ORIGINAL_RIGHT, PHOTO_PATH, PhotoParams } from '@xunhe/contract/photo';
import { makeId } from '@xunhe/domain/ground/id';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Check } from 'typebox/value';
import { findShownPhoto } from '../acts/photos/find-shown-photo.ts';
import { inScope, type Tx } from '../store/db.ts';
import { writeEvent } from '../store/events.ts';
import { type FileKind, openBytes, pathOf } from '../store/files.ts';
import type { PhotoRow } from '../store/rows-photo.ts';
import { checkRight } from './endpoint.ts';
import type { House } from './house.ts';
import { Refused } from './refusal.ts';
import { readSession, type SignedIn } from './session.ts';

export function addPhotos(app: FastifyInstance, house: House): void {
  app.get(PHOTO_PATH, async (request, reply) => {
    const who = await readSession(house, request, reply);
    checkRight(who, { right: 'signedIn' });
    const { params } = request;
    if (!Check(PhotoParams, params)) throw new Refused({ kind: 'notFound' });
    const isOriginal = params.size === 'original';
    if (isOriginal) checkRight(who, { right: PHOTO_ORIGINAL_RIGHT });
    const row = await inScope(house.db, who.scope, (tx) => readRow(tx, house, { who, id: params.id, isOriginal }));
    // The picture under an id is always the same.
    const tag = `"${row.sha256.toString('hex')}-${params.size}"`;
    reply
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', isOriginal ? 'no-store' : 'private, max-age=604800, immutable');
    if (!isOriginal) reply.header('etag', tag);
    if (!isOriginal && request.headers['if-none-match'] === tag) return reply.code(304).send();
    return sendFile(house, reply, { row, size: params.size });
  });
}

async function readRow(
  tx: Tx,
  house: House,
  { who, id, isOriginal }: { readonly who: SignedIn; readonly id: string; readonly isOriginal: boolean },
): Promise<PhotoRow> {
  const row = await findShownPhoto(tx, who, id);
  if (!row) throw new Refused({ kind: 'notFound' });
  if (row.state === 'waiting' || (row.state === 'stored' && !isOriginal)) throw new Refused({ kind: 'photo.notReady' });
  if (row.state === 'broken' && !isOriginal) throw new Refused({ kind: 'photo.broken', why: row.why_broken });
  if (isOriginal)
    await writeEvent(tx, house, {
      city: who.city,
      kind: 'photo.original',
      key: makeId(house.now(), house.random(10)),
      region: row.region,
      actor: who.id,
      subject: row.person,
      body: { record: row.record, n: row.n, role: who.role },
    });
  return row;
}

async function sendFile(
  house: House,
  reply: FastifyReply,
  { row, size }: { readonly row: PhotoRow; readonly size: FileKind },
): Promise<FastifyReply> {
  const file = await openBytes(pathOf(house.files, row.city, row.sha256.toString('hex'), size));
  if (!file) throw new Error(`The ${size} of the picture ${row.record}.${row.n} is gone from the disk`);
  const isOriginal = size === 'original';
  return reply
    .type(isOriginal ? 'application/octet-stream' : 'image/webp')
    .header('content-length', file.bytes)
    .header('content-disposition', isOriginal ? `attachment; filename="${row.record}.${row.n}.bin"` : 'inline')
    .send(file.stream);
}
