// What an import left behind, table by table, so that tests can say "the same as" of whole databases.
import { createHash } from 'node:crypto';
import { type Database, withClient } from '../../store/db.ts';
import type { ImportOptions } from './import-city.ts';

/** Everything an import may write but events: those tell of each run, and runs may differ. */
const TABLES = [
  'cities',
  'regions',
  'water_bodies',
  'reaches',
  'shared_reaches',
  'stations',
  'gauges',
  'sources',
  'land_cover',
  'departments',
  'people',
  'posts',
  'accounts',
  'observations',
  'patrols',
  'patrol_reaches',
  'tracks',
  'problems',
  'problem_moves',
  'problem_parts',
  'policies',
  'events',
] as const;

export type Table = (typeof TABLES)[number];

/** All rows of the city as texts in a fixed order, by table. */
export async function dumpStore(
  db: Database,
  city: string,
  but: readonly Table[] = ['events'],
): Promise<Record<string, string[]>> {
  return withClient(db, { city, region: city }, async (client) => {
    const dump: Record<string, string[]> = {};
    for (const table of TABLES) {
      if (but.includes(table)) continue;
      const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM "${table}" t ORDER BY 1`);
      dump[table] = rows.map((row) => row.text);
    }
    return dump;
  });
}

/** Number of rows and a hash of their content, by table. */
export async function sumStore(
  db: Database,
  city: string,
  but: readonly Table[] = ['events'],
): Promise<Record<string, string>> {
  const dump = await dumpStore(db, city, but);
  return Object.fromEntries(
    Object.entries(dump).map(([table, rows]) => [
      table,
      `${rows.length} ${createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16)}`,
    ]),
  );
}

/** A real time that never moves: what is stored of it is the same in each run. */
export const STILL: ImportOptions = {
  now: () => Date.UTC(2026, 0, 8, 4),
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
};
