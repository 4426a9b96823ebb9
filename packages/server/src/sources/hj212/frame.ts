// One span of bytes that begins with `##`, taken apart: length, data segment, check sum, tail. Nothing is judged here but the sum.
import { crcOf, readHex4 } from './crc.ts';

/** How an encrypted data area is written: as bytes, or as the text `{0xE4,0x3E,…}` in which the standard prints its examples. */
export type Notation = 'raw' | 'printed';

export interface Frame {
  /** The whole span as it came. */
  readonly raw: Buffer;
  /** What the four digits say; null when they are not four digits. */
  readonly declaredLength: number | null;
  readonly lengthField: 'ok' | 'short' | 'bad';
  /** The data segment, from behind the length to before the check sum. */
  readonly segment: Buffer;
  /** Four hexadecimal digits as they came; null when there are none. */
  readonly crc: string | null;
  readonly isCrcRight: boolean;
  readonly terminator: 'CRLF' | 'LF' | 'none';
  /** Set when the device has a key and this command is sent encrypted: the sum is then over the plain text and not yet known to be right. */
  readonly sealed: Notation | null;
}

export type Length = Pick<Frame, 'declaredLength' | 'lengthField'> & { readonly digits: number };

/** The number behind `##` and the digits it has: four, fewer (vector fk-3-3digitlen), or none. Bytes are counted, not characters. */
export function readLength(bytes: Uint8Array, start: number): Length {
  let digits = 0;
  let value = 0;
  while (digits < 4 && isDigit(bytes[start + 2 + digits])) {
    value = value * 10 + bytes[start + 2 + digits]! - 0x30;
    digits++;
  }
  if (digits === 4) return { digits, declaredLength: value, lengthField: 'ok' };
  return { digits, declaredLength: null, lengthField: digits > 0 ? 'short' : 'bad' };
}

/** A span that no rule accepted, read as far as it can be: the sum is the last four digits, whatever the length says. */
export function readSpan(raw: Buffer): Frame {
  const { digits, ...length } = readLength(raw, 0);
  const terminator = endsWith(raw, '\r\n') ? 'CRLF' : endsWith(raw, '\n') ? 'LF' : 'none';
  const end = raw.length - { CRLF: 2, LF: 1, none: 0 }[terminator];
  const from = Math.min(2 + digits, raw.length);
  const sum = end - 4 >= from ? readHex4(raw, end - 4) : -1;
  // Without a sum nobody knows where the segment ends, so all of it is shown (vector x-crc-nonhex).
  if (sum < 0) {
    const segment = trimBreak(raw.subarray(from));
    return { ...length, raw, segment, crc: null, isCrcRight: false, terminator: 'none', sealed: null };
  }
  const segment = raw.subarray(from, end - 4);
  const crc = raw.toString('latin1', end - 4, end);
  return { ...length, raw, segment, crc, isCrcRight: crcOf(segment) === sum, terminator, sealed: null };
}

/** A frame whose data segment is another: what an encrypted one turns into. */
export function replaceSegment(frame: Frame, segment: Buffer): Frame {
  const isCrcRight = frame.crc !== null && crcOf(segment) === Number.parseInt(frame.crc, 16);
  return { ...frame, segment, isCrcRight, sealed: null };
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function endsWith(bytes: Buffer, tail: string): boolean {
  return bytes.length >= tail.length && bytes.toString('latin1', bytes.length - tail.length) === tail;
}

function trimBreak(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end--;
  return bytes.subarray(0, end);
}
