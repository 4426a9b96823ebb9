// The outbox as a file: what waits here can be carried to another phone of the same person, or to the office, whatever becomes of this one. A
// record keeps its id and its hash, so bringing the file twice, or after it was sent, doubles nothing.

import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { RECORD_KINDS } from '@xunhe/domain/patrol/record-kind';
import type { FieldStore } from '../keeping/field-store.ts';
import type { KeptPhoto, OutboxItem } from '../keeping/outbox-item.ts';
import type { Digest } from './make-item.ts';

/** WARNING: files lie on people's phones and in offices; add, never rename. */
export interface QueueFile {
  readonly xunhe: 'outbox';
  readonly form: 1;
  readonly city: string;
  readonly person: string;
  readonly records: readonly QueuedRecord[];
}

interface QueuedRecord {
  readonly item: OutboxItem;
  readonly text: string;
  /** With the bytes in base64. */
  readonly photos: readonly (KeptPhoto & { readonly base64: string })[];
}

export async function writeQueueFile(
  store: FieldStore,
  who: { readonly city: string; readonly person: string },
): Promise<QueueFile> {
  const records: QueuedRecord[] = [];
  for (const item of await store.items(who.person)) {
    if (item.state === 'sent') continue;
    const photos = [];
    for (const photo of await store.photos(item.id, who.person)) {
      const bytes = await store.photoBytes(item.id, photo.sha256, who.person);
      if (bytes) photos.push({ ...photo, base64: toBase64(bytes) });
    }
    records.push({ item, text: (await store.text(item.id, who.person)) ?? '', photos });
  }
  return { xunhe: 'outbox', form: 1, ...who, records };
}

export interface Brought {
  readonly added: number;
  /** Those that were here already. */
  readonly known: number;
}

/** Takes the records of a file that are not here yet. Nothing is taken when any of them is not what it says it is. */
export async function readQueueFile(
  text: string,
  to: { readonly store: FieldStore; readonly digest: Digest; readonly city: string; readonly person: string },
): Promise<Result<Brought>> {
  const file = parse(text);
  if (!file) return refuse({ kind: 'queueFile.form' });
  if (file.person !== to.person || file.city !== to.city) return refuse({ kind: 'queueFile.person' });
  const known = new Set((await to.store.items(to.person)).map(({ id }) => id));
  for (const [index, record] of file.records.entries())
    if (!(await isWhole(record, file.person, to.digest)))
      return refuse({ kind: 'queueFile.broken', record: index + 1 });
  const fresh = file.records.filter(({ item }) => !known.has(item.id));
  for (const { item, text, photos } of fresh) {
    // Pictures first: a record that says it has pictures never stands here without them.
    for (const { base64, ...photo } of photos) await to.store.addPhoto(photo, fromBase64(base64));
    await to.store.handIn({ ...item, state: item.state === 'refused' ? 'refused' : 'waiting', nextTryMs: 0 }, text);
  }
  return accept({ added: fresh.length, known: file.records.length - fresh.length });
}

async function isWhole(record: QueuedRecord, person: string, digest: Digest): Promise<boolean> {
  try {
    return await checkRecord(record, person, digest);
  } catch {
    // Not even the shape of a record, or a picture that is no base64.
    return false;
  }
}

async function checkRecord({ item, text, photos }: QueuedRecord, person: string, digest: Digest): Promise<boolean> {
  if (item.person !== person || !RECORD_KINDS.includes(item.kind) || typeof text !== 'string') return false;
  if ((await digest(new TextEncoder().encode(text))) !== item.hash) return false;
  for (const photo of photos)
    if (photo.record !== item.id || (await digest(fromBase64(photo.base64))) !== photo.sha256) return false;
  return true;
}

function parse(text: string): QueueFile | null {
  try {
    const file = JSON.parse(text) as QueueFile;
    return file?.xunhe === 'outbox' && file.form === 1 && Array.isArray(file.records) ? file : null;
  } catch {
    return null;
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
