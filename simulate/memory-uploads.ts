// The disk of uploads in memory: what lies on it outlives the process of the server, and each look and write takes a moment.
import { createHash } from 'node:crypto';
import { accept } from '@xunhe/domain/ground/result';
import type { Uploads } from '../packages/server/src/acts/uploads/upload-disk.ts';
import { type OpenUpload, PartGone } from '../packages/server/src/store/files-parts.ts';
import type { OnDisk } from './shelf.ts';

export interface UploadShelf {
  /** By person and hash. */
  readonly whole: Map<string, Uint8Array>;
  /** By person and hash, then by length of the whole and number. */
  readonly parts: Map<string, Map<string, Uint8Array>>;
  readonly kept: Map<string, Uint8Array>;
}

export function makeUploadShelf(): UploadShelf {
  return { whole: new Map(), parts: new Map(), kept: new Map() };
}

export function keyOf(person: string, sha256: string): string {
  return `${person}/${sha256}`;
}

export function openMemoryUploads({ whole, parts, kept }: UploadShelf, onDisk: OnDisk): Uploads {
  const partsOf = ({ person, sha256 }: Pick<OpenUpload, 'person' | 'sha256'>) => parts.get(keyOf(person, sha256));
  const keep = (bytes: Uint8Array) =>
    onDisk(async () => {
      const path = String(kept.size);
      kept.set(path, bytes.slice());
      return { path };
    });
  return {
    isWhole: async ({ id }, sha256) => whole.has(keyOf(id, sha256)),
    listOpen: async ({ id }) =>
      [...parts.keys()].flatMap((key) => (key.startsWith(`${id}/`) ? key.slice(id.length + 1) : [])),
    savePart: (upload, part, bytes) =>
      onDisk(async () => {
        const found = partsOf(upload) ?? new Map<string, Uint8Array>();
        parts.set(keyOf(upload.person, upload.sha256), found.set(`${upload.bytes}.${part}`, bytes.slice()));
      }),
    async listParts(upload) {
      const named = [...(partsOf(upload)?.keys() ?? [])].map((name) => name.split('.').map(Number));
      const mine = named.filter(([bytes]) => upload.bytes === undefined || bytes === upload.bytes);
      return mine.map(([, part]) => part!).sort((a, b) => a - b);
    },
    async joinParts(upload, count) {
      const found = Array.from({ length: count }, (_, part) => partsOf(upload)?.get(`${upload.bytes}.${part}`));
      if (found.includes(undefined)) throw new PartGone(`A part of ${upload.sha256} is gone`);
      const bytes = Buffer.concat(found as Uint8Array[]);
      return { kept: await keep(bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
    },
    dropParts: ({ person, sha256 }) =>
      onDisk(async () => {
        parts.delete(keyOf(person, sha256));
      }),
    keep: (_city, bytes) => keep(bytes),
    async drop({ path }) {
      kept.delete(path);
    },
    finish: ({ id }, { kept: { path }, sha256 }) =>
      onDisk(async () => {
        whole.set(keyOf(id, sha256), kept.get(path)!);
        return accept(true as const);
      }),
  };
}
