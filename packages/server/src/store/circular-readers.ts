// Whom a notice is for, and who of them has read it: counted from the accounts that are open now, so that who left owes no answer and who
// came is asked. Accounts are seen inside the scope: an office counts its own people, also of a notice from above.
import type { Sorting } from '@xunhe/contract/list-sort';
import { regionLevel, regionPrefix } from '@xunhe/domain/place/region';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, orderOf, type SortColumns } from './list-order.ts';
import type { CircularReceiptRow, CircularRow } from './rows-circular.ts';

/** As `groupOf` in the domain has it. */
const GROUP_OF: RawBuilder<string> = sql`CASE
  WHEN a.role = 'chief' AND p.level = 'assistant' THEN 'assistant'
  WHEN a.role = 'chief' THEN 'chief.' || coalesce(p.level, 'reach')
  ELSE a.role END`;

export interface Audience {
  readonly city: string;
  readonly region: string;
  readonly groups: readonly string[];
  /** Who wrote it. */
  readonly without: string;
}

/** One row a person, by the first of his accounts that is meant. */
function addressed({ city, region, groups, without }: Audience): RawBuilder<unknown> {
  const area = regionPrefix(region);
  return sql`(
    SELECT DISTINCT ON (a.person) a.person, a.region, p.name, ${GROUP_OF} AS "group"
    FROM accounts a JOIN people_named p ON p.city = a.city AND p.id = a.person
    WHERE a.city = ${city} AND a.disabled_at IS NULL AND a.region >= ${area} AND a.region < ${`${area}:`}
      AND a.person <> ${without} AND ${GROUP_OF} = ANY (${[...groups]}::text[])
    ORDER BY a.person, a.region, a.login)`;
}

export function audienceOf(row: Pick<CircularRow, 'city' | 'region' | 'groups' | 'published_by'>): Audience {
  return { city: row.city, region: row.region, groups: row.groups, without: row.published_by };
}

export async function countAudience(tx: Tx, audience: Audience): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    SELECT count(*)::int AS people FROM ${addressed(audience)} x`.execute(tx);
  return rows[0]!.people;
}

export interface ReaderCounts {
  readonly addressed: number;
  readonly seen: number;
  readonly confirmed: number;
}

const COUNTS = sql`count(*)::int AS addressed, count(t.seen_at)::int AS seen, count(t.confirmed_at)::int AS confirmed`;

export async function countReaders(tx: Tx, circular: string, audience: Audience): Promise<ReaderCounts> {
  const { rows } = await sql<ReaderCounts>`
    SELECT ${COUNTS} FROM ${addressed(audience)} x
    LEFT JOIN circular_receipts t ON t.city = ${audience.city} AND t.circular = ${circular} AND t.person = x.person`.execute(
    tx,
  );
  return rows[0]!;
}

export interface RegionCounts extends ReaderCounts {
  readonly region: string;
  readonly name: string;
  readonly name_en: string | null;
}

/** How many digits the regions have that lie one level below. */
const BELOW = { city: 6, district: 9, town: 12, village: 12 } as const;

export async function countReadersByRegion(tx: Tx, circular: string, audience: Audience): Promise<RegionCounts[]> {
  const digits = BELOW[regionLevel(audience.region)];
  const { rows } = await sql<RegionCounts>`
    SELECT k.*, coalesce(g.name, k.region) AS name, g.name_en FROM (
      SELECT rpad(left(x.region, ${digits}::int), 12, '0') AS region, ${COUNTS} FROM ${addressed(audience)} x
      LEFT JOIN circular_receipts t ON t.city = ${audience.city} AND t.circular = ${circular} AND t.person = x.person
      GROUP BY 1) k
    LEFT JOIN regions g ON g.city = ${audience.city} AND g.code = k.region
    ORDER BY k.region`.execute(tx);
  return rows;
}

export type Standing = 'unseen' | 'seen' | 'unconfirmed' | 'confirmed';

const STANDS: Readonly<Record<Standing, RawBuilder<boolean>>> = {
  unseen: sql`t.seen_at IS NULL`,
  seen: sql`t.seen_at IS NOT NULL`,
  unconfirmed: sql`t.confirmed_at IS NULL`,
  confirmed: sql`t.confirmed_at IS NOT NULL`,
};

export interface ReaderRow {
  readonly person: string;
  readonly name: string;
  readonly group: string;
  readonly region: string;
  readonly region_name: string;
  readonly seen_at: Date | null;
  readonly confirmed_at: Date | null;
  readonly total: number;
}

export interface ReaderSearch {
  readonly standing?: Standing | undefined;
  /** 12-digit code. */
  readonly within?: string | undefined;
  readonly sorting?: Sorting<'circularReaders'>;
  readonly limit: number;
  readonly offset: number;
}

const COLUMNS: SortColumns<'circularReaders'> = {
  ...{ name: byName('x.name'), region: sql`x.region`, seenAt: sql`t.seen_at`, confirmedAt: sql`t.confirmed_at` },
};

export async function listReaders(
  tx: Tx,
  circular: string,
  audience: Audience,
  { standing, within, sorting, limit, offset }: ReaderSearch,
): Promise<ReaderRow[]> {
  const area = within === undefined ? '' : regionPrefix(within);
  const order = orderOf(sorting ?? {}, COLUMNS, { else: sql`x.region, x.name, x.person`, tie: sql`x.person` });
  const { rows } = await sql<ReaderRow>`
    SELECT x.person, x.name, x."group", x.region, coalesce(g.name, x.region) AS region_name, t.seen_at, t.confirmed_at,
           count(*) OVER ()::int AS total
    FROM ${addressed(audience)} x
    LEFT JOIN circular_receipts t ON t.city = ${audience.city} AND t.circular = ${circular} AND t.person = x.person
    LEFT JOIN regions g ON g.city = ${audience.city} AND g.code = x.region
    WHERE starts_with(x.region, ${area}) AND ${standing === undefined ? sql`true` : STANDS[standing]}
    ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`.execute(tx);
  return rows;
}

/** Those who have not read it, or not confirmed it where that is asked. */
export async function listOwing(
  tx: Tx,
  circular: Pick<CircularRow, 'id' | 'confirm'>,
  audience: Audience,
): Promise<string[]> {
  const answered = circular.confirm ? sql`t.confirmed_at` : sql`t.seen_at`;
  const { rows } = await sql<{ person: string }>`
    SELECT x.person FROM ${addressed(audience)} x
    LEFT JOIN circular_receipts t ON t.city = ${audience.city} AND t.circular = ${circular.id} AND t.person = x.person
    WHERE ${answered} IS NULL ORDER BY 1`.execute(tx);
  return rows.map(({ person }) => person);
}

/** The first time counts. @returns what is new in it: nothing where all was known */
export async function putReceipt(tx: Tx, row: CircularReceiptRow): Promise<boolean> {
  const done = await sql`
    INSERT INTO circular_receipts (city, circular, person, region, seen_at, confirmed_at)
    VALUES (${row.city}, ${row.circular}, ${row.person}, ${row.region}, ${row.seen_at}, ${row.confirmed_at})
    ON CONFLICT (city, circular, person) DO UPDATE
    SET confirmed_at = excluded.confirmed_at
    WHERE circular_receipts.confirmed_at IS NULL AND excluded.confirmed_at IS NOT NULL`.execute(tx);
  return Number(done.numAffectedRows ?? 0) > 0;
}
