// One packet from its `##` on, byte by byte, to the place where it is decided. It can stop anywhere and go on with more bytes; what it decides
// depends on the bytes alone. All places count from the `##`.
import { isSealedCommand } from './command.ts';
import { CRC_START, CRC_TABLE, readHex4 } from './crc.ts';
import { isDigit, type Length, type Notation, readLength } from './frame.ts';
import { peekHeader } from './peek-header.ts';

/** The data segment ends at 1,024 in the standard; real stations send more. */
export const MOST_BYTES = 8192;

/** `closed`: the data segment is known. `broken`: no packet up to `to`. `extraHash`: the `##` begins one byte later. */
export type Decision =
  | {
      readonly kind: 'closed';
      readonly from: number;
      readonly to: number;
      readonly length: Length;
      readonly sealed: Notation | null;
    }
  | { readonly kind: 'broken'; readonly to: number }
  | { readonly kind: 'extraHash' };

const AMP = 0x26;
const HASH = 0x23;
const NEVER = 1e9;
const NO_LENGTH: Length = { digits: 0, declaredLength: null, lengthField: 'bad' };

export class PacketWalk {
  readonly #hasKey: ((mn: string) => boolean) | null;
  #state: 'length' | 'body' | 'sealed' = 'length';
  #length = NO_LENGTH;
  /** The data segment begins, and ends if the length is right. */
  #from = 0;
  #lengthEnd = NEVER;
  #at = 0;
  #register = CRC_START;
  #crcAtLength = 0;
  /** Behind the last `&&`, and the sum up to there. */
  #ampEnd = NEVER;
  #crcAtAmp = 0;
  /** A `##` inside: the next packet, if three digits follow, for there are stations with no more (vector fk-3-3digitlen). */
  #hash = NEVER;
  #hasHeader = false;
  #mayClose = true;
  #sealed: Notation | null = null;
  /** Behind `CP=&&` of an encrypted packet. */
  #areaFrom = 0;

  constructor(hasKey: ((mn: string) => boolean) | null) {
    this.#hasKey = hasKey;
  }

  begin(): void {
    this.#state = 'length';
    this.#hasHeader = this.#hasKey === null;
    this.#mayClose = true;
    this.#sealed = null;
  }

  /** The decision about the packet at `start`, or null when the bytes up to `end` do not suffice. */
  go(bytes: Buffer, start: number, end: number): Decision | null {
    if (this.#state === 'length') {
      const third = bytes[start + 2];
      if (start + 2 >= end) return null;
      if (third === HASH) return { kind: 'extraHash' };
      if (!this.#takeLength(bytes, start, end)) return null;
    }
    if (this.#state === 'body') {
      const decision = this.#walk(bytes, start, end);
      if (decision !== null || this.#is('body')) return decision;
    }
    const leapt = this.#leap(bytes, start, end);
    return leapt === 'walk' ? this.#walk(bytes, start, end) : leapt;
  }

  /** Whether it waits for an encrypted packet, of which nothing but the length tells the end. */
  isLeaping(): boolean {
    return this.#is('sealed');
  }

  /** The length of an encrypted packet cannot be right: nothing in it is believed, and the next packet is looked for inside it. */
  distrust(): void {
    this.#mayClose = false;
    this.#restart();
  }

  #is(state: 'body' | 'sealed'): boolean {
    return this.#state === state;
  }

  #takeLength(bytes: Buffer, start: number, end: number): boolean {
    for (let i = start + 2; i < start + 6; i++) {
      if (i >= end) return false;
      if (!isDigit(bytes[i])) break;
    }
    this.#length = readLength(bytes, start);
    this.#from = 2 + this.#length.digits;
    this.#lengthEnd = this.#length.declaredLength === null ? NEVER : this.#from + this.#length.declaredLength;
    this.#restart();
    return true;
  }

