// Uploads that are not whole yet: <root>/<city>/parts/<person>/<sha256>/<bytes>.<part>. Each person has his own parts, so nobody spoils
// another's by sending wrong bytes under the same hash.
import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Files, type KeptBytes, keepBytes, keepPieces, orNull, placeFile, readBytes } from './files.ts';

export interface OpenUpload {
  readonly city: string;
  readonly person: string;
  readonly sha256: string;
  /** Of the whole. */
  readonly bytes: number;
}

export async function savePart(files: Files, upload: OpenUpload, part: number, bytes: Uint8Array): Promise<void> {
  const kept = await keepBytes(files, upload.city, bytes);
  await placeFile(kept, partPath(files, upload, part));
}

/** The parts that are there, ascending. Without `bytes` those of the length of which most is there. */
export async function listParts(
  files: Files,
  upload: Omit<OpenUpload, 'bytes'> & { readonly bytes?: number | undefined },
): Promise<number[]> {
  const byLength = new Map<number, number[]>();
  for (const name of (await orNull(readdir(folderOf(files, upload)))) ?? []) {
    const [length, part] = name.split('.').map(Number) as [number, number];
    byLength.set(length, [...(byLength.get(length) ?? []), part]);
  }
  const found =
    upload.bytes === undefined
      ? [...byLength.values()].sort((a, b) => b.length - a.length)[0]
      : byLength.get(upload.bytes);
  return (found ?? []).sort((a, b) => a - b);
}

/** All parts in one, kept under no name yet, with the hash that they have. */
export async function joinParts(
  files: Files,
  upload: OpenUpload,
  count: number,
): Promise<{ readonly kept: KeptBytes; readonly sha256: string }> {
  const hash = createHash('sha256');
  async function* read() {
    for (let part = 0; part < count; part++) {
      const bytes = await readBytes(partPath(files, upload, part));
      if (!bytes) throw new PartGone(`Part ${part} of ${upload.sha256} is gone`);
      hash.update(bytes);
      yield bytes;
    }
  }
  const kept = await keepPieces(files, upload.city, read());
  return { kept, sha256: hash.digest('hex') };
}

/** Somebody else was faster: the same upload came twice at once. */
export class PartGone extends Error {}

export async function dropParts(files: Files, upload: Omit<OpenUpload, 'bytes'>): Promise<void> {
  await rm(folderOf(files, upload), { recursive: true, force: true });
}

/** The hashes of which the person has begun uploads. */
export async function listOpenUploads(files: Files, city: string, person: string): Promise<string[]> {
  return (await orNull(readdir(personFolder(files, city, person)))) ?? [];
}

/** Uploads to which nothing was added for so long. */
export async function sweepParts(files: Files, city: string, before: number): Promise<number> {
  const root = join(files.root, city, 'parts');
  let swept = 0;
  for (const person of (await orNull(readdir(root))) ?? [])
    for (const sha256 of (await orNull(readdir(join(root, person)))) ?? []) {
      const folder = join(root, person, sha256);
      const found = await orNull(stat(folder));
      if (!found || found.mtimeMs >= before) continue;
      await rm(folder, { recursive: true, force: true });
      swept++;
    }
  return swept;
}

function partPath(files: Files, upload: OpenUpload, part: number): string {
  return join(folderOf(files, upload), `${upload.bytes}.${part}`);
}

function folderOf(files: Files, { city, person, sha256 }: Omit<OpenUpload, 'bytes'>): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`No upload is named ${sha256}`);
  return join(personFolder(files, city, person), sha256);
}

/** An id may be anything that a file system reads otherwise. */
function personFolder({ root }: Files, city: string, person: string): string {
  return join(root, city, 'parts', createHash('sha256').update(person).digest('hex').slice(0, 32));
}
