// A sheet becomes a PDF: a template, what is written in it as data, its photos made to fit, and drawings made of numbers alone. The compiler
// sees no file of the disk and asks nobody.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { CARD_TEMPLATE } from './card-template.ts';
import { fitPicture } from './fit-picture.ts';
import { LETTER_TEMPLATE } from './letter-template.ts';
import { REPORT_TEMPLATE } from './report-template.ts';

const TEMPLATES = { letter: LETTER_TEMPLATE, report: REPORT_TEMPLATE, card: CARD_TEMPLATE } as const;

export interface Sheet {
  readonly template: keyof typeof TEMPLATES;
  /** What the template reads: plain data, set as it is and never read as markup. */
  readonly content: object;
  /** Photos as they were uploaded; null: there is nothing to show. */
  readonly pictures: readonly (Uint8Array | null)[];
  /** SVG without words: the words stand beside it, in the fonts of the sheet. */
  readonly drawings: readonly string[];
  /** Seconds since 1970: the same sheet is the same bytes, whenever it is printed. */
  readonly madeAtS: number;
}

export interface Printed {
  readonly ok: true;
  readonly pdf: Uint8Array;
}

const require = createRequire(import.meta.url);
const FACES = [
  require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
];
/** A folder that there is not: whatever a template could ask for lies in memory. */
const NOWHERE = resolve('/xunhe-paper');

export async function openPress(): Promise<(sheet: Sheet) => Promise<Printed>> {
  const fontBlobs = await Promise.all(FACES.map((face) => readFile(face)));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }], workspace: NOWHERE });
  return async (sheet) => {
    const pictures: (Buffer | null)[] = [];
    // One after the other: what is unpacked of one is gone before the next.
    for (const picture of sheet.pictures) pictures.push(picture && (await fitPicture(picture)));
    try {
      return { ok: true, pdf: print(compiler, sheet, pictures) };
    } finally {
      compiler.resetShadow();
      compiler.evictCache(0);
    }
  };
}

function print(compiler: NodeCompiler, sheet: Sheet, pictures: readonly (Buffer | null)[]): Uint8Array {
  const lay = (path: string, bytes: Buffer): string => {
    compiler.mapShadow(join(NOWHERE, path), bytes);
    return path;
  };
  const inputs = {
    content: JSON.stringify(sheet.content),
    pictures: JSON.stringify(pictures.map((bytes, i) => bytes && lay(`/picture-${i}.jpg`, bytes))),
    drawings: JSON.stringify(sheet.drawings.map((svg, i) => lay(`/drawing-${i}.svg`, Buffer.from(svg)))),
  };
  return compiler.pdf({ mainFileContent: TEMPLATES[sheet.template], inputs }, { creationTimestamp: sheet.madeAtS });
}
