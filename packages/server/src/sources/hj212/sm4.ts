// The encryption of HJ 212-2025: SM4 in ECB without padding over the data area; what is left over after groups of 16 bytes stays plain. The sum
// in the packet is that of the plain text. There is no integrity in this: 256 sums are soon guessed, so a line needs TLS or a tunnel as well.
import { createDecipheriv } from 'node:crypto';
import { type Frame, replaceSegment } from './frame.ts';

const GROUP = 16;
const OPEN = Buffer.from('CP=&&');

/**
 * The frame in plain text under the first of the keys whose sum comes out right; null when none does. The present key comes first, then the
 * one before it, because a station may send what it encrypted before the key was changed. Keys have 16 bytes.
 */
export function openFrame(frame: Frame, keys: readonly Uint8Array[]): Frame | null {
  const { segment } = frame;
  const open = segment.indexOf(OPEN);
  const from = open + OPEN.length;
  const to = segment.length - 2;
  if (open < 0 || to < from) return null;
  const area =
    frame.sealed === 'printed' ? readPrinted(segment.toString('latin1', from, to)) : segment.subarray(from, to);
  if (area === null) return null;
  for (const key of keys) {
    const plain = decrypt(area, key);
    const opened = replaceSegment(frame, Buffer.concat([segment.subarray(0, from), plain, segment.subarray(to)]));
    if (opened.isCrcRight) return opened;
  }
  return null;
}

function decrypt(area: Uint8Array, key: Uint8Array): Buffer {
  const whole = area.length - (area.length % GROUP);
  const cipher = createDecipheriv('sm4-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(area.subarray(0, whole)), cipher.final(), area.subarray(whole)]);
}

/** `{0xE4,0x3E,…}`, and behind the brace the plain rest, if it is not printed as bytes too. */
function readPrinted(text: string): Buffer | null {
  const match = /^\{((?:0x[0-9A-Fa-f]{2},?)*)\}([\s\S]*)$/.exec(text);
  if (!match) return null;
  const bytes = match[1]!.split(',').filter((byte) => byte !== '');
  return Buffer.concat([Buffer.from(bytes.map((byte) => Number.parseInt(byte, 16))), Buffer.from(match[2]!, 'latin1')]);
}
