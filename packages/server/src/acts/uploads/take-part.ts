// A part of an upload comes in: any order, any number of times, two at once. What was in one part goes the short way. The answer is given only
// after the part, or the whole and its row, are safe on the disk.
import { createHash } from 'node:crypto';
import { PART_BYTES, type UploadState } from '@xunhe/contract/sync';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { MOST_OPEN_UPLOADS } from '@xunhe/domain/patrol/upload-quota';
import { inScope } from '../../store/db.ts';
import { dropKept, keepBytes } from '../../store/files.ts';
import { dropParts, joinParts, listOpenUploads, listParts, PartGone, savePart } from '../../store/files-parts.ts';
import { findUpload } from '../../store/upload.ts';
import type { Uploader, UploadHouse, Uploads } from './upload-house.ts';

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
  const { house } = uploads;
  const upload = { city: who.city, person: who.id, sha256, bytes };
  if (await isWhole(house, who, sha256)) return accept(tellWhole(sha256));
  const open = await listOpenUploads(house.files, who.city, who.id);
  if (open.length >= MOST_OPEN_UPLOADS && !open.includes(sha256))
    return refuse({ kind: 'upload.quota', seconds: 3600 });
  await savePart(house.files, upload, part, body);
  const parts = await listParts(house.files, upload);
  if (parts.length < countParts(bytes)) return accept({ sha256, whole: false, parts });
  return join(uploads, who, upload);
}

async function takeWhole(
  { house, finish }: Uploads,
  who: Uploader,
  { sha256, body }: { readonly sha256: string; readonly body: Uint8Array },
): Promise<Result<UploadState>> {
  if (createHash('sha256').update(body).digest('hex') !== sha256) return refuse({ kind: 'upload.hash' });
  const kept = await keepBytes(house.files, who.city, body);
  const done = await finish(who, { kept, sha256, bytes: body.length });
  return done.ok ? accept(tellWhole(sha256)) : done;
}

async function join(
  { house, finish }: Uploads,
  who: Uploader,
  upload: Parameters<typeof joinParts>[1],
): Promise<Result<UploadState>> {
  const { sha256, bytes } = upload;
  try {
    const joined = await joinParts(house.files, upload, countParts(bytes));
    if (joined.sha256 !== sha256) {
      await dropKept(joined.kept);
      await dropParts(house.files, upload);
      return refuse({ kind: 'upload.hash' });
    }
    const done = await finish(who, { kept: joined.kept, sha256, bytes });
    if (!done.ok) return done;
    await dropParts(house.files, upload);
    return accept(tellWhole(sha256));
  } catch (error) {
    if (!(error instanceof PartGone)) throw error;
    return accept(await readUploadState(house, who, upload));
  }
}

export async function readUploadState(
  house: UploadHouse,
  who: Uploader,
  asked: { readonly sha256: string; readonly bytes?: number | undefined },
): Promise<UploadState> {
  const { sha256, bytes } = asked;
  if (await isWhole(house, who, sha256)) return tellWhole(sha256);
  const parts = await listParts(house.files, { city: who.city, person: who.id, sha256, bytes });
  return { sha256, whole: false, parts };
}

async function isWhole({ db }: UploadHouse, who: Uploader, sha256: string): Promise<boolean> {
  const key = { city: who.city, person: who.id, sha256 };
  return (await inScope(db, { city: who.city, region: who.city }, (tx) => findUpload(tx, key))) !== null;
}

function tellWhole(sha256: string): UploadState {
  return { sha256, whole: true, parts: [] };
}
