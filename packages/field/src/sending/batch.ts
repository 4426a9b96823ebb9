// Which records go together, and what of each: the whole text, a question for it, or its parts.
import { MOST_INLINE_CHARS, MOST_OPS, type SentOp } from '@xunhe/contract/sync';
import type { OutboxItem } from '../keeping/outbox-item.ts';

/** Characters of all texts in one request: on a weak network a small request has a chance to get through. */
const BATCH_CHARS = 400_000;
/** A text longer than this is asked for before it is sent a second time: the answer to the first may just have been lost. */
const ASK_FIRST_BYTES = 8 * 1024;

export type Way = 'text' | 'ask' | 'upload';

export function chooseWay(item: OutboxItem): Way {
  if (item.state === 'stored') return 'ask';
  if (item.textBytes > ASK_FIRST_BYTES && item.attempts > 0) return 'ask';
  // A character of the text is at most three bytes, so a text of so many bytes has no more characters.
  return item.textBytes > MOST_INLINE_CHARS ? 'upload' : 'text';
}

/** The first of the items that fit into one request, at least one. */
export function takeBatch(items: readonly OutboxItem[]): OutboxItem[] {
  const batch: OutboxItem[] = [];
  let chars = 0;
  for (const item of items) {
    const size = chooseWay(item) === 'text' ? item.textBytes : 0;
    if (batch.length > 0 && (batch.length >= MOST_OPS || chars + size > BATCH_CHARS)) break;
    batch.push(item);
    chars += size;
  }
  return batch;
}

export function toOp(item: OutboxItem, way: Way, text: string | null): SentOp {
  const { id, kind, form, hash } = item;
  if (way === 'text' && text !== null) return { id, kind, form, hash, text };
  return way === 'upload' ? { id, kind, form, hash, uploaded: true } : { id, kind, form, hash };
}
