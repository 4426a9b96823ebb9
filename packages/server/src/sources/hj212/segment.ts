// The data segment: a header of names and values, and between `CP=&&` and `&&` the fields and factors. Names come from outside, so they are kept
// in maps and never become properties. Sources: HJ 212-2017 tables 3 to 5; what real stations do instead is a warning, not a guess.
import { isAscii, isUtf8 } from 'node:buffer';
import type { Remarks } from './remarks.ts';

export interface Segment {
  readonly header: ReadonlyMap<string, string>;
  /** Fields of the data area that belong to no factor: DataTime, PolId, QnRtn … */
  readonly fields: ReadonlyMap<string, string>;
  /** Factor by the code it came under, then what is said of it: Rtd, Flag, SampleTime … */
  readonly factors: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const OPEN = 'CP=&&';
const KEY = /^[A-Za-z0-9]+(?:-[A-Za-z]+)?$/;
const GB18030 = new TextDecoder('gb18030');

export function readSegment(bytes: Buffer, remarks: Remarks): Segment {
  const text = decode(bytes, remarks);
  const open = text.indexOf(OPEN);
  if (open < 0) remarks.refuse('no_cp');
  const header = readHeader(open < 0 ? text : text.slice(0, open), remarks);
  const area = open < 0 ? '' : takeArea(text, open + OPEN.length, remarks);
  return { header, ...readArea(area, remarks) };
}

/** UTF-8, or what Chinese loggers wrote before it. */
function decode(bytes: Buffer, remarks: Remarks): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  remarks.warn('not_utf8_gb18030');
  return GB18030.decode(bytes);
}

function readHeader(text: string, remarks: Remarks): ReadonlyMap<string, string> {
  const header = new Map<string, string>();
  // Vector std2017-C48-comma: the standard itself prints a comma behind QN.
  if (text.includes(',')) remarks.warn('comma_in_header');
  for (const item of text.split(/[;,]/)) {
    const equals = item.indexOf('=');
    if (equals < 0) {
      if (item !== '') remarks.refuse('bad_header_item');
      continue;
    }
    const key = item.slice(0, equals).trim();
    if (header.has(key)) remarks.refuse(`dup_header_${key.slice(0, 40)}`);
    header.set(key, item.slice(equals + 1));
  }
  return header;
}

function takeArea(text: string, from: number, remarks: Remarks): string {
  const close = text.indexOf('&&', from);
  if (close < 0) {
    remarks.refuse('cp_not_closed');
    return text.slice(from);
  }
  if (close + 2 < text.length) remarks.warn('text_after_cp');
  return text.slice(from, close);
}

function readArea(area: string, remarks: Remarks): Omit<Segment, 'header'> {
  const fields = new Map<string, string>();
  const factors = new Map<string, Map<string, string>>();
  if (area === '') return { fields, factors };
  const items = area.split(';');
  if (items.at(-1) === '') {
    remarks.warn('trailing_semicolon');
    items.pop();
  }
  for (const item of items) for (const pair of splitPairs(item)) putPair({ fields, factors }, pair, remarks);
  return { fields, factors };
}

interface Area {
  readonly fields: Map<string, string>;
  readonly factors: Map<string, Map<string, string>>;
}

/** At the commas, but not inside the words of a log (`i11001-Info=//pump on, valve shut//`). */
function splitPairs(item: string): readonly string[] {
  const info = item.indexOf('-Info=//');
  return info < 0 ? item.split(',') : [item];
}

function putPair({ fields, factors }: Area, pair: string, remarks: Remarks): void {
  const equals = pair.indexOf('=');
  if (equals < 0) {
    remarks.refuse('bad_item');
    return;
  }
  const [key, value] = [pair.slice(0, equals).trim(), pair.slice(equals + 1)];
  if (!KEY.test(key)) {
    remarks.refuse('bad_key');
    return;
  }
  const dash = key.indexOf('-');
  const [code, field] = dash < 0 ? ['', key] : [key.slice(0, dash), key.slice(dash + 1)];
  // A log may say `a=b`; elsewhere a second equals sign is the next pair without its separator (vector huantai-2).
  if (field !== 'Info' && value.includes('=')) remarks.refuse('missing_separator');
  const target = dash < 0 ? fields : (factors.get(code) ?? new Map<string, string>());
  // The last one is shown, and none is used (vector x-dup-factor).
  if (target.has(field)) remarks.refuse(`dup_cp_${key.slice(0, 40)}`);
  target.set(field, value);
  if (dash >= 0) factors.set(code, target);
}
