// Bulletins and public opinion as one thing each: what stands in observations is a row for each reach that one names. Imported ones have the
// id of their file; those of the desk one of their own.
import type { Bulletin, BulletinKind } from '@xunhe/domain/duty/bulletin';
import type { Issuer } from '@xunhe/domain/duty/trigger-policy';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';
import { addObservation } from './observation.ts';
import type { BulletinChangeRow } from './rows-bulletin.ts';

export interface BulletinKey {
  readonly city: string;
  readonly id: string;
}

export interface NamedReach {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly region: string;
}

export interface FoundBulletin {
  readonly id: string;
  /** Those in sight of the scope. */
  readonly reaches: readonly NamedReach[];
  readonly seenDay: string;
  readonly knownDay: string;
  readonly issuer: Issuer;
  readonly kind: BulletinKind;
  readonly verified: boolean;
  readonly text: string;
  readonly link: string | null;
  /** The day on which it was withdrawn as wrong. */
  readonly withdrawn: string | null;
  readonly imported: boolean;
}

export interface BulletinSearch {
  readonly city: string;
  readonly region?: string | undefined;
  readonly reach?: string | undefined;
  readonly issuer?: Issuer | undefined;
  readonly kind?: BulletinKind | undefined;
  readonly withdrawn?: boolean | undefined;
  readonly q?: string | undefined;
  /** Days on which they appeared, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Writers of one bulletin wait for each other. */
export async function lockBulletin(tx: Tx, { city, id }: BulletinKey): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`bulletin/${city}/${id}`}, 0))`.execute(tx);
}

/** The newest first. */
export async function searchBulletins(tx: Tx, search: BulletinSearch): Promise<(FoundBulletin & { total: number })[]> {
  const { issuer, kind, withdrawn, q, from, to, reach, region } = search;
  const like = q === undefined ? null : `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const { rows } = await sql<FoundBulletin & { total: number }>`
    WITH one AS (${selectBulletins(search.city)})
    SELECT one.*, count(*) OVER ()::int AS total FROM one
    WHERE (${issuer ?? null}::text IS NULL OR issuer = ${issuer ?? null})
      AND (${kind ?? null}::text IS NULL OR kind = ${kind ?? null})
      AND (${withdrawn ?? null}::boolean IS NULL OR (withdrawn IS NOT NULL) = ${withdrawn ?? null})
      AND (${from ?? null}::text IS NULL OR "seenDay" >= ${from ?? null})
      AND (${to ?? null}::text IS NULL OR "seenDay" <= ${to ?? null})
      AND (${reach ?? null}::text IS NULL OR EXISTS (
        SELECT FROM jsonb_array_elements(reaches) r WHERE r->>'id' = ${reach ?? null}))
      AND (${region ?? null}::text IS NULL OR EXISTS (
        SELECT FROM jsonb_array_elements(reaches) r WHERE starts_with(r->>'region', ${region ?? null})))
      AND (${like}::text IS NULL OR text ILIKE ${like} OR EXISTS (
        SELECT FROM jsonb_array_elements(reaches) r WHERE r->>'name' ILIKE ${like} OR r->>'nameEn' ILIKE ${like}))
    ORDER BY "seenDay" DESC, id DESC LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}

export async function findBulletin(tx: Tx, { city, id }: BulletinKey): Promise<FoundBulletin | null> {
  const { rows } = await sql<FoundBulletin>`
    WITH one AS (${selectBulletins(city, id)}) SELECT * FROM one`.execute(tx);
  return rows[0] ?? null;
}

function selectBulletins(city: string, id: string | null = null): RawBuilder<unknown> {
  return sql`
    SELECT coalesce(o.facts->>'bulletin', o.key) AS id,
      jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'nameEn', r.name_en, 'region', r.region) ORDER BY r.id) AS reaches,
      min((o.seen_at AT TIME ZONE c.timezone)::date)::text AS "seenDay",
      min((o.known_at AT TIME ZONE c.timezone)::date)::text AS "knownDay",
      min(o.facts->>'issuer') AS issuer, min(o.facts->>'kind') AS kind, min(coalesce(o.facts->>'text', '')) AS text,
      bool_and(coalesce((o.facts->>'verified')::boolean, true)) AS verified, min(o.facts->>'link') AS link,
      min(o.facts->>'withdrawn') AS withdrawn, bool_and(o.source = 'import') AS imported
    FROM observations o
    JOIN cities c ON c.city = o.city
    JOIN reaches r ON r.city = o.city AND r.id = o.reach
    WHERE o.city = ${city} AND o.kind = 'bulletin' AND (${id}::text IS NULL OR coalesce(o.facts->>'bulletin', o.key) = ${id})
    GROUP BY 1`;
}

export interface PlacedReach {
  readonly id: string;
  readonly region: string;
}

export interface WrittenBulletin extends Omit<Bulletin, 'reaches'> {
  readonly reaches: readonly PlacedReach[];
  readonly seenAt: Date;
  readonly knownAt: Date;
  readonly source: string;
}

/** Puts a row for each reach in the place of what stood there. */
export async function putBulletin(tx: Tx, { city, id }: BulletinKey, written: WrittenBulletin): Promise<void> {
  await sql`
    DELETE FROM observations
    WHERE city = ${city} AND kind = 'bulletin' AND coalesce(facts->>'bulletin', key) = ${id}`.execute(tx);
  const { reaches, seenDay, seenAt, knownAt, source, issuer, kind, verified, text, link } = written;
  for (const reach of reaches)
    await addObservation(tx, {
      ...{ city, month: seenDay.slice(0, 7), kind: 'bulletin', key: `${id}/${reach.id}`, reach: reach.id },
      ...{ region: reach.region, seenAt, knownAt, source },
      facts: { bulletin: id, issuer, kind, verified, text, ...(link !== null && { link }) },
    });
}

/** It stays, and says since which day it no longer holds. */
export async function markWithdrawn(tx: Tx, { city, id }: BulletinKey, day: string): Promise<void> {
  await sql`
    UPDATE observations SET facts = facts || jsonb_build_object('withdrawn', ${day}::text)
    WHERE city = ${city} AND kind = 'bulletin' AND coalesce(facts->>'bulletin', key) = ${id}`.execute(tx);
}

export async function insertBulletinChange(tx: Tx, row: Omit<BulletinChangeRow, 'version'>): Promise<void> {
  const { before, after, ...rest } = row;
  await tx
    .insertInto('bulletin_changes')
    .values((eb) => ({
      ...rest,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      version: eb
        .selectFrom('bulletin_changes')
        .select(sql<number>`coalesce(max(version), 0) + 1`.as('next'))
        .where('city', '=', row.city)
        .where('bulletin', '=', row.bulletin),
    }))
    .execute();
}

export type FoundBulletinChange = BulletinChangeRow & {
  readonly by_name: string | null;
  readonly office_name: string | null;
};

/** The first first. */
export async function listBulletinChanges(tx: Tx, { city, id }: BulletinKey): Promise<FoundBulletinChange[]> {
  return tx
    .selectFrom('bulletin_changes as b')
    .leftJoin('people_named as p', (join) => join.onRef('p.city', '=', 'b.city').onRef('p.id', '=', 'b.changed_by'))
    .leftJoin('regions as g', (join) => join.onRef('g.city', '=', 'b.city').onRef('g.code', '=', 'b.office'))
    .selectAll('b')
    .select(['p.name as by_name', 'g.name as office_name'])
    .where('b.city', '=', city)
    .where('b.bulletin', '=', id)
    .orderBy('b.version')
    .execute();
}

/** The bulletin of which a problem was made. */
export async function findBulletinOfProblem(tx: Tx, city: string, problem: string): Promise<string | null> {
  const rows = tx.selectFrom('bulletin_changes').select('bulletin');
  const found = await rows.where('city', '=', city).where('problem', '=', problem).executeTakeFirst();
  return found?.bulletin ?? null;
}

export interface NamingWarning {
  readonly month: string;
  readonly reach: string;
  readonly level: string;
}

/** Warnings of these months that name it among their reasons, the newest first. */
export async function listNamingWarnings(
  tx: Tx,
  { city, id }: BulletinKey,
  months: readonly string[],
): Promise<NamingWarning[]> {
  const { rows } = await sql<NamingWarning>`
    SELECT month, reach, level FROM warnings
    WHERE city = ${city} AND month = ANY (${[...months]}::text[])
      AND reasons @> jsonb_build_array(jsonb_build_object('bulletin', ${id}::text))
    ORDER BY month DESC, reach`.execute(tx);
  return rows;
}

/** Of these those that were withdrawn by the end of a day. */
export async function listWithdrawnBulletins(
  tx: Tx,
  city: string,
  { ids, until }: { readonly ids: readonly string[]; readonly until: string },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT coalesce(facts->>'bulletin', key) AS id FROM observations
    WHERE city = ${city} AND kind = 'bulletin' AND facts->>'withdrawn' <= ${until}
      AND coalesce(facts->>'bulletin', key) = ANY (${[...ids]}::text[])`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** Of these months those whose warnings are drafted. */
export async function listDraftedMonths(tx: Tx, city: string, months: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ month: string }>`
    SELECT m.month FROM unnest(${[...months]}::text[]) AS m (month)
    WHERE EXISTS (SELECT FROM warnings w WHERE w.city = ${city} AND w.month = m.month)`.execute(tx);
  return new Set(rows.map(({ month }) => month));
}
