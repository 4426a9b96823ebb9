// The header of a data segment, checked against HJ 212-2017 table 3. Only what would make a packet unusable is an error: of the stations met in
// the wild, most break some line of the table.
import type { Remarks } from './remarks.ts';
import { parseStamp } from './stamp.ts';

export interface Flag {
  readonly raw: number;
  readonly version: '2005' | '2017' | '2025' | 'unknown';
  /** PNUM and PNO are said to be there. */
  readonly isSplit: boolean;
  readonly wantsAnswer: boolean;
}

export interface PacketNumber {
  readonly pnum: number;
  readonly pno: number;
}

export interface Header {
  readonly flag: Flag | null;
  readonly packetNumber: PacketNumber | null;
  /** The station says itself that it sends this after the fact (2025). */
  readonly isBackfill: boolean;
  readonly sentMs: number | null;
}

const VERSIONS = ['2005', '2017', '2025'] as const;
/** Four digits is all that table 3 leaves room for; more is an attack on memory (vector x-pnum-huge). */
const NUMBER = /^\d{1,4}$/;

export function checkHeader(header: ReadonlyMap<string, string>, remarks: Remarks): Header {
  for (const name of ['ST', 'CN', 'MN']) if (!header.get(name)) remarks.refuse(`missing_${name}`);
  const mn = header.get('MN');
  if (mn && !/^[0-9A-F]{24}$/.test(mn)) remarks.warn('MN_not_24_hex');
  const password = header.get('PW');
  if (password !== undefined && password.length !== 6) remarks.warn('PW_not_6');
  const backfill = header.get('RF');
  if (backfill !== undefined && backfill !== '1') remarks.warn('bad_RF');
  const flag = readFlag(header.get('Flag'), remarks);
  const packetNumber = readPacketNumber(header, remarks);
  if (flag?.isSplit && !header.has('PNUM')) remarks.warn('split_bit_without_PNUM');
  return { flag, packetNumber, isBackfill: backfill === '1', sentMs: readSent(header.get('QN'), remarks) };
}

function readSent(text: string | undefined, remarks: Remarks): number | null {
  if (text === undefined) {
    remarks.warn('no_QN');
    return null;
  }
  const sentMs = parseStamp(text);
  if (sentMs === null || text.length !== 17) remarks.warn('bad_QN');
  return sentMs;
}

function readFlag(text: string | undefined, remarks: Remarks): Flag | null {
  if (text === undefined) {
    remarks.warn('no_Flag');
    return null;
  }
  const raw = /^\d{1,3}$/.test(text) ? Number(text) : 256;
  if (raw > 255) {
    remarks.refuse('bad_Flag');
    return null;
  }
  const version = VERSIONS[raw >> 2] ?? 'unknown';
  if (version === 'unknown') remarks.warn('unknown_version');
  return { raw, version, isSplit: (raw & 2) !== 0, wantsAnswer: (raw & 1) !== 0 };
}

function readPacketNumber(header: ReadonlyMap<string, string>, remarks: Remarks): PacketNumber | null {
  const [pnumText, pnoText] = [header.get('PNUM'), header.get('PNO')];
  if (pnumText === undefined && pnoText === undefined) return null;
  const isRead = /^\d{1,9}$/.test(pnumText ?? '') && /^\d{1,9}$/.test(pnoText ?? '');
  const [pnum, pno] = [Number(pnumText), Number(pnoText)];
  if (!isRead || !NUMBER.test(pnumText!) || !NUMBER.test(pnoText!) || pno < 1 || pno > pnum) remarks.refuse('bad_PNO');
  return isRead ? { pnum, pno } : null;
}
