// What is done with a packet, and why. Pure: the time of receipt, the keys and the last samples are told.
import { windowOf } from './command.ts';
import type { Frame } from './frame.ts';
import type { Noise, Span, Waiting } from './frame-stream.ts';
import { checkHeader, type Header } from './header.ts';
import { peekHeader } from './peek-header.ts';
import { AHEAD_MS, type Reading, toReadings } from './readings.ts';
import { Remarks } from './remarks.ts';
import { makeReply } from './reply.ts';
import { readSegment, type Segment } from './segment.ts';
import { openFrame } from './sm4.ts';
import { parseStamp } from './stamp.ts';
import { readValues, type Value } from './values.ts';

/**
 * `accept`, `accept_warn`: store, then answer. `quarantine`: keep the bytes with the reasons, store no reading. `decrypt_then_check`: no key is
 * known for a device that encrypts. `discard_noise`: count. `wait_more`: the packet is not all here.
 */
export type Action = 'accept' | 'accept_warn' | 'quarantine' | 'discard_noise' | 'wait_more' | 'decrypt_then_check';

export interface Packet {
  readonly segment: Segment;
  readonly header: Header;
  readonly values: readonly Value[];
  /** DataTime, in milliseconds since 1970. */
  readonly dataMs: number | null;
}

export interface Judgement {
  readonly action: Action;
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  readonly packet: Packet | null;
  /** What may be stored; empty unless accepted. */
  readonly readings: readonly Reading[];
  /** To be sent when the readings are safe. */
  readonly reply: string | null;
  /** How far the station's clock is ahead of ours; null when it does not say. */
  readonly clockAheadMs: number | null;
}

export interface Circumstances {
  readonly receivedMs: number;
  /** Present key first, then the former. */
  readonly keysOf?: (mn: string) => readonly Uint8Array[];
  readonly lastSampleMs?: (mn: string, code: string) => number | null;
}

/** Where nothing was read. */
const NOTHING = { warnings: [], errors: [], packet: null, readings: [], reply: null, clockAheadMs: null };

export function judge(what: Span | Noise | Waiting, circumstances: Circumstances): Judgement {
  if (what.kind === 'noise') return { ...NOTHING, action: 'discard_noise', errors: ['no_header'] };
  if (what.kind === 'waiting') return { ...NOTHING, action: 'wait_more' };
  const { frame } = what;
  if (frame.sealed === null) return judgeFrame(frame, what.kind, circumstances);
  const peek = peekHeader(frame.segment, 0, Math.max(0, frame.segment.indexOf('CP=&&')));
  const keys = peek === null ? [] : (circumstances.keysOf?.(peek.mn) ?? []);
  if (keys.length === 0) return { ...NOTHING, action: 'decrypt_then_check' };
  const opened = openFrame(frame, keys);
  if (opened === null) return { ...NOTHING, action: 'quarantine', errors: ['no_key_fits'] };
  return judgeFrame(opened, 'packet', circumstances);
}

function judgeFrame(frame: Frame, kind: Span['kind'], circumstances: Circumstances): Judgement {
  const remarks = new Remarks();
  checkFrame(frame, kind, remarks);
  const packet = readPacket(frame.segment, remarks);
  const { segment, header, dataMs } = packet;
  const { receivedMs } = circumstances;
  // Vector x-datatime-future: quarantined, and yet answered. Its bytes are right and kept; a station that heard nothing would send them again
  // and again until its clock is set.
  const reply = remarks.isBad ? null : makeReply(segment.header, header.flag);
  if (dataMs !== null && dataMs > receivedMs + AHEAD_MS) remarks.refuse('DataTime_in_future');
  const { isBad, warnings, errors } = remarks;
  const action = isBad ? 'quarantine' : warnings.length > 0 ? 'accept_warn' : 'accept';
  const readings = isBad ? [] : readingsOf(packet, circumstances);
  const clockAheadMs = header.sentMs === null ? null : header.sentMs - receivedMs;
  return { action, warnings, errors, packet, readings, reply, clockAheadMs };
}

function readingsOf({ segment, header, values, dataMs }: Packet, circumstances: Circumstances): readonly Reading[] {
  const { receivedMs, lastSampleMs } = circumstances;
  const mn = segment.header.get('MN') ?? '';
  const windowMs = windowOf(segment.header.get('CN') ?? '');
  const lastOf = lastSampleMs && ((code: string) => lastSampleMs(mn, code));
  return toReadings(values, { dataMs, windowMs, sentMs: header.sentMs, receivedMs, lastSampleMs: lastOf });
}

function checkFrame(frame: Frame, kind: Span['kind'], remarks: Remarks): void {
  if (frame.crc === null) remarks.refuse('no_crc');
  else if (!frame.isCrcRight) remarks.refuse('crc_mismatch');
  else if (kind === 'quarantined') remarks.refuse('not_framed');
  if (frame.crc !== null && /[a-f]/.test(frame.crc)) remarks.warn('crc_lowercase');
  if (frame.lengthField === 'short') remarks.warn('short_length_field');
  if (frame.lengthField === 'bad') remarks.refuse('bad_length_field');
  // Without a sum the segment's own end is not known (vectors rust-doc-1, x-crc-nonhex).
  const isLengthWrong = frame.declaredLength !== null && frame.declaredLength !== frame.segment.length;
  if (frame.crc !== null && isLengthWrong) remarks.warn('length_mismatch');
  if (frame.terminator !== 'CRLF') remarks.warn('no_CRLF');
  if (frame.segment.length > 1024) remarks.warn('over_1024');
}

function readPacket(bytes: Buffer, remarks: Remarks): Packet {
  const segment = readSegment(bytes, remarks);
  const values = readValues(segment, remarks);
  const dataMs = readDataTime(segment.fields.get('DataTime'), remarks);
  if (values.length > 0 && !segment.fields.has('DataTime')) remarks.refuse('missing_DataTime');
  return { segment, header: checkHeader(segment.header, remarks), values, dataMs };
}

function readDataTime(text: string | undefined, remarks: Remarks): number | null {
  if (text === undefined) return null;
  const dataMs = parseStamp(text);
  if (dataMs === null) remarks.refuse('bad_DataTime');
  else if (text.length !== 14) remarks.warn('DataTime_not_14');
  return dataMs;
}
