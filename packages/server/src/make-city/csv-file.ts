// A table streamed to disk: rows gather in a buffer of bounded size, and the writer waits for the disk when it is full. Gzip carries
// no time stamp, so the same rows give the same bytes.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

export type Field = string | number | null;

const BUFFER_CHARACTERS = 1 << 18;

export interface WrittenFile {
  readonly file: string;
  readonly rows: number;
}

export class CsvFile {
  readonly file: string;
  #rows = 0;
  #text = '';
  readonly #disk: Writable;
  readonly #into: Writable;

  constructor(folder: string, name: string, header: readonly string[], gzip: boolean) {
    this.file = gzip ? `${name}.gz` : name;
    this.#disk = createWriteStream(join(folder, this.file));
    if (gzip) {
      const packer = createGzip({ level: 9 });
      packer.pipe(this.#disk);
      this.#into = packer;
    } else this.#into = this.#disk;
    this.#text = `${header.join(',')}\n`;
  }

  /** Add a row; call `settle` now and then (every few thousand rows is enough). */
  add(fields: readonly Field[]): void {
    this.#rows += 1;
    this.#text += `${fields.map(quoteField).join(',')}\n`;
  }

  /** Hand full buffers on; resolves when there is room again. */
  async settle(): Promise<void> {
    if (this.#text.length >= BUFFER_CHARACTERS) await this.#flush();
  }

  async close(): Promise<WrittenFile> {
    await this.#flush();
    this.#into.end();
    await finished(this.#disk);
    return { file: this.file, rows: this.#rows };
  }

  async #flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    if (!this.#into.write(text)) await once(this.#into, 'drain');
  }
}

function quoteField(field: Field): string {
  if (field === null) return '';
  if (typeof field === 'number') return String(field);
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
