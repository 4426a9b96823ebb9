// Bytes beside the database, by the hash of their content: <root>/<city>/<aa>/<sha256>. A file is there whole or not at all: it is written
// under another name, forced to the disk, renamed, and the folder is forced to the disk too. Only then may a row speak of it.
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface Files {
  readonly root: string;
  /** Names of files that are not yet anything. */
  readonly random: (bytes: number) => Uint8Array;
}

/** Bytes that are safe on the disk under a name that nobody looks for. */
export interface KeptBytes {
  readonly path: string;
}

/** `original` as it came; `view` and `thumb` as made from it. */
export const FILE_KINDS = ['original', 'view', 'thumb'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const HASH = /^[0-9a-f]{64}$/;
const CITY = /^\d{4}$/;
const TEMP = 'temp';

export function pathOf(files: Files, city: string, sha256: string, kind: FileKind = 'original'): string {
  if (!HASH.test(sha256)) throw new Error(`No file is named ${sha256}`);
  return join(folderOf(files, city, kind), sha256.slice(0, 2), sha256);
}

export function folderOf({ root }: Files, city: string, kind: FileKind): string {
  if (!CITY.test(city)) throw new Error(`A city code has 4 digits, got "${city}"`);
  return kind === 'original' ? join(root, city) : join(root, city, kind);
}

/** Writes and forces to the disk; nothing is left behind when that fails. */
export async function keepBytes(files: Files, city: string, bytes: Uint8Array): Promise<KeptBytes> {
  return keepPieces(files, city, [bytes]);
}

/** The same piece by piece, for what is longer than a part. */
export async function keepPieces(
  files: Files,
  city: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<KeptBytes> {
  const path = join(folderOf(files, city, 'original'), TEMP, Buffer.from(files.random(16)).toString('hex'));
  const file = await openIn(path);
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.datasync();
    await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    await unlink(path).catch(() => undefined);
    throw error;
  }
  return { path };
}

/** Gives kept bytes their place, over whatever lies there: under one hash there is one content. */
export async function placeFile({ path }: KeptBytes, to: string): Promise<void> {
  await rename(path, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    await makeFolder(dirname(to));
    await rename(path, to);
  });
  await syncFolder(dirname(to));
}

export async function dropKept({ path }: KeptBytes): Promise<void> {
  await rm(path, { force: true });
}

export async function readBytes(path: string): Promise<Buffer | null> {
  return orNull(readFile(path));
}

export async function hasFile(path: string): Promise<boolean> {
  return (await orNull(stat(path))) !== null;
}

/** Length in bytes and a stream of them; null when there is no such file. */
export async function openBytes(path: string): Promise<{ readonly bytes: number; readonly stream: ReadStream } | null> {
  const found = await orNull(stat(path));
  return found && { bytes: found.size, stream: createReadStream(path) };
}

/** Files that a killed server left in the middle of writing. Older than a day: what is being written now is not touched. */
export async function sweepTemp({ root }: Files, city: string, nowMs: number): Promise<number> {
  const folder = join(root, city, TEMP);
  let swept = 0;
  for (const name of (await orNull(readdir(folder))) ?? []) {
    const found = await orNull(stat(join(folder, name)));
    if (!found || nowMs - found.mtimeMs < 86_400_000) continue;
    await rm(join(folder, name), { force: true });
    swept++;
  }
  return swept;
}

/** New folders are forced into those above them as well: a file in a folder that a power cut takes away is no file. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let at = path; at.length >= dirname(first).length; at = dirname(at)) {
    await syncFolder(at);
    if (at === dirname(at)) return;
  }
}

export async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder, and keeps its entries by itself.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function openIn(path: string) {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await makeFolder(dirname(path));
    return open(path, 'wx', 0o600);
  }
}
