// Batches of observations, each known by the id that its sender gave it; and the samples in them.
import type { Mark } from '@xunhe/domain/observation/reading';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { ensureYear } from './observation.ts';
import type { DeliveryRow } from './rows-delivery.ts';

/**
 * Takes the id of a batch for this transaction; whoever brings the same meanwhile waits until it has ended.
 * @returns null where it is new, otherwise what was answered then
 */
export async function openDelivery(
  tx: Tx,
  delivery: Pick<DeliveryRow, 'city' | 'source' | 'id' | 'region' | 'at' | 'hash'>,
): Promise<Pick<DeliveryRow, 'hash' | 'answer'> | null> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('deliveries')
    .values({ ...delivery, stored: 0, repeated: 0, refused: 0, waiting: 0, answer: 'null' })
    .onConflict((conflict) => conflict.columns(['city', 'source', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return null;
  const found = await tx
    .selectFrom('deliveries')
    .select(['hash', 'answer'])
    .where('city', '=', delivery.city)
    .where('source', '=', delivery.source)
    .where('id', '=', delivery.id)
    .executeTakeFirst();
  // The account stood elsewhere then: what it was answered there is out of sight now, and the id is taken.
  return found ?? { hash: Buffer.alloc(0), answer: null };
}

export async function closeDelivery(
  tx: Tx,
  { city, source, id }: Pick<DeliveryRow, 'city' | 'source' | 'id'>,
  told: Pick<DeliveryRow, 'stored' | 'repeated' | 'refused' | 'waiting'> & { readonly answer: object },
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ ...told, answer: JSON.stringify(told.answer) })
    .where('city', '=', city)
    .where('source', '=', source)
    .where('id', '=', id)
    .execute();
}

export interface MeasuredPlace {
  readonly id: string;
  /** Null for a gauge. */
  readonly reach: string | null;
  readonly region: string;
}

/** Those in use inside a region, which is given by its first digits. */
export async function listMeasuredPlaces(
  tx: Tx,
  city: string,
  asked: { readonly stations: readonly string[]; readonly gauges: readonly string[]; readonly within: string },
): Promise<{
  readonly stations: ReadonlyMap<string, MeasuredPlace>;
  readonly gauges: ReadonlyMap<string, MeasuredPlace>;
}> {
  const stations = await tx
    .selectFrom('stations')
    .select(['id', 'reach', 'region'])
    .where('city', '=', city)
    .where('id', '=', sql<string>`ANY (${[...asked.stations]}::text[])`)
    .where('retired_on', 'is', null)
    .where('region', 'like', `${asked.within}%`)
    .execute();
  // A gauge is seen by the whole city: what it brings is the account's only inside its region.
  const gauges = await tx
    .selectFrom('gauges')
    .select(['id', 'region'])
    .where('city', '=', city)
    .where('id', '=', sql<string>`ANY (${[...asked.gauges]}::text[])`)
    .where('retired_on', 'is', null)
    .where('region', 'like', `${asked.within}%`)
    .execute();
  return {
    stations: new Map(stations.map((row) => [row.id, row])),
    gauges: new Map(gauges.map((row) => [row.id, { ...row, reach: null }])),
  };
}

export interface NewSample {
  readonly kind: 'sample' | 'rain';
  readonly place: MeasuredPlace;
  readonly day: string;
  readonly seenAt: Date;
  readonly readings: Readonly<Record<string, number>>;
  readonly marks: Readonly<Record<string, Mark>>;
}

export type SampleState = 'stored' | 'repeated' | 'differs';

/**
 * Stores samples that are not there yet, each under its place and day.
 * @returns for each what became of it: `differs` where that place and day has other readings, which stay
 */
export async function insertSamples(
  tx: Tx,
  samples: readonly NewSample[],
  from: { readonly city: string; readonly source: string; readonly at: Date; readonly delivery: string },
): Promise<SampleState[]> {
  if (samples.length === 0) return [];
  for (const year of new Set(samples.map(({ day }) => day.slice(0, 4)))) await ensureYear(tx, `${year}-01`);
  const rows = samples.map(({ place, seenAt, readings, marks, ...named }, n) => ({
    ...{ n, ...sampleName({ ...named, place }), reach: place.reach, place: place.id, region: place.region },
    ...{ seen_at: seenAt.toISOString(), readings, marks },
  }));
  const sent = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    AS s(n int, month text, kind text, key text, reach text, place text, region text, seen_at timestamptz, readings jsonb, marks jsonb)`;
  // Of two for the same day in one batch the first is stored, and the second compared with it.
  const { rows: added } = await sql<{ kind: string; key: string }>`
    INSERT INTO observations (city, month, kind, key, reach, place, region, seen_at, known_at, source, readings, marks, facts)
    SELECT ${from.city}, month, kind, key, reach, place, region, seen_at, ${from.at}, ${from.source}, readings, marks,
           jsonb_build_object('delivery', ${from.delivery}::text)
    FROM (SELECT * FROM ${sent} ORDER BY n) sent
    ON CONFLICT (city, month, kind, key) DO NOTHING RETURNING kind, key`.execute(tx);
  const { rows: compared } = await sql<{ same: boolean | null }>`
    SELECT o.readings = s.readings AND o.marks = s.marks AS same FROM ${sent}
    LEFT JOIN observations o ON o.city = ${from.city} AND o.month = s.month AND o.kind = s.kind AND o.key = s.key ORDER BY s.n`.execute(
    tx,
  );
  const fresh = new Set(added.map(({ kind, key }) => `${kind} ${key}`));
  return rows.map(({ kind, key }, n) =>
    fresh.delete(`${kind} ${key}`) ? 'stored' : compared[n]!.same ? 'repeated' : 'differs',
  );
}

/** What names the observation of a sample. */
export function sampleName({ kind, place, day }: Pick<NewSample, 'kind' | 'place' | 'day'>) {
  return { month: day.slice(0, 7), kind, key: `${place.id}/${day}` };
}
