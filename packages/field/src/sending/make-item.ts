// A finished record as an item of the outbox: its text is made here once and hashed, and never changes again.
import type { RecordKind } from '@xunhe/domain/patrol/record-kind';
import type { ItemPhoto, OutboxItem } from '../keeping/outbox-item.ts';

export interface Finished {
  readonly id: string;
  readonly city: string;
  readonly person: string;
  readonly kind: RecordKind;
  readonly body: object & { readonly photos?: readonly ItemPhoto[] | undefined };
  readonly reach: string | null;
  readonly reachName: string;
  readonly problemType?: string;
  readonly firstWords: string;
  readonly judgement?: OutboxItem['judgement'];
  readonly after?: string;
  /** Real time, milliseconds since 1970. */
  readonly madeMs: number;
}

/** SHA-256, hexadecimal. */
export type Digest = (bytes: Uint8Array) => Promise<string>;

/** Today's version of every content's shape. */
const FORM = 1;
const FIRST_WORDS = 60;

export async function makeItem(finished: Finished, digest: Digest): Promise<{ item: OutboxItem; text: string }> {
  const { body, problemType, judgement, firstWords, after, ...known } = finished;
  const text = JSON.stringify(body);
  const bytes = new TextEncoder().encode(text);
  const photos = (body.photos ?? []).map(({ sha256, bytes }) => ({ sha256, bytes }));
  const item: OutboxItem = {
    ...known,
    form: FORM,
    hash: await digest(bytes),
    textBytes: bytes.length,
    photos,
    photosMissing: null,
    after: after ?? null,
    state: 'waiting',
    problemType: problemType ?? null,
    firstWords: firstWords.slice(0, FIRST_WORDS),
    storedMs: null,
    sentMs: null,
    attempts: 0,
    nextTryMs: 0,
    lastError: null,
    judgement: judgement ?? null,
  };
  return { item, text };
}
