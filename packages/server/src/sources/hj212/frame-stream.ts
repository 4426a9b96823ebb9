// Bytes of one connection to packets. Every byte is walked once and everything is decided at fixed places, so what comes out does not depend on
// how the network cut the bytes. Time is an argument: a packet has ten seconds from its first byte, and at most 8 kB.
import { type Frame, readSpan } from './frame.ts';
import { type Decision, PacketWalk } from './packet-walk.ts';

/** `packet`: the sum is right, or cannot be known before decryption. `quarantined`: bytes that began like a packet and are none. */
export interface Span {
  readonly kind: 'packet' | 'quarantined';
  readonly frame: Frame;
}

/** Bytes between packets: words of a modem, heartbeats of a radio. */
export interface Noise {
  readonly kind: 'noise';
  readonly bytes: number;
}

/** A packet of which not all is here yet. */
export interface Waiting {
  readonly kind: 'waiting';
  readonly bytes: number;
}

export const WAIT_MS = 10_000;
/** Stations wait 5 s for an answer and some send no CR LF: after this long without one, the packet counts as it is. */
export const TAIL_MS = 200;
/** No connection has more than this in hand. */
export const MOST_HELD = 65_536;
/** So much of a chunk is taken at once that it fits with what is held and the room to grow. */
const SLICE = 16_384;
/** What is shorter cannot hold a field and a sum: it is noise. */
const LEAST_SPAN = 12;
const NOTHING = Buffer.alloc(0);

type Closed = Extract<Decision, { kind: 'closed' }>;

export class FrameStream {
  readonly #walk: PacketWalk;
  #bytes: Buffer = NOTHING;
  #isOwn = false;
  #start = 0;
  #end = 0;
  /** Whether `##` stands at the start. */
  #isInside = false;
  /** Set while nothing but the tail is missing. */
  #closed: Closed | null = null;
  /** Of the first byte held, or of the last one while only the tail is missing. */
  #sinceMs = 0;
  #nowMs = 0;
  #spans: Span[] = [];
  #noise = 0;

  /** `hasKey` tells by the MN of the header whether a key is configured: such devices are framed by length alone. */
  constructor(hasKey: ((mn: string) => boolean) | null = null) {
    this.#walk = new PacketWalk(hasKey);
  }

  /** Everything that became certain by these bytes, in order. */
  push(chunk: Uint8Array, nowMs: number): Span[] {
    this.#begin(nowMs);
    this.#expire();
    for (let from = 0; from < chunk.length; from += SLICE) {
      const size = Math.min(SLICE, chunk.length - from);
      this.#append(Buffer.from(chunk.buffer, chunk.byteOffset + from, size));
      this.#run();
    }
    return this.#spans;
  }

  /** What became certain because nothing came. To be called a few times a second while something waits. */
  tick(nowMs: number): Span[] {
    this.#begin(nowMs);
    this.#expire();
    return this.#spans;
  }

  /** The peer is gone: whatever is held is decided. */
  end(): Span[] {
    this.#begin(this.#nowMs);
    while (this.#end > this.#start) this.#force();
    return this.#spans;
  }

  waiting(): Waiting | null {
    return this.#end > this.#start ? { kind: 'waiting', bytes: this.#end - this.#start } : null;
  }

  /** Memory in use for what waits, in bytes. */
  heldBytes(): number {
    return this.#isOwn ? this.#bytes.length : 0;
  }

  /** The noise since it was last taken. */
  takeNoise(): Noise | null {
    const bytes = this.#noise;
    this.#noise = 0;
    return bytes > 0 ? { kind: 'noise', bytes } : null;
  }

  #begin(nowMs: number): void {
    this.#nowMs = nowMs;
    this.#spans = [];
  }

  #append(slice: Buffer): void {
    if (this.#start === this.#end) {
      this.#bytes = slice;
      this.#isOwn = false;
      this.#start = 0;
      this.#end = slice.length;
      this.#sinceMs = this.#nowMs;
      return;
    }
    if (this.#bytes.length - this.#end < slice.length) this.#move(this.#end - this.#start + slice.length);
    this.#end += slice.copy(this.#bytes, this.#end);
  }

