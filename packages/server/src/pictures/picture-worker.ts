// The process in which pictures are decoded: it gets the path of one file at a time and answers what was made of it.
import { readFile } from 'node:fs/promises';
import { makePicture } from './make-picture.ts';

process.on('message', async ({ path }: { readonly path: string }) => {
  const bytes = await readFile(path).catch(() => null);
  process.send!(bytes === null ? { ok: false, why: 'gone' } : await makePicture(bytes));
});
// The server is gone: nobody waits for an answer.
process.on('disconnect', () => process.exit(0));
