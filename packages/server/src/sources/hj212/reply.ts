// What a station waits for: `9014` for data, `9013` for a notice, with its own QN so that it knows which. To be sent after the data are stored;
// a station that hears nothing sends the same packet again.
import { commandToAnswer } from './command.ts';
import { crcOf, crcToText } from './crc.ts';
import type { Flag } from './header.ts';

/** What may be echoed: nothing that could end a field or a packet. */
const PLAIN = /^[\x21-\x7e]{1,64}$/;

/** The answer as it goes over the wire; null when none is wanted, or none can be addressed. */
export function makeReply(header: ReadonlyMap<string, string>, flag: Flag | null): string | null {
  const command = commandToAnswer(header.get('CN') ?? '');
  const [qn, mn, password] = [header.get('QN'), header.get('MN'), header.get('PW')];
  if (!flag?.wantsAnswer || command === null || qn === undefined || mn === undefined) return null;
  if (!/^\d{1,20}$/.test(qn) || !isEchoed(mn) || !isEchoed(password ?? '-')) return null;
  const pw = password === undefined ? '' : `PW=${password};`;
  return frameText(`QN=${qn};ST=91;CN=${command};${pw}MN=${mn};Flag=${flag.raw & ~3};CP=&&&&`);
}

/** A data segment of ASCII with head, length, sum and tail. */
export function frameText(segment: string): string {
  const length = String(segment.length).padStart(4, '0');
  return `##${length}${segment}${crcToText(crcOf(Buffer.from(segment, 'latin1')))}\r\n`;
}

function isEchoed(text: string): boolean {
  return PLAIN.test(text) && !/[;,&#]/.test(text);
}
