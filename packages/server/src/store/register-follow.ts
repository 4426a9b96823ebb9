// What follows a record that was changed: rows carry the region of their reach, and the samples of a station are of the reach on which it
// stands, as in an import. What people did (patrols, problems, duties) stays where it was done.
import type { LandCover } from '@xunhe/domain/place/land-cover';
import { sql } from 'kysely';
import type { Tx } from './db.ts';

export async function moveSamples(
  tx: Tx,
  city: string,
  to: { readonly station: string; readonly reach: string; readonly region: string },
): Promise<void> {
  await sql`UPDATE observations SET reach = ${to.reach}, region = ${to.region}
    WHERE city = ${city} AND kind = 'sample' AND place = ${to.station}
      AND (reach IS DISTINCT FROM ${to.reach} OR region <> ${to.region})`.execute(tx);
  await sql`UPDATE held_readings SET reach = ${to.reach}, region = ${to.region}
    WHERE city = ${city} AND kind = 'sample' AND place = ${to.station}`.execute(tx);
}

/** The rain of a gauge is of the region in which it stands. */
export async function moveRain(
  tx: Tx,
  city: string,
  { gauge, region }: { readonly gauge: string; readonly region: string },
): Promise<void> {
  await sql`UPDATE observations SET region = ${region}
    WHERE city = ${city} AND kind = 'rain' AND place = ${gauge} AND region <> ${region}`.execute(tx);
  await sql`UPDATE held_readings SET region = ${region} WHERE city = ${city} AND kind = 'rain' AND place = ${gauge}`.execute(
    tx,
  );
}

/** The shares of a reach become these and no others. */
export async function replaceCover(
  tx: Tx,
  city: string,
  { reach, region, cover }: { readonly reach: string; readonly region: string; readonly cover: LandCover | null },
): Promise<void> {
  await sql`DELETE FROM land_cover WHERE city = ${city} AND reach = ${reach}`.execute(tx);
  await sql`INSERT INTO land_cover (city, reach, region, class, share)
    SELECT ${city}, ${reach}, ${region}, key, value::float8 FROM jsonb_each_text(${JSON.stringify(cover ?? {})}::jsonb)`.execute(
    tx,
  );
}

const OF_A_REACH = [
  ...([
    'stations',
    'sources',
    'land_cover',
    'posts',
    'observations',
    'held_readings',
    'assessments',
    'warnings',
  ] as const),
];

export async function moveToRegion(
  tx: Tx,
  city: string,
  { reach, region }: { readonly reach: string; readonly region: string },
): Promise<void> {
  for (const table of OF_A_REACH)
    await sql`UPDATE ${sql.table(table)} SET region = ${region}
      WHERE city = ${city} AND reach = ${reach} AND region <> ${region}`.execute(tx);
}
