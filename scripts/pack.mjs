// Leaves beside every text of a built face a copy packed by brotli and one by gzip, as small as they become: packed once, sent a thousand times.
// Browsers take brotli over https alone; gzip is for a city that starts on plain http.
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXTS = /\.(?:js|css|html|svg|json|webmanifest)$/;
/** Smaller ones fit a packet as they are. */
const SMALLEST_BYTES = 1024;

const WAYS = [
  ['br', (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })],
  ['gz', (bytes) => promisify(gzip)(bytes, { level: 9 })],
];

export async function packFiles(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => TEXTS.test(name));
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const bytes = await readFile(path);
      if (bytes.length < SMALLEST_BYTES) return;
      for (const [end, pack] of WAYS) {
        const packed = await pack(bytes);
        if (packed.length < bytes.length) await writeFile(`${path}.${end}`, packed);
      }
    }),
  );
}
