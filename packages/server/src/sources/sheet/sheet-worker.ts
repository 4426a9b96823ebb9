// The process in which uploaded tables are read: it gets the path of one file at a time and answers its cells. Without a path it only says that
// it is awake.
import { open } from 'node:fs/promises';
import { packBook } from './packed-book.ts';
import { readSheet } from './read-sheet.ts';
import { MOST_FILE_BYTES } from './sheet-book.ts';
import type { PackedOutcome } from './sheet-process.ts';

process.on('message', async ({ path }: { readonly path: string | null }) => {
  process.send!(path === null ? null : await answer(path));
});
// The server is gone: nobody waits for an answer.
process.on('disconnect', () => process.exit(0));

async function answer(path: string): Promise<PackedOutcome> {
  const file = await open(path).catch(() => null);
  if (file === null) return { ok: false, refusal: { kind: 'sheet.gone' } };
  try {
    const { size } = await file.stat();
    if (size > MOST_FILE_BYTES)
      return { ok: false, refusal: { kind: 'sheet.tooLarge', has: size, most: MOST_FILE_BYTES } };
    const read = await readSheet(await file.readFile());
    return read.ok ? { ok: true, value: packBook(read.value) } : read;
  } finally {
    await file.close();
  }
}
