// A picture chosen in a browser on its way to the server: made small, named by its hash, sent in parts that say how far it is. What the server
// has of it already is not sent again.

import { readAnswer } from '@xunhe/contract/client';
import { PART_BYTES } from '@xunhe/contract/sync';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { compressPhoto } from './photo-compress.ts';

export interface PreparedPhoto {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Hexadecimal. */
  readonly sha256: string;
}

export async function preparePhoto(file: Blob): Promise<Result<PreparedPhoto>> {
  // Browsers hash only on pages that came safely.
  if (!globalThis.isSecureContext) return refuse({ kind: 'photo.insecure' });
  const made = await compressPhoto(file);
  return made.ok ? accept(await hashBytes(made.value.bytes)) : made;
}

/** Any file as it is. */
export async function hashFile(file: Blob): Promise<Result<PreparedPhoto>> {
  if (!globalThis.isSecureContext) return refuse({ kind: 'photo.insecure' });
  return accept(await hashBytes(new Uint8Array(await file.arrayBuffer())));
}

async function hashBytes(bytes: Uint8Array<ArrayBuffer>): Promise<PreparedPhoto> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return { bytes, sha256: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}

export async function sendBytes(
  { bytes, sha256 }: PreparedPhoto,
  onProgress: (share: number) => void,
): Promise<Result<true>> {
  const count = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
  for (let part = 0; part < count; part++) {
    const piece = bytes.slice(part * PART_BYTES, (part + 1) * PART_BYTES);
    const url = `/api/uploads/${sha256}?bytes=${bytes.length}&part=${part}`;
    const answer = await readAnswer<{ readonly whole: boolean }>(() =>
      fetch(url, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/octet-stream', 'x-xunhe': '1' },
        body: piece,
      }),
    );
    if (!answer.ok) return answer;
    onProgress((part + 1) / count);
    if (answer.value.whole) break;
  }
  return accept(true);
}
