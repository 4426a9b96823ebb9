// Which cities lie in a store. Row-level security shows one city at a time, so this one question is put to a function of the owner.
import type { Database } from './db.ts';

export interface CityName {
  readonly city: string;
  readonly name: string;
}

export async function listCities(db: Database): Promise<CityName[]> {
  const { rows } = await db.app.query<CityName>('SELECT city, name FROM list_cities()');
  return rows;
}
