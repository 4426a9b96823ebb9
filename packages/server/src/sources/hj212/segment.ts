// The data segment: a header of names and values, and between `CP=&&` and `&&` the fields and factors. Names come from outside, so they are kept
// in maps and lists and never become properties. Source: HJ 212-2017 tables 2 and 3; what real stations do instead is a warning, not a guess.
import { isAscii, isUtf8 } from 'node:buffer';
import { type Name, readName } from './name.ts';
import type { Remarks } from './remarks.ts';

/** One thing said of a factor: Rtd, Flag, SampleTime … */
export interface Told {
  readonly name: Name;
  text: string;
}

export interface Segment {
  readonly header: ReadonlyMap<string, string>;
  /** Fields of the data area that belong to no factor: DataTime, PolId, QnRtn … */
  readonly fields: ReadonlyMap<string, string>;
  /** By the code a factor came under, in the order of the packet. */
  readonly factors: ReadonlyMap<string, readonly Readonly<Told>[]>;
}

const OPEN = 'CP=&&';
const GB18030 = new TextDecoder('gb18030');
/** The standard has fewer than twenty things to tell of a factor. */
const MOST_TOLD = 40;

export function readSegment(bytes: Buffer, remarks: Remarks): Segment {
  const text = decode(bytes, remarks);
  const open = text.indexOf(OPEN);
  if (open < 0) remarks.refuse('no_cp');
  const header = readHeader(open < 0 ? text : text.slice(0, open), remarks);
  const area = new Area(remarks);
  if (open >= 0) area.read(text.slice(0, findClose(text, open + OPEN.length, remarks)), open + OPEN.length);
  return { header, fields: area.fields, factors: area.factors };
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
  const hasComma = text.includes(',');
  if (hasComma) remarks.warn('comma_in_header');
  for (const item of text.split(hasComma ? /[;,]/ : ';')) {
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

function findClose(text: string, from: number, remarks: Remarks): number {
  const close = text.indexOf('&&', from);
  if (close < 0) {
    remarks.refuse('cp_not_closed');
    return text.length;
  }
  if (close + 2 < text.length) remarks.warn('text_after_cp');
  return close;
}

/** Filled while the area is read. */
class Area {
  readonly fields = new Map<string, string>();
  readonly factors = new Map<string, Told[]>();
  readonly #remarks: Remarks;
  #code = '';
  /** What is told of `#code`: nearly always the next pair belongs to the same factor. */
  #told: Told[] | null = null;

  constructor(remarks: Remarks) {
    this.#remarks = remarks;
  }

  /** `text` from `from` to its end. */
  read(text: string, from: number): void {
    if (text.endsWith(';')) this.#remarks.warn('trailing_semicolon');
    const hasLog = text.includes('-Info=//');
    let [start, comma, semicolon] = [from, from, from];
    while (start < text.length) {
      if (comma <= start) comma = find(text, ',', start);
      if (semicolon <= start) semicolon = find(text, ';', start);
      // A comma in the words of a log is one of its words (`i11001-Info=//pump on, valve shut//`).
      const isLog = hasLog && comma < semicolon && text.slice(start, comma).includes('-Info=//');
      const stop = comma < semicolon && !isLog ? comma : semicolon;
      this.#put(text.slice(start, stop));
      start = stop + 1;
    }
  }

  #put(pair: string): void {
    const equals = pair.indexOf('=');
    if (equals < 0) {
      if (pair === '') this.#remarks.warn('empty_item');
      else this.#remarks.refuse('bad_item');
      return;
    }
    const [key, text] = [pair.slice(0, equals), pair.slice(equals + 1)];
    // Vector std2017-C42-3020state: the standard prints a blank before the equals sign.
    const name = readName(key) ?? readName(key.trim());
    if (name === null) {
      this.#remarks.refuse('bad_key');
      return;
    }
    // A log may say `a=b`; elsewhere a second equals sign is the next pair without its separator (vector huantai-2).
    if (name.field !== 'Info' && text.includes('=')) this.#remarks.refuse('missing_separator');
    if (name.code !== '') this.#tell(name, text);
    else {
      if (this.fields.has(name.field)) this.#remarks.refuse(`dup_cp_${name.key.slice(0, 40)}`);
      this.fields.set(name.field, text);
    }
  }

  #tell(name: Name, text: string): void {
    if (name.code !== this.#code || this.#told === null) {
      this.#told = this.factors.get(name.code) ?? null;
      if (this.#told === null) {
        this.#told = [];
        this.factors.set(name.code, this.#told);
      }
      this.#code = name.code;
    }
    for (const told of this.#told)
      if (told.name.field === name.field) {
        // The last one is shown, and none is used (vector x-dup-factor).
        this.#remarks.refuse(`dup_cp_${name.key.slice(0, 40)}`);
        told.text = text;
        return;
      }
    if (this.#told.length >= MOST_TOLD) this.#remarks.refuse('too_many_fields');
    else this.#told.push({ name, text });
  }
}

function find(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}
