// The vectors of this format as bytes, and what we make of them in the shape in which they say what is expected.
import { createCipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Notation } from './frame.ts';
import { FrameStream, type Span, WAIT_MS } from './frame-stream.ts';
import type { Judgement } from './judge.ts';
import { frameText } from './reply.ts';

export interface Vector {
  readonly id: string;
  readonly packet: string | null;
  readonly packet_hex?: string | null;
  readonly sm4?: { readonly key_hex: string };
  readonly frame: Readonly<Record<string, unknown>>;
  readonly expect: {
    readonly action: string;
    readonly warnings: readonly string[];
    readonly errors: readonly string[];
    readonly plaintext_packet?: string;
  };
  readonly parsed?: unknown;
  readonly reply?: string | null;
}

export interface StreamCase {
  readonly id: string;
  readonly chunks_hex: readonly string[] | null;
  readonly build: string | null;
  readonly valid_packets: number;
}

const FILE = JSON.parse(readFileSync(new URL('./vectors.json', import.meta.url), 'utf8'));

export const VECTORS: readonly Vector[] = FILE.vectors;
export const STREAMS: readonly StreamCase[] = FILE.streams;
/** Later than every vector but the one from the future. */
export const RECEIVED_MS = Date.parse('2026-03-01T08:05:00+08:00');

export function vectorBytes({ packet, packet_hex }: Vector): Buffer {
  return packet_hex ? Buffer.from(packet_hex, 'hex') : Buffer.from(packet ?? '', 'utf8');
}

export function findVector(id: string): Vector {
  const vector = VECTORS.find((one) => one.id === id);
  if (!vector) throw new Error(`No vector ${id} among ${VECTORS.length}`);
  return vector;
}

/** All that comes of the pieces, the last of it after a silence. */
export function feed(pieces: Iterable<Uint8Array>, hasKey: ((mn: string) => boolean) | null = null): Span[] {
  const stream = new FrameStream(hasKey);
  const spans: Span[] = [];
  for (const piece of pieces) spans.push(...stream.push(piece, 0));
  spans.push(...stream.tick(WAIT_MS), ...stream.tick(2 * WAIT_MS), ...stream.tick(3 * WAIT_MS));
  return spans;
}

/** Everything about the spans that must not depend on how the bytes were cut. */
export function tellSpans(spans: readonly Span[]): string[] {
  return spans.map(({ kind, frame }) => `${kind} ${frame.sealed} ${frame.terminator} ${frame.raw.toString('latin1')}`);
}

/** Pieces of a length drawn for each. */
export function* cutAnyhow(bytes: Buffer, random: () => number, longest: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const to = at + 1 + Math.floor(random() * longest);
    yield bytes.subarray(at, to);
    at = to;
  }
}

export function packetsOf(spans: readonly Span[]): string[] {
  return spans.flatMap(({ kind, frame }) => (kind === 'packet' ? [frame.raw.toString('latin1')] : []));
}

/** A judgement's packet in the shape of `parsed`. */
export function toParsed({ packet }: Judgement): unknown {
  if (packet === null) return null;
  const { segment, header, values } = packet;
  const { flag, packetNumber: number } = header;
  const factors = [...segment.factors].map(([code, told]) => [
    code,
    Object.fromEntries(told.map(({ name, text }) => [name.field, text])),
  ]);
  return {
    header: Object.fromEntries(segment.header),
    flag: flag && { raw: flag.raw, version: flag.version, split: flag.isSplit, ack: flag.wantsAnswer },
    packet_no: number && { pnum: number.pnum, pno: number.pno },
    fields: Object.fromEntries(segment.fields),
    factors: Object.fromEntries(factors),
    values: values.map(({ code, field, value, quality }) => ({ code, field, value, quality })),
  };
}

/** A whole packet whose data area is encrypted, in one notation or the other. The length is that of the plain text, as the standard has it. */
export function seal(plain: Buffer, key: Uint8Array, notation: Notation): Buffer {
  const from = plain.indexOf('CP=&&') + 5;
  const to = plain.lastIndexOf('&&');
  const area = plain.subarray(from, to);
  const whole = area.length - (area.length % 16);
  const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  const sealed = Buffer.concat([cipher.update(area.subarray(0, whole)), cipher.final()]);
  const bytes = [...sealed].map((byte) => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  const written = notation === 'raw' ? sealed : Buffer.from(`{${bytes.join(',')}}`);
  return Buffer.concat([plain.subarray(0, from), written, area.subarray(whole), plain.subarray(to)]);
}

/** A packet with another text in its segment, its length and sum set right. */
export function reframe(packet: string, change: (segment: string) => string): Buffer {
  return Buffer.from(frameText(change(packet.slice(6, packet.lastIndexOf('&&') + 2))), 'latin1');
}
