// A picture or a long text, in parts. What the server has of it is asked first, so that a cut upload goes on where it was.
import { PART_BYTES } from '@xunhe/contract/sync';
import { accept, type Result } from '@xunhe/domain/ground/result';
import type { Wire } from './wire.ts';

export async function upload(wire: Wire, sha256: string, content: Uint8Array): Promise<Result<true>> {
  const count = Math.max(1, Math.ceil(content.length / PART_BYTES));
  // One part is sent at once: asking first would cost as much.
  if (count > 1) {
    const state = await wire.uploadState(sha256);
    if (!state.ok) return state;
    if (state.value.whole) return accept(true);
    const have = new Set(state.value.parts);
    // All parts and no whole: the server died before it joined them. It joins them when a part comes.
    if (have.size >= count) have.delete(count - 1);
    return sendParts(wire, { sha256, content, count, have });
  }
  return sendParts(wire, { sha256, content, count, have: new Set() });
}

async function sendParts(
  wire: Wire,
  what: { sha256: string; content: Uint8Array; count: number; have: ReadonlySet<number> },
): Promise<Result<true>> {
  const { sha256, content, count, have } = what;
  for (let part = 0; part < count; part++) {
    if (have.has(part)) continue;
    const piece = content.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    const answer = await wire.uploadPart({ sha256, bytes: content.length, part, content: piece });
    if (!answer.ok) return answer;
    if (answer.value.whole) break;
  }
  return accept(true);
}