  #restart(): void {
    this.#state = 'body';
    this.#at = this.#from;
    this.#register = CRC_START;
    this.#ampEnd = NEVER;
    this.#hash = NEVER;
  }

  /**
   * To the first of: a right sum where the length says, a right sum behind `&&`, CR LF, the next packet's `##` and digits, 8 kB. What follows
   * a right sum is not asked: it would depend on what has come so far, and chance makes such a sum once in 65,536.
   */
  #walk(bytes: Buffer, start: number, end: number): Decision | null {
    const first = start + this.#from;
    let register = this.#register;
    let i = start + this.#at;
    let stop = start + this.#nextStop(this.#at - 1);
    for (; ; i++) {
      if (i === stop) {
        const decision = this.#stopAt(bytes, start, { at: i - start, register });
        if (decision !== null) return decision;
        stop = start + this.#nextStop(i - start);
      }
      if (i >= end) break;
      const byte = bytes[i]!;
      register = CRC_TABLE[(register >> 8) ^ byte]!;
      if (byte > AMP || i === first || (byte === 10 ? bytes[i - 1] !== 13 : bytes[i - 1] !== byte)) continue;
      if (byte === AMP) {
        this.#ampEnd = i + 1 - start;
        this.#crcAtAmp = register;
        stop = Math.min(stop, i + 5);
        if (!this.#hasHeader && this.#takeHeader(bytes, start)) return null;
      } else if (byte === HASH) {
        this.#hash = i - 1 - start;
        stop = Math.min(stop, i + 4);
      } else if (byte === 10) return { kind: 'broken', to: i + 1 - start };
    }
    this.#register = register;
    this.#at = i - start;
    return null;
  }

  /** The next place behind `at` where something is decided. */
  #nextStop(at: number): number {
    let stop = MOST_BYTES;
    if (this.#lengthEnd > at && this.#lengthEnd < stop) stop = this.#lengthEnd;
    if (this.#lengthEnd + 4 > at && this.#lengthEnd + 4 < stop) stop = this.#lengthEnd + 4;
    if (this.#ampEnd + 4 > at && this.#ampEnd + 4 < stop) stop = this.#ampEnd + 4;
    if (this.#hash + 5 > at && this.#hash + 5 < stop) stop = this.#hash + 5;
    return stop;
  }

  #stopAt(bytes: Buffer, start: number, { at, register }: { at: number; register: number }): Decision | null {
    const [lengthEnd, ampEnd, hash] = [this.#lengthEnd, this.#ampEnd, this.#hash];
    if (at === lengthEnd) this.#crcAtLength = register;
    if (this.#mayClose) {
      if (at === lengthEnd + 4 && readHex4(bytes, start + lengthEnd) === this.#crcAtLength)
        return this.#close(lengthEnd);
      if (at === ampEnd + 4 && this.#isEnd(bytes, start + ampEnd)) return this.#close(ampEnd);
    }
    if (at === hash + 5 && [2, 3, 4].every((i) => isDigit(bytes[start + hash + i])))
      return { kind: 'broken', to: hash };
    return at >= MOST_BYTES ? { kind: 'broken', to: at } : null;
  }

  #isEnd(bytes: Buffer, at: number): boolean {
    const sum = readHex4(bytes, at);
    // Vector std2025-A2-ex2-sm4-printed: the length is that of the plain text, so the printed notation, which has no `&`, ends at its `&&`.
    return this.#sealed === 'printed' ? sum >= 0 : sum === this.#crcAtAmp;
  }

  #close(to: number): Decision {
    return { kind: 'closed', from: this.#from, to, length: this.#length, sealed: this.#sealed };
  }

  /** At the first `CP=&&`: true when what follows is encrypted. */
  #takeHeader(bytes: Buffer, start: number): boolean {
    const at = start + this.#ampEnd;
    if (bytes.toString('latin1', at - 5, at - 2) !== 'CP=') return false;
    this.#hasHeader = true;
    const peek = peekHeader(bytes, start + this.#from, at - 5);
    if (peek === null || !isSealedCommand(peek.command) || !this.#hasKey?.(peek.mn)) return false;
    this.#areaFrom = this.#ampEnd;
    this.#state = 'sealed';
    return true;
  }

  /** Over ciphertext, which may hold any byte, to where the length says. */
  #leap(bytes: Buffer, start: number, end: number): Decision | 'walk' | null {
    const area = start + this.#areaFrom;
    if (end < area + 6) return null;
    if (/^\{0x[0-9A-Fa-f]{2}/.test(bytes.toString('latin1', area, area + 6))) {
      this.#sealed = 'printed';
      this.#lengthEnd = NEVER;
      this.#restart();
      return 'walk';
    }
    const to = this.#lengthEnd;
    const isPossible = to >= this.#areaFrom + 2 && to + 4 <= MOST_BYTES;
    if (isPossible && end < start + to + 4) return null;
    if (
      isPossible &&
      bytes.toString('latin1', start + to - 2, start + to) === '&&' &&
      readHex4(bytes, start + to) >= 0
    ) {
      this.#sealed = 'raw';
      return this.#close(to);
    }
    this.distrust();
    return 'walk';
  }
}
