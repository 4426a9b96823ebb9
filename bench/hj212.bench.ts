// `npm run bench -- hj212 [PACKETS]`: packets of HJ 212 a second on one core, from bytes in pieces of a TCP segment to readings: framed alone,
// framed and judged, the same encrypted. The peer is a plain parser of ours, in the way of public ones: text cut at CR LF, a pattern, splits,
// `Number()`; it has no quality, no ranges, no salvage and no answer. What both read of whole packets is held against each other first. Storing
// is not in these figures.
import { availableParallelism, cpus } from 'node:os';
import { crcOf, crcToText } from '../packages/server/src/sources/hj212/crc.ts';
import { FrameStream } from '../packages/server/src/sources/hj212/frame-stream.ts';
import { judge } from '../packages/server/src/sources/hj212/judge.ts';
import { RECEIVED_MS, seal, VECTORS, vectorBytes } from '../packages/server/src/sources/hj212/test-vectors.ts';

const PACKETS = Number(process.argv[2] ?? 200_000);
const SEGMENT = 1460;
const TURNS = 7;
const KEY = Buffer.from('0123456789abcdef');

interface Speed {
  readonly perS: number;
  readonly least: number;
  readonly most: number;
}

interface PlainPacket {
  readonly header: Readonly<Record<string, string>>;
  readonly values: readonly { readonly code: string; readonly field: string; readonly value: number }[];
}

/** Whole packets with readings and CR LF: both parsers can read all of them. */
const packets = VECTORS.filter(
  ({ expect: { action, warnings }, packet }) =>
    action.startsWith('accept') && !warnings.includes('length_mismatch') && /-(?:Rtd|Avg)=.*\r\n$/.test(packet ?? ''),
).map(vectorBytes);
const bytes = packets.reduce((sum, packet) => sum + packet.length, 0) / packets.length;

console.log(`${cpus()[0]?.model}, one of ${availableParallelism()} cores, Node ${process.version}`);
console.log(
  `${PACKETS.toLocaleString('en-US')} packets of ${packets.length} kinds, ${bytes.toFixed(0)} bytes on average, in pieces of ${SEGMENT}`,
);
agree();

const open = cut(packets);
const sealed = cut(packets.filter((packet) => packet.includes('CN=20')).map((packet) => seal(packet, KEY, 'raw')));
const rows: readonly (readonly [who: string, work: () => number])[] = [
  ['plain parser, our sum from a table', () => parsePlain(open, sumByTable)],
  ['plain parser, the sum bit by bit as the standard prints it', () => parsePlain(open, sumByBits)],
  ['ours, framed', () => frame(open)],
  ['ours, framed and judged', () => frameAndJudge(open)],
  ['ours, encrypted, framed, opened and judged', () => frameAndJudge(sealed, () => true)],
];
const speeds = rows.map(([who, work]) => ({ who, speed: measure(work) }));
for (const { who, speed } of speeds) tell(who, speed, speeds[0]!.speed);

/** The packets over and over, as a network would bring them. */
function cut(kinds: readonly Buffer[]): Buffer[] {
  const stream = Buffer.concat(Array.from({ length: PACKETS }, (_, i) => kinds[i % kinds.length]!));
  return Array.from({ length: Math.ceil(stream.length / SEGMENT) }, (_, i) =>
    stream.subarray(i * SEGMENT, (i + 1) * SEGMENT),
  );
}

function frame(chunks: readonly Buffer[]): number {
  const stream = new FrameStream();
  return chunks.reduce((found, chunk) => found + stream.push(chunk, 0).length, 0);
}

function frameAndJudge(chunks: readonly Buffer[], hasKey: (() => boolean) | null = null): number {
  const stream = new FrameStream(hasKey);
  let readings = 0;
  let found = 0;
  for (const chunk of chunks)
    for (const span of stream.push(chunk, 0)) {
      const judgement = judge(span, { receivedMs: RECEIVED_MS, keysOf: () => [KEY] });
      if (judgement.action === 'quarantine') throw new Error(`Quarantined: ${judgement.errors.join(' ')}`);
      readings += judgement.readings.length;
      found++;
    }
  if (readings === 0) throw new Error('No readings');
  return found;
}

function parsePlain(chunks: readonly Buffer[], sum: (text: string) => string): number {
  let [text, found] = ['', 0];
  for (const chunk of chunks) {
    text += chunk.toString('utf8');
    const lines = text.split('\r\n');
    text = lines.pop()!;
    for (const line of lines) if (parseLine(line, sum) !== null) found++;
  }
  return found;
}

function parseLine(line: string, sum: (text: string) => string): PlainPacket | null {
  const match = /^##(\d{4})(.*)([0-9A-Fa-f]{4})$/.exec(line);
  if (!match || Number(match[1]) !== match[2]!.length || sum(match[2]!) !== match[3]!.toUpperCase()) return null;
  const [, head, area] = /^(.*);CP=&&(.*)&&$/.exec(match[2]!) ?? [];
  if (head === undefined || area === undefined) return null;
  const header = Object.fromEntries(head.split(/[;,]/).map((item) => item.split('=')));
  const values: { code: string; field: string; value: number }[] = [];
  for (const pair of area.split(/[;,]/)) {
    const [key, value] = pair.split('=');
    const [code, field] = key!.split('-');
    if (field !== undefined && /^(?:Zs)?(?:Rtd|Avg|Min|Max)$|^Cou$/.test(field))
      values.push({ code: code!, field, value: Number(value) });
  }
  return { header, values };
}

function sumByTable(text: string): string {
  return crcToText(crcOf(Buffer.from(text)));
}

function sumByBits(text: string): string {
  let register = 0xffff;
  for (const byte of Buffer.from(text)) {
    register = (register >> 8) ^ byte;
    for (let bit = 0; bit < 8; bit++) register = register & 1 ? (register >> 1) ^ 0xa001 : register >> 1;
  }
  return crcToText(register);
}

function agree(): void {
  for (const packet of packets) {
    const plain = parseLine(packet.toString('utf8').replace('\r\n', ''), sumByBits);
    const [span] = new FrameStream().push(packet, 0);
    const ours = span && judge(span, { receivedMs: RECEIVED_MS }).packet;
    const told = ours?.values.map(({ field, value }) => `${field} ${value}`);
    if (told === undefined || told.join() !== plain?.values.map(({ field, value }) => `${field} ${value}`).join())
      throw new Error(`The two do not agree about ${packet.toString('utf8')}`);
  }
}

/** Packets a second, after a turn to warm up. */
function measure(work: () => number): Speed {
  if (work() !== PACKETS) throw new Error(`${work()} packets of ${PACKETS} were found`);
  const speeds = Array.from({ length: TURNS }, () => {
    const start = processorS();
    const done = work();
    return done / (processorS() - start);
  }).sort((a, b) => a - b);
  return { perS: speeds[TURNS >> 1]!, least: speeds[0]!, most: speeds.at(-1)! };
}

/** Seconds of processor time of the whole process, collecting garbage too: what else runs on the machine does not count. */
function processorS(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function tell(who: string, speed: Speed, peer: Speed): void {
  const say = (n: number) => Math.round(n).toLocaleString('en-US').padStart(9);
  console.log(
    `${who.padEnd(60)} ${say(speed.perS)} packets/s  (${say(speed.least)} –${say(speed.most)})  ${(speed.perS / peer.perS).toFixed(2)} times the peer`,
  );
}
