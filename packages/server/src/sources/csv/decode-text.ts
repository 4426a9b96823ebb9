// Bytes of a table as text, whatever an office saved it in. UTF-8 is expected; UTF-16 is known by its mark or its zero bytes. Text in GBK
// begins with the same ASCII as UTF-8, so the choice waits for the first byte that is not ASCII; a damaged byte or two in UTF-8 do not
// make it GBK.

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface Decoded {
  /** What was found; meaningful once the text has been read. */
  encoding(): Encoding;
  readonly text: AsyncIterable<string>;
}

export function decodeText(bytes: AsyncIterable<Uint8Array>): Decoded {
  let encoding: Encoding = 'utf-8';
  async function* run() {
    let decoder: InstanceType<typeof TextDecoder> | null = null;
    let first = true;
    for await (const chunk of bytes) {
      if (chunk.length === 0) continue;
      if (first) {
        first = false;
        const marked = readMark(chunk);
        if (marked) {
          encoding = marked;
          decoder = new TextDecoder(encoding);
        }
      }
      if (!decoder && !isAscii(chunk)) {
        encoding = looksLikeUtf8(chunk) ? 'utf-8' : 'gb18030';
        decoder = new TextDecoder(encoding);
      }
      yield decoder ? decoder.decode(chunk, { stream: true }) : asciiText(chunk);
    }
    if (decoder) yield decoder.decode();
  }
  return { encoding: () => encoding, text: run() };
}

/** The encoding that the first bytes give away: a byte order mark, or the zero bytes of UTF-16 without one. */
function readMark(chunk: Uint8Array): Encoding | null {
  if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return 'utf-8';
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  if (chunk.length < 4) return null;
  if (chunk[0] !== 0 && chunk[1] === 0 && chunk[2] !== 0 && chunk[3] === 0) return 'utf-16le';
  if (chunk[0] === 0 && chunk[1] !== 0 && chunk[2] === 0 && chunk[3] !== 0) return 'utf-16be';
  return null;
}

function isAscii(chunk: Uint8Array): boolean {
  for (const byte of chunk) if (byte > 127) return false;
  return true;
}

/**
 * True when more characters beyond ASCII can be read as UTF-8 than cannot. Chinese in GBK happens to be valid UTF-8 in fewer than one
 * pair of bytes in five; a character cut by the end of the chunk counts for neither side.
 */
function looksLikeUtf8(chunk: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(chunk, { stream: true });
  let readable = 0;
  let damaged = 0;
  for (const character of text) {
    if (character === '\uFFFD') damaged++;
    else if (character > '\u007F') readable++;
  }
  return readable > damaged || damaged === 0;
}

function asciiText(chunk: Uint8Array): string {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
}
