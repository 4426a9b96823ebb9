// A letter and the pictures that it names become a PDF. The pictures are those to be shown, which hold nothing of the camera; one that is
// not there leaves its place empty, with a word of it.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { makeLetterPage } from '../../paper/letter-page.ts';
import type { Press } from '../../paper/press-process.ts';
import { type Files, pathOf, readBytes } from '../../store/files.ts';
import type { LetterRow } from '../../store/rows-letter.ts';

export interface PrintHouse {
  readonly files: Files;
  readonly press: Press;
}

/** Refuses with `letter.busy` when too many wait. */
export async function printLetter({ files, press }: PrintHouse, letter: LetterRow): Promise<Result<Uint8Array>> {
  const { city, content, number, made_at } = letter;
  const pictures = await Promise.all(
    content.photos.map(({ sha256 }) => readBytes(pathOf(files, city, sha256, 'view'))),
  );
  const made = await press.print({
    ...{ template: 'letter', content: makeLetterPage(letter), pictures, drawings: [] },
    madeAtS: Math.floor(made_at.getTime() / 1000),
  });
  if (made.ok) return accept(made.pdf);
  if (made.why === 'busy') return refuse({ kind: 'letter.busy' });
  throw new Error(`The letter ${number} could not be printed: ${made.why}`);
}
