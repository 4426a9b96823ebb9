// A letter becomes a PDF: the template, the letter as data, and its pictures, made to fit. The compiler sees no file of the disk and asks nobody.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { LetterPage } from './letter-page.ts';
import { fitPicture } from './letter-picture.ts';
import { LETTER_TEMPLATE } from './letter-template.ts';

export interface LetterToMake {
  readonly page: LetterPage;
  /** As many as the page has captions; null: there is nothing to show. */
  readonly pictures: readonly (Uint8Array | null)[];
  /** Seconds since 1970: the same letter is the same bytes, whenever it is printed. */
  readonly madeAtS: number;
}

export interface MadeLetter {
  readonly ok: true;
  readonly pdf: Uint8Array;
}

const require = createRequire(import.meta.url);
const FACES = [
  require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
];
/** A folder that there is not: whatever a template could ask for lies in memory. */
const NOWHERE = resolve('/xunhe-letters');

export async function openPress(): Promise<(letter: LetterToMake) => Promise<MadeLetter>> {
  const fontBlobs = await Promise.all(FACES.map((face) => readFile(face)));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }], workspace: NOWHERE });
  return async (letter) => {
    const pictures: (Buffer | null)[] = [];
    // One after the other: what is unpacked of one is gone before the next.
    for (const picture of letter.pictures) pictures.push(picture && (await fitPicture(picture)));
    try {
      return { ok: true, pdf: print(compiler, { ...letter, pictures }) };
    } finally {
      compiler.resetShadow();
      compiler.evictCache(0);
    }
  };
}

function print(compiler: NodeCompiler, { page, pictures, madeAtS }: LetterToMake): Uint8Array {
  const photos = page.photos.map(({ caption }, i) => {
    const picture = pictures[i];
    if (!picture) return { caption, path: null };
    const path = `/picture-${i}.jpg`;
    compiler.mapShadow(join(NOWHERE, path), Buffer.from(picture));
    return { caption, path };
  });
  const inputs = { letter: JSON.stringify({ ...page, photos }) };
  return compiler.pdf({ mainFileContent: LETTER_TEMPLATE, inputs }, { creationTimestamp: madeAtS });
}
