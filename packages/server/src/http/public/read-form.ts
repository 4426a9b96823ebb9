// A form as a browser sends it, with or without pictures: fields in memory, pictures streamed to the disk under no name, hashed on the way.
// Whoever called takes the pictures over, whatever he does with the rest.
import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import type { FastifyRequest } from 'fastify';
import type { WholeBytes } from '../../acts/uploads/upload-house.ts';
import { sniffPicture } from '../../pictures/sniff.ts';
import { dropKept, type Files, keepPieces } from '../../store/files.ts';

export const MOST_PICTURES = 3;
/** What phones make has 2 to 6 MB; a form without a script cannot make it smaller. */
export const MOST_PICTURE_BYTES = 8 * 1024 * 1024;
/** So many are read to their end, so that what was typed behind them comes too; more is no form of ours. */
const MOST_FILES = 20;
const MOST_FIELDS = 16;
const MOST_FIELD_BYTES = 16 * 1024;
/** Enough to tell what bytes are. */
const HEAD_BYTES = 16;

export interface SentForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly photos: readonly WholeBytes[];
  /** How many were sent, whatever became of them. */
  readonly sentPictures: number;
  /** What is wrong with the pictures; then there are none. */
  readonly wrong: Refusal | null;
}

/** @param place where pictures go; null: the form has none */
export async function readForm(
  request: FastifyRequest,
  place: { readonly files: Files; readonly city: string } | null,
): Promise<SentForm> {
  const fields = new Map<string, string>();
  const photos: WholeBytes[] = [];
  let wrong: Refusal | null = null;
  let sentPictures = 0;
  const limits = { files: MOST_FILES, fileSize: MOST_PICTURE_BYTES };
  try {
    for await (const part of request.parts({
      limits: { ...limits, fields: MOST_FIELDS, fieldSize: MOST_FIELD_BYTES },
    })) {
      if (part.type === 'field') {
        fields.set(part.fieldname, typeof part.value === 'string' ? part.value : '');
        continue;
      }
      if (part.filename) sentPictures++;
      if (sentPictures > MOST_PICTURES) wrong ??= { kind: 'citizen.photos', max: MOST_PICTURES };
      const kept: Result<WholeBytes | null> | null = place && !wrong ? await keepPicture(place, part) : null;
      // What is not kept must be read all the same, or the rest does not come.
      if (!kept) part.file.resume();
      else if (!kept.ok) wrong = kept.refusal;
      else if (kept.value) photos.push(kept.value);
    }
  } catch (error) {
    // Too many parts: said like any other "no". Anything else goes on, and leaves no bytes behind.
    const refusal = refusalOf(error as { code?: string });
    if (refusal === null) {
      for (const { kept } of photos) await dropKept(kept);
      throw error;
    }
    wrong = refusal;
  }
  if (wrong) for (const { kept } of photos.splice(0)) await dropKept(kept);
  return { fields, photos, sentPictures, wrong };
}

/** Null for a field in which nothing was chosen. */
async function keepPicture(
  { files, city }: { readonly files: Files; readonly city: string },
  part: MultipartFile,
): Promise<Result<WholeBytes | null>> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let bytes = 0;
  async function* read() {
    for await (const piece of part.file as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES)]);
      yield piece;
    }
  }
  const kept = await keepPieces(files, city, read());
  const refusal = part.file.truncated
    ? { kind: 'citizen.photoBig', max: MOST_PICTURE_BYTES / 1024 / 1024 }
    : bytes > 0 && sniffPicture(head) === null
      ? { kind: 'citizen.photo' }
      : null;
  if (refusal || bytes === 0) await dropKept(kept);
  if (refusal) return refuse(refusal);
  return accept(bytes === 0 ? null : { kept, sha256: hash.digest('hex'), bytes });
}

function refusalOf({ code }: { code?: string }): Refusal | null {
  if (code === 'FST_FILES_LIMIT') return { kind: 'citizen.photos', max: MOST_PICTURES };
  if (code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT' || code === 'FST_PROTO_VIOLATION')
    return { kind: 'citizen.form' };
  return null;
}
