// How much of each register, of measurements and of accounts a city has, in the region in which one sees.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

export interface StoredReadiness {
  readonly regions: number;
  readonly outlined: number;
  readonly reaches: number;
  readonly lined: number;
  readonly stations: number;
  /** Reaches in force on which a sample was taken within the last year. */
  readonly sampled: number;
  readonly posted: number;
  readonly chiefs: number;
  readonly opened: number;
  readonly departments: number;
  readonly gauges: number;
  readonly sources: number;
  readonly covered: number;
  readonly bulletins: number;
  /** Patrols and problems, counted to a thousand. */
  readonly deeds: number;
  readonly cycles: number;
  readonly work_years: number;
  readonly rain_from: string | null;
  readonly rain_to: string | null;
}

/** @param today day of the city; @param yearBack month twelve before it */
export async function countReadiness(
  tx: Tx,
  { city, today, yearBack }: { readonly city: string; readonly today: string; readonly yearBack: string },
): Promise<StoredReadiness> {
  const { rows } = await sql<StoredReadiness>`
    SELECT
      (SELECT count(*)::int FROM regions WHERE city = ${city} AND retired_on IS NULL) AS regions,
      (SELECT count(*)::int FROM regions WHERE city = ${city} AND retired_on IS NULL AND geometry IS NOT NULL) AS outlined,
      (SELECT count(*)::int FROM reaches WHERE city = ${city} AND retired_on IS NULL) AS reaches,
      (SELECT count(*)::int FROM reaches WHERE city = ${city} AND retired_on IS NULL AND geometry IS NOT NULL) AS lined,
      (SELECT count(*)::int FROM stations WHERE city = ${city} AND retired_on IS NULL) AS stations,
      (SELECT count(DISTINCT o.reach)::int FROM observations o JOIN reaches r ON r.city = o.city AND r.id = o.reach AND r.retired_on IS NULL
        WHERE o.city = ${city} AND o.kind = 'sample' AND o.month >= ${yearBack}) AS sampled,
      (SELECT count(DISTINCT p.reach)::int FROM posts p JOIN reaches r ON r.city = p.city AND r.id = p.reach AND r.retired_on IS NULL
        WHERE p.city = ${city} AND p.from_day <= ${today} AND (p.to_day IS NULL OR p.to_day >= ${today})) AS posted,
      (SELECT count(*)::int FROM accounts WHERE city = ${city} AND role = 'chief' AND disabled_at IS NULL) AS chiefs,
      (SELECT count(*)::int FROM accounts
        WHERE city = ${city} AND role = 'chief' AND disabled_at IS NULL AND password_hash IS NOT NULL) AS opened,
      (SELECT count(*)::int FROM departments WHERE city = ${city} AND retired_on IS NULL) AS departments,
      (SELECT count(*)::int FROM gauges WHERE city = ${city} AND retired_on IS NULL) AS gauges,
      (SELECT count(*)::int FROM sources WHERE city = ${city} AND retired_on IS NULL) AS sources,
      (SELECT count(DISTINCT reach)::int FROM land_cover WHERE city = ${city}) AS covered,
      (SELECT count(*)::int FROM observations WHERE city = ${city} AND kind = 'bulletin') AS bulletins,
      (SELECT count(*)::int FROM ((SELECT 1 FROM patrols WHERE city = ${city} LIMIT 500)
        UNION ALL (SELECT 1 FROM problems WHERE city = ${city} LIMIT 500)) AS deed) AS deeds,
      (SELECT count(*)::int FROM cycles WHERE city = ${city}) AS cycles,
      (SELECT count(*)::int FROM work_years WHERE city = ${city} AND year = left(${today}, 4)::int) AS work_years,
      (SELECT min(month) FROM observations WHERE city = ${city} AND kind = 'rain') AS rain_from,
      (SELECT max(month) FROM observations WHERE city = ${city} AND kind = 'rain') AS rain_to`.execute(tx);
  return rows[0]!;
}
