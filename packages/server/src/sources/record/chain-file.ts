// Reads an exported record: one event a line, as `xunhe audit export` writes it. A line that is not of that shape is named.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { CHAIN_START, type ChainEnd, type ChainLink } from '../../store/event-chain.ts';

export class BrokenExport extends Error {}

/** The links of the file, a line at a time. */
export async function* readChainFile(path: string): AsyncGenerator<ChainLink> {
  for await (const { link } of readFileLines(path)) yield link;
}

/** What stands before the first line, and whose record it is. */
export async function openChainFile(path: string): Promise<{ readonly city: string; readonly start: ChainEnd }> {
  for await (const { link, city, previous } of readFileLines(path)) {
    if (link.seq === 1) return { city, start: CHAIN_START };
    if (previous === undefined)
      throw new BrokenExport('line 1: it does not say which hash stood before it, so it cannot be checked');
    return { city, start: { seq: link.seq - 1, hash: previous } };
  }
  throw new BrokenExport('the file is empty');
}

interface FileLine {
  readonly link: ChainLink;
  readonly city: string;
  readonly previous: string | undefined;
}

async function* readFileLines(path: string): AsyncGenerator<FileLine> {
  const stream = createReadStream(path, 'utf8');
  let number = 0;
  let city: string | undefined;
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      const line = readLine(text);
      if (!line || (city !== undefined && line.city !== city))
        throw new BrokenExport(`line ${number}: not a line of an exported record`);
      city = line.city;
      yield line;
    }
  } finally {
    stream.destroy();
  }
}

const HASH = /^[0-9a-f]{64}$/;

/** The number beside the text must be the one inside it, for only that one is hashed. */
function readLine(text: string): FileLine | null {
  let raw: Record<string, unknown>;
  let fields: unknown;
  try {
    raw = JSON.parse(text) as Record<string, unknown>;
    fields = JSON.parse(String(raw?.text));
  } catch {
    return null;
  }
  if (raw === null || !Array.isArray(fields) || fields.length !== 11) return null;
  const [seq, city] = fields as unknown[];
  const previous = raw.previous === undefined ? undefined : String(raw.previous);
  const isSound =
    Number.isSafeInteger(seq) &&
    seq === raw.seq &&
    HASH.test(String(raw.hash)) &&
    (previous === undefined || HASH.test(previous));
  if (!isSound || typeof city !== 'string') return null;
  return { link: { seq: seq as number, hash: String(raw.hash), text: String(raw.text) }, city, previous };
}
