// The city's own row, and what of it is stored already.
import type { PoolClient } from 'pg';
import type { Stage } from './stage.ts';

/** What a bundle says of its city; dates as days. */
export interface CityCard {
  /** 4 digits. */
  readonly city: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly timezone: string;
  readonly standard: string;
  readonly target_class: number;
  readonly class_indicators: readonly string[];
  readonly today: string | null;
  readonly about: readonly unknown[];
  readonly credits: readonly unknown[];
  /** Whom citizens call; null: the nation's number for every city. */
  readonly hotline: string | null;
  /** The public pages tell which waters are patrolled more often this month. */
  readonly tells_watch: boolean;
}

const DEFAULT_HOTLINE = '12345';

export async function mergeCity(client: PoolClient, card: CityCard): Promise<'added' | 'changed' | 'unchanged'> {
  const values = [
    card.city,
    card.name,
    card.name_en,
    card.timezone,
    card.standard,
    card.target_class,
    card.class_indicators,
    card.today,
    JSON.stringify(card.about),
    JSON.stringify(card.credits),
    card.hotline ?? DEFAULT_HOTLINE,
    card.tells_watch,
  ];
  const columns =
    'name, name_en, timezone, standard, target_class, class_indicators, today, about, credits, hotline, tells_watch';
  const changed = await client.query(
    `UPDATE cities SET (${columns}) = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     WHERE city = $1 AND ROW(${columns}) IS DISTINCT FROM
       ROW($2::text, $3::text, $4::text, $5::text, $6::smallint, $7::text[], $8::date, $9::jsonb, $10::jsonb, $11::text,
         $12::boolean)`,
    values,
  );
  if (changed.rowCount === 1) return 'changed';
  const added = await client.query(
    `INSERT INTO cities (city, ${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
    values,
  );
  return added.rowCount === 1 ? 'added' : 'unchanged';
}

/** One import of a city at a time; long statements are expected. */
export async function openImport(client: PoolClient, city: string): Promise<void> {
  await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
  await client.query("SELECT pg_advisory_xact_lock(hashtext('xunhe.import'), $1::integer)", [Number(city)]);
}

/** Person by login. */
export async function readLogins(client: PoolClient, city: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ login: string; person: string }>(
    'SELECT login, person FROM accounts WHERE city = $1',
    [city],
  );
  return new Map(rows.map((row) => [row.login, row.person]));
}

export async function makeYears(client: PoolClient, years: readonly number[]): Promise<void> {
  for (const year of years) await client.query('SELECT ensure_year($1)', [year]);
}

/** Makes the waters that staged reaches (but these lines) name and nobody listed: a river each, called by its id. */
export async function nameWaters(client: PoolClient, reaches: Stage, but: ReadonlySet<number>): Promise<void> {
  await client.query(
    `INSERT INTO water_bodies (city, id, name, kind)
     SELECT DISTINCT $1, s.water_body, s.water_body, 'river' FROM "${reaches.name}" s
     WHERE s.line <> ALL($2::integer[]) ON CONFLICT DO NOTHING`,
    [reaches.city, [...but]],
  );
}
