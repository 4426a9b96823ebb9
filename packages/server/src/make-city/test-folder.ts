// A made bundle on disk, read back as a reader of it would, for tests.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { makeCity } from '../commands/make-city.ts';
import { readCsv } from '../sources/csv/csv.ts';
import { type Database, inScope } from '../store/db.ts';

export interface MadeFolder {
  readonly folder: string;
  readonly names: readonly string[];
  /** A file's content, unpacked. */
  read(name: string): Buffer;
  /** The rows of a table as objects, packed or not. */
  rows(table: string): Promise<Record<string, string>[]>;
  remove(): void;
}

export async function makeFolder(...options: readonly string[]): Promise<MadeFolder> {
  const parent = mkdtempSync(join(tmpdir(), 'xunhe-made-'));
  const folder = join(parent, 'city');
  const said: string[] = [];
  const code = await makeCity.run([...options, '--out', folder], { json: false, line: (text) => said.push(text) });
  if (code !== 0) throw new Error(`make-city ${options.join(' ')} answered ${code}: ${said.join('\n')}`);
  return { ...openFolder(folder), remove: () => rmSync(parent, { recursive: true, force: true }) };
}

export function openFolder(folder: string): Omit<MadeFolder, 'remove'> {
  const names = readdirSync(folder).sort();
  const read = (name: string) => {
    const bytes = readFileSync(join(folder, name));
    return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  };
  return {
    folder,
    names,
    read,
    async rows(table) {
      const [head, ...rows] = await readCells(read(names.find((name) => name.startsWith(`${table}.csv`)) ?? table));
      return rows.map((cells) => Object.fromEntries(head!.map((column, i) => [column, cells[i] ?? ''])));
    },
  };
}

async function readCells(bytes: Buffer): Promise<(readonly string[])[]> {
  const cells: (readonly string[])[] = [];
  const text = async function* () {
    yield bytes.toString('utf8');
  };
  for await (const records of readCsv(text())) for (const record of records) cells.push(record.cells);
  return cells;
}

/** Spikes of the made phones that lie far from every river: counted with their patrols and not kept. */
export async function countFarPoints(db: Database, city: string): Promise<number> {
  const rows = await inScope(db, { city, region: city }, (tx) =>
    tx.selectFrom('patrols').select('judgement').execute(),
  );
  return rows.reduce((sum, row) => sum + (row.judgement as { far: { points: number } }).far.points, 0);
}
