// Records of the registers, all kinds by one table of where each field lies.
import { LIST_SORTS, type Sorting, type SortOf } from '@xunhe/contract/list-sort';
import { isListed, REGISTER_FORMS, type RegisterKind, type RegisterValue } from '@xunhe/domain/place/register-form';
import type { RegisterPatch, RegisterRecord } from '@xunhe/domain/place/register-record';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, byRank, orderOf, type SortColumns } from './list-order.ts';

interface Place {
  readonly table: string;
  readonly key: string;
  /** Where a record lies; null: in the whole city. */
  readonly region: string | null;
  /** Fields whose column has another name. */
  readonly columns?: Readonly<Record<string, string>>;
}

const PLACES: Readonly<Record<RegisterKind, Place>> = {
  station: { table: 'stations', key: 'id', region: 'region', columns: { nameEn: 'name_en' } },
  gauge: { table: 'gauges', key: 'id', region: 'region', columns: { nameEn: 'name_en', openedOn: 'opened_on' } },
  source: { table: 'sources', key: 'id', region: 'region', columns: { loadKgd: 'load_kgd' } },
  department: { table: 'departments', key: 'id', region: 'region' },
  region: { table: 'regions', key: 'code', region: 'code', columns: { nameEn: 'name_en' } },
  water: { table: 'water_bodies', key: 'id', region: null, columns: { nameEn: 'name_en' } },
  reach: {
    ...{ table: 'reaches', key: 'id', region: 'region' },
    columns: {
      ...{ nameEn: 'name_en', waterBody: 'water_body', lengthM: 'length_m' },
      ...{ widthM: 'width_m', targetClass: 'target_class', coverYear: 'cover_year' },
    },
  },
};

export interface StoredRecord extends RegisterRecord {
  readonly id: string;
  /** Null: the whole city. */
  readonly region: string | null;
  /** 0: no office has changed it. */
  readonly version: number;
}

interface FoundRow {
  readonly id: string;
  readonly region: string | null;
  readonly region_name: string | null;
  readonly retired_on: string | null;
  readonly version: number;
  readonly fields: Record<string, RegisterValue>;
  readonly names: Record<string, string | null>;
  readonly total: number;
}

export type FoundRecord = StoredRecord & {
  readonly regionName: string | null;
  /** Of the records that its fields name, by field. */
  readonly names: Readonly<Record<string, string>>;
};

/** @param of leave lines and land cover out of lists: of thousands they are most of the reading */
function selectRecords(kind: RegisterKind, of: { readonly whole: boolean }): RawBuilder<unknown> {
  const { table, key, region } = PLACES[kind];
  const form = Object.entries(REGISTER_FORMS[kind]);
  const values = form
    .filter(([, field]) => of.whole || isListed(field))
    .map(([field]) => sql`${sql.lit(field)}, ${columnOf(kind, field)}`);
  const links = form.flatMap(([field, one]) => (one.form === 'record' ? [{ field, to: PLACES[one.of] }] : []));
  const names = links.map(({ field }) => sql`${sql.lit(field)}, ${sql.ref(`to_${field}.name`)}`);
  const joins = links.map(
    ({ field, to }) => sql`LEFT JOIN ${sql.table(to.table)} AS ${sql.id(`to_${field}`)}
      ON ${sql.ref(`to_${field}.city`)} = t.city AND ${sql.ref(`to_${field}.${to.key}`)} = ${columnOf(kind, field)}`,
  );
  const place = region === null ? sql`NULL::text` : sql.ref(`t.${region}`);
  return sql`
    SELECT ${sql.ref(`t.${key}`)} AS id, ${place} AS region, g.name AS region_name, t.retired_on,
      coalesce((SELECT max(c.version) FROM register_changes c
        WHERE c.city = t.city AND c.kind = ${kind} AND c.id = ${sql.ref(`t.${key}`)}), 0) AS version,
      jsonb_build_object(${sql.join(values)}) AS fields,
      ${names.length === 0 ? sql`'{}'::jsonb` : sql`jsonb_build_object(${sql.join(names)})`} AS names,
      count(*) OVER ()::int AS total
    FROM ${sql.table(table)} AS t
    LEFT JOIN regions g ON g.city = t.city AND g.code = ${place}
    ${sql.join(joins, sql` `)}`;
}

function columnOf(kind: RegisterKind, field: string): RawBuilder<unknown> {
  if (REGISTER_FORMS[kind][field]?.form === 'cover')
    return sql`(SELECT jsonb_object_agg(l.class, l.share) FROM land_cover l WHERE l.city = t.city AND l.reach = t.id)`;
  return sql.ref(`t.${PLACES[kind].columns?.[field] ?? field}`);
}

function rowToRecord(row: FoundRow): FoundRecord {
  const names = Object.entries(row.names).flatMap(([field, name]) => (name === null ? [] : [[field, name] as const]));
  return {
    ...{ id: row.id, region: row.region, regionName: row.region_name, version: row.version },
    ...{ values: row.fields, retiredOn: row.retired_on, names: Object.fromEntries(names) },
  };
}

export async function listRecordsById(
  tx: Tx,
  city: string,
  { kind, ids }: { readonly kind: RegisterKind; readonly ids: readonly string[] },
): Promise<FoundRecord[]> {
  const { rows } = await sql<FoundRow>`${selectRecords(kind, { whole: true })}
    WHERE t.city = ${city} AND ${sql.ref(`t.${PLACES[kind].key}`)} = ANY (${[...ids]}::text[])`.execute(tx);
  return rows.map(rowToRecord);
}