  #move(size: number): void {
    const bytes = Buffer.allocUnsafeSlow(Math.max(512, size * 2));
    this.#end = this.#bytes.copy(bytes, 0, this.#start, this.#end);
    this.#start = 0;
    this.#bytes = bytes;
    this.#isOwn = true;
  }

  #expire(): void {
    if (this.#end === this.#start) return;
    if (this.#nowMs - this.#sinceMs >= (this.#closed ? TAIL_MS : WAIT_MS)) this.#force();
  }

  #force(): void {
    if (this.#closed) this.#emit(this.#closed, this.#closed.to + 4, 'none');
    else if (this.#walk.isLeaping()) this.#walk.distrust();
    else if (this.#isInside) this.#quarantine(this.#end - this.#start);
    else this.#skip(this.#end);
    this.#run();
  }

  #run(): void {
    while (this.#start < this.#end && this.#step()) {}
    if (this.#start === this.#end) {
      this.#bytes = NOTHING;
      this.#isOwn = false;
      this.#start = 0;
      this.#end = 0;
    } else if (!this.#isOwn) this.#move(this.#end - this.#start); // The caller's chunk is the caller's: what waits is copied.
  }

  /** False when the bytes in hand do not suffice to go on. */
  #step(): boolean {
    if (this.#closed) return this.#takeTail(this.#closed);
    if (!this.#isInside && !this.#seek()) return false;
    const decision = this.#walk.go(this.#bytes, this.#start, this.#end);
    if (decision === null) return false;
    if (decision.kind === 'extraHash') {
      this.#skip(this.#start + 1);
      this.#walk.begin();
    } else if (decision.kind === 'broken') this.#quarantine(decision.to);
    else {
      this.#closed = decision;
      this.#sinceMs = this.#nowMs;
    }
    return true;
  }

  #seek(): boolean {
    const found = this.#bytes.subarray(0, this.#end).indexOf('##', this.#start, 'latin1');
    const to = found >= 0 ? found : this.#bytes[this.#end - 1] === 0x23 ? this.#end - 1 : this.#end;
    if (to > this.#start) this.#sinceMs = this.#nowMs;
    this.#skip(to);
    this.#isInside = found >= 0;
    if (this.#isInside) this.#walk.begin();
    return this.#isInside;
  }

  #takeTail(closed: Closed): boolean {
    const at = closed.to + 4;
    const [first, second] = [this.#byteAt(at), this.#byteAt(at + 1)];
    if (first === null) return false;
    if (first === 10) return this.#emit(closed, at + 1, 'LF');
    if (first !== 13) return this.#emit(closed, at, 'none');
    if (second === null) return false;
    return second === 10 ? this.#emit(closed, at + 2, 'CRLF') : this.#emit(closed, at, 'none');
  }

  #byteAt(offset: number): number | null {
    return this.#start + offset < this.#end ? this.#bytes[this.#start + offset]! : null;
  }

  #emit({ from, to, length, sealed }: Closed, end: number, terminator: Frame['terminator']): true {
    const raw = Buffer.from(this.#bytes.subarray(this.#start, this.#start + end));
    const { declaredLength, lengthField } = length;
    const [segment, crc] = [raw.subarray(from, to), raw.toString('latin1', to, to + 4)];
    const isCrcRight = sealed === null;
    const frame = { raw, declaredLength, lengthField, segment, crc, isCrcRight, terminator, sealed };
    this.#spans.push({ kind: 'packet', frame });
    this.#leave(end);
    return true;
  }

  #quarantine(length: number): void {
    if (length < LEAST_SPAN) this.#noise += length;
    else {
      const raw = Buffer.from(this.#bytes.subarray(this.#start, this.#start + length));
      this.#spans.push({ kind: 'quarantined', frame: readSpan(raw) });
    }
    this.#leave(length);
  }

  #skip(to: number): void {
    this.#noise += to - this.#start;
    this.#start = to;
  }

  #leave(length: number): void {
    this.#start += length;
    this.#isInside = false;
    this.#closed = null;
    this.#sinceMs = this.#nowMs;
  }
}
