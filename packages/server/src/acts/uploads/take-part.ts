// A part of an upload comes in: any order, any number of times, two at once. What was in one part goes the short way. The answer is given only
// after the part, or the whole and its row, are safe on the disk.
import { createHash } from 'node:crypto';
import { PART_BYTES, type UploadState } from '@xunhe/contract/sync';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { MOST_OPEN_UPLOADS } from '@xunhe/domain/patrol/upload-quota';
import { type OpenUpload, PartGone } from '../../store/files-parts.ts';
import type { UploadDisk, Uploads } from './upload-disk.ts';
import type { Uploader } from './upload-house.ts';

export interface PartAsked {
  readonly sha256: string;
  /** Of the whole. */
  readonly bytes: number;
  readonly part: number;
}

export function countParts(bytes: number): number {
  return Math.ceil(bytes / PART_BYTES);
}

/** How long a part must be; null when the whole has no such part. */
export function lengthOfPart({ bytes, part }: Pick<PartAsked, 'bytes' | 'part'>): number | null {
  const last = countParts(bytes) - 1;
  if (part > last) return null;
  return part < last ? PART_BYTES : bytes - last * PART_BYTES;
}

export async function takePart(
  uploads: Uploads,
  who: Uploader,
  asked: PartAsked & { readonly body: Uint8Array },
): Promise<Result<UploadState>> {
  const { sha256, bytes, part, body } = asked;
  const length = lengthOfPart(asked);
  if (length === null || body.length !== length)
    return refuse({ kind: 'upload.length', part, needed: length ?? 0, got: body.length });
  if (countParts(bytes) === 1) return takeWhole(uploads, who, asked);
  const upload = { city: who.city, person: who.id, sha256, bytes };
  if (await uploads.isWhole(who, sha256)) return accept(tellWhole(sha256));
  const open = await uploads.listOpen(who);
  if (open.length >= MOST_OPEN_UPLOADS && !open.includes(sha256))
    return refuse({ kind: 'upload.quota', seconds: 3600 });
  await uploads.savePart(upload, part, body);
  const parts = await uploads.listParts(upload);
  if (parts.length < countParts(bytes)) return accept({ sha256, whole: false, parts });
  return join(uploads, who, upload);
}

async function takeWhole(
  uploads: Uploads,
  who: Uploader,
  { sha256, body }: { readonly sha256: string; readonly body: Uint8Array },
): Promise<Result<UploadState>> {
  if (createHash('sha256').update(body).digest('hex') !== sha256) return refuse({ kind: 'upload.hash' });
  const kept = await uploads.keep(who.city, body);
  const done = await uploads.finish(who, { kept, sha256, bytes: body.length });
  return done.ok ? accept(tellWhole(sha256)) : done;
}

async function join(uploads: Uploads, who: Uploader, upload: OpenUpload): Promise<Result<UploadState>> {
  const { sha256, bytes } = upload;
  try {
    const joined = await uploads.joinParts(upload, countParts(bytes));
    if (joined.sha256 !== sha256) {
      await uploads.drop(joined.kept);
      await uploads.dropParts(upload);
      return refuse({ kind: 'upload.hash' });
    }
    const done = await uploads.finish(who, { kept: joined.kept, sha256, bytes });
    if (!done.ok) return done;
    await uploads.dropParts(upload);
    return accept(tellWhole(sha256));
  } catch (error) {
    if (!(error instanceof PartGone)) throw error;
    return accept(await readUploadState(uploads, who, upload));
  }
}

export async function readUploadState(
  disk: Pick<UploadDisk, 'isWhole' | 'listParts'>,
  who: Uploader,
  asked: { readonly sha256: string; readonly bytes?: number | undefined },
): Promise<UploadState> {
  const { sha256, bytes } = asked;
  if (await disk.isWhole(who, sha256)) return tellWhole(sha256);
  const parts = await disk.listParts({ city: who.city, person: who.id, sha256, bytes });
  return { sha256, whole: false, parts };
}

function tellWhole(sha256: string): UploadState {
  return { sha256, whole: true, parts: [] };
}