export async function findRecord(
  tx: Tx,
  city: string,
  { kind, id }: { readonly kind: RegisterKind; readonly id: string },
): Promise<FoundRecord | null> {
  return (await listRecordsById(tx, city, { kind, ids: [id] }))[0] ?? null;
}

export interface RecordSearch {
  readonly city: string;
  readonly kind: RegisterKind;
  readonly q: string | undefined;
  /** Significant prefix of a region code. */
  readonly region: string | undefined;
  /** The kind among its kinds: of a source, say, an outfall. */
  readonly subkind: string | undefined;
  readonly retired: boolean;
  readonly sorting: Sorting<'register'>;
  readonly limit: number;
  readonly offset: number;
}

export async function searchRecords(
  tx: Tx,
  search: RecordSearch,
): Promise<{ readonly rows: FoundRecord[]; readonly total: number }> {
  const { city, kind, q, region, subkind } = search;
  const { key, region: place } = PLACES[kind];
  const like = q === undefined ? null : `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const id = sql.ref(`t.${key}`);
  const conditions = [
    sql`t.city = ${city}`,
    search.retired ? sql`t.retired_on IS NOT NULL` : sql`t.retired_on IS NULL`,
    ...(like === null ? [] : [sql`(t.name ILIKE ${like} OR ${id} ILIKE ${like})`]),
    ...(region === undefined || place === null ? [] : [sql`starts_with(${sql.ref(`t.${place}`)}, ${region})`]),
    ...(subkind === undefined || !Object.hasOwn(REGISTER_FORMS[kind], 'kind') ? [] : [sql`t.kind = ${subkind}`]),
  ];
  const { rows } = await sql<FoundRow>`${selectRecords(kind, { whole: false })}
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY ${orderOfRecords(kind, search.sorting)}
    LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return { rows: rows.map(rowToRecord), total: rows[0]?.total ?? 0 };
}

/** Those of a list that records of this kind have. */
export function listSortFields(kind: RegisterKind): SortOf<'register'>[] {
  const form = REGISTER_FORMS[kind];
  const always: readonly string[] = ['id', 'retiredOn', ...(PLACES[kind].region === null ? [] : ['region'])];
  return LIST_SORTS.register.filter((field) => always.includes(field) || Object.hasOwn(form, field));
}

function orderOfRecords(kind: RegisterKind, sorting: Sorting<'register'>): RawBuilder<unknown> {
  const tie = sql`${sql.ref(`t.${PLACES[kind].key}`)} COLLATE "C"`;
  const columns = Object.fromEntries(listSortFields(kind).map((field) => [field, sortColumn(kind, field)]));
  return orderOf(sorting, columns as SortColumns<'register'>, { else: tie, tie });
}

/** What a field names is looked for by its name, a region by its code, and a kind in the order in which the form offers it. */
function sortColumn(kind: RegisterKind, field: string): RawBuilder<unknown> {
  const { key, region } = PLACES[kind];
  if (field === 'id') return sql`${sql.ref(`t.${key}`)} COLLATE "C"`;
  if (field === 'retiredOn') return sql.ref('t.retired_on');
  if (field === 'region') return sql.ref(`t.${region}`);
  if (field === 'name') return byName('t.name');
  const of = REGISTER_FORMS[kind][field]!;
  if (of.form === 'record') return byName(`to_${field}.name`);
  return of.form === 'choice' ? byRank(`t.${field}`, of.choices) : columnOf(kind, field);
}

/** @param also columns that are no fields, as the region that a station has from its reach */
export async function insertRecord(
  tx: Tx,
  { city, kind, id }: { readonly city: string; readonly kind: RegisterKind; readonly id: string },
  {
    values,
    also,
  }: { readonly values: RegisterPatch['values']; readonly also: Readonly<Record<string, string | null>> },
): Promise<void> {
  const { table, key } = PLACES[kind];
  const cells = [['city', city], [key, id], ...Object.entries(also), ...toCells(kind, values)] as const;
  await sql`INSERT INTO ${sql.table(table)} (${sql.join(cells.map(([name]) => sql.id(name)))})
    VALUES (${sql.join(cells.map(([, value]) => value))})`.execute(tx);
}

export async function updateRecord(
  tx: Tx,
  { city, kind, id }: { readonly city: string; readonly kind: RegisterKind; readonly id: string },
  { patch, also }: { readonly patch: RegisterPatch; readonly also: Readonly<Record<string, string | null>> },
): Promise<void> {
  const { table, key } = PLACES[kind];
  const cells = [
    ...toCells(kind, patch.values),
    ...Object.entries(also),
    ...(patch.retiredOn === undefined ? [] : [['retired_on', patch.retiredOn] as const]),
  ];
  if (cells.length === 0) return;
  await sql`UPDATE ${sql.table(table)} SET ${sql.join(cells.map(([name, value]) => sql`${sql.id(name)} = ${value}`))}
    WHERE city = ${city} AND ${sql.id(key)} = ${id}`.execute(tx);
}

function toCells(kind: RegisterKind, values: RegisterPatch['values']): (readonly [string, string | number | null])[] {
  return Object.entries(values)
    .filter(([field]) => REGISTER_FORMS[kind][field]?.form !== 'cover')
    .map(([field, value]) => [
      PLACES[kind].columns?.[field] ?? field,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    ]);
}

/** Held to the end of the transaction: changes of a city's registers follow each other, so that each sees what the one before has made. */
export async function lockRegisters(tx: Tx, city: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`registers/${city}`}))`.execute(tx);
}
