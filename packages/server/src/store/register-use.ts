// What stands on a record of a register and keeps it from being retired, counted in the whole city.
import type { RegisterKind } from '@xunhe/domain/place/register-form';
import { ENDED_STATES } from '@xunhe/domain/problem/flow';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';

export interface RegisterUse {
  readonly what: string;
  readonly count: number;
}

export async function listUses(
  tx: Tx,
  city: string,
  { kind, id, today }: { readonly kind: RegisterKind; readonly id: string; readonly today: string },
): Promise<RegisterUse[]> {
  const parts = USES[kind]({ city, id, today });
  const uses: RegisterUse[] = [];
  for (const [what, from] of Object.entries(parts)) {
    const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM ${from}`.execute(tx);
    if (rows[0]!.count > 0) uses.push({ what, count: rows[0]!.count });
  }
  return uses;
}

type Asked = { readonly city: string; readonly id: string; readonly today: string };
const ENDED = sql`${[...ENDED_STATES]}::text[]`;

const USES: Readonly<Record<RegisterKind, (asked: Asked) => Readonly<Record<string, RawBuilder<unknown>>>>> = {
  station: () => ({}),
  source: () => ({}),
  department: ({ city, id }) => ({
    account: sql`people p JOIN accounts a ON a.city = p.city AND a.person = p.id
      WHERE p.city = ${city} AND p.department = ${id} AND a.disabled_at IS NULL`,
    problem: sql`problems WHERE city = ${city} AND department = ${id} AND state <> ALL (${ENDED})`,
  }),
  region: ({ city, id }) => ({
    region: sql`regions WHERE city = ${city} AND parent = ${id} AND retired_on IS NULL`,
    reach: sql`reaches WHERE city = ${city} AND region = ${id} AND retired_on IS NULL`,
    department: sql`departments WHERE city = ${city} AND region = ${id} AND retired_on IS NULL`,
    account: sql`accounts WHERE city = ${city} AND region = ${id} AND disabled_at IS NULL`,
  }),
  water: ({ city, id }) => ({
    reach: sql`reaches WHERE city = ${city} AND water_body = ${id} AND retired_on IS NULL`,
  }),
  reach: ({ city, id, today }) => ({
    station: sql`stations WHERE city = ${city} AND reach = ${id} AND retired_on IS NULL`,
    source: sql`sources WHERE city = ${city} AND reach = ${id} AND retired_on IS NULL`,
    inflow: sql`reaches WHERE city = ${city} AND downstream = ${id} AND retired_on IS NULL`,
    post: sql`posts WHERE city = ${city} AND reach = ${id} AND (to_day IS NULL OR to_day > ${today}::date)`,
    problem: sql`problems WHERE city = ${city} AND reach = ${id} AND state <> ALL (${ENDED})`,
  }),
};

/** The reaches below one, down to the mouth, itself first. */
export async function listDownstream(tx: Tx, city: string, reach: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE way AS (
      SELECT id, downstream, ARRAY[id] AS seen FROM reaches WHERE city = ${city} AND id = ${reach}
      UNION ALL
      SELECT r.id, r.downstream, way.seen || r.id FROM way
      JOIN reaches r ON r.city = ${city} AND r.id = way.downstream WHERE r.id <> ALL (way.seen))
    SELECT id FROM way ORDER BY cardinality(seen)`.execute(tx);
  return rows.map(({ id }) => id);
}
