// Assessments, the models that made them, how they came out, and stored backtests.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { AssessmentRow, BacktestRow, ForecastScoreRow, LineageRow, ModelRow } from './rows-risk.ts';

export async function insertModel(tx: Tx, model: ModelRow): Promise<void> {
  await tx
    .insertInto('models')
    .values({ ...model, body: JSON.stringify(model.body), columns: JSON.stringify(model.columns) })
    .onConflict((conflict) => conflict.columns(['city', 'month', 'version']).doNothing())
    .execute();
}

/** The file of the model in use before a month, null when none was trained yet. */
export async function findChampion(tx: Tx, city: string, month: string): Promise<string | null> {
  const row = await tx
    .selectFrom('models')
    .select('file')
    .where('city', '=', city)
    .where('month', '<', month)
    .where('file', 'is not', null)
    .orderBy('month', 'desc')
    .orderBy('made_at', 'desc')
    .executeTakeFirst();
  return row?.file ?? null;
}

export async function insertAssessments(tx: Tx, rows: readonly (AssessmentRow & LineageRow)[]): Promise<void> {
  // One statement with all rows in one parameter: a city of thousands of reaches stays below the limit of parameters. The bytes go beside
  // it end to end, because as text they would be twice as large and several times slower.
  const bytes: Buffer[] = [];
  let end = 0;
  const append = (part: Buffer | null) => {
    if (part === null) return null;
    bytes.push(part);
    end += part.length;
    return end - part.length + 1;
  };
  const texts = rows.map(({ features, effects, ...row }) => ({
    ...row,
    features_at: append(features),
    features_size: features?.length ?? null,
    effects_at: append(effects),
    effects_size: effects?.length ?? null,
  }));
  await sql`
    WITH kept AS MATERIALIZED (SELECT ${Buffer.concat(bytes)}::bytea AS bytes)
    INSERT INTO assessments (city, month, reach, region, model, probability, low, high, persistence, last_class, expected_class, basis, reasons, quality,
                             known_at, newest_sample, base, features, effects)
    SELECT city, month, reach, region, model, probability, low, high, persistence, last_class, expected_class, basis, reasons, quality,
           known_at, newest_sample, base,
           substr(kept.bytes, features_at, features_size), substr(kept.bytes, effects_at, effects_size)
    FROM kept, jsonb_to_recordset(${JSON.stringify(texts)}::jsonb)
      AS t(city text, month text, reach text, region text, model text, probability float8, low float8, high float8, persistence float8,
           last_class smallint, expected_class float8, basis text, reasons jsonb, quality jsonb,
           known_at timestamptz, newest_sample date, base float8,
           features_at int, features_size int, effects_at int, effects_size int)`.execute(tx);
}

/** All but the lineage, which is large and asked for one by one. */
const PLAIN_COLUMNS = [
  ...(['a.city', 'a.month', 'a.reach', 'a.region', 'a.model', 'a.probability', 'a.low', 'a.high'] as const),
  ...(['a.persistence', 'a.last_class', 'a.expected_class', 'a.basis', 'a.reasons', 'a.quality'] as const),
] as const;

export async function listAssessments(tx: Tx, city: string, month: string): Promise<AssessmentRow[]> {
  return tx
    .selectFrom('assessments as a')
    .select(PLAIN_COLUMNS)
    .where('a.city', '=', city)
    .where('a.month', '=', month)
    .orderBy('a.reach')
    .execute();
}

/** How likely each reach fails, and on what it is said. */
export async function listChances(
  tx: Tx,
  city: string,
  month: string,
): Promise<Pick<AssessmentRow, 'reach' | 'probability' | 'basis'>[]> {
  return tx
    .selectFrom('assessments')
    .select(['reach', 'probability', 'basis'])
    .where('city', '=', city)
    .where('month', '=', month)
    .execute();
}

/** What the months' rules look at: how likely a reach fails, and whether it was black and odorous. */
export async function listOutlooks(
  tx: Tx,
  city: string,
  month: string,
): Promise<{ reach: string; probability: number | null; isBlack: boolean }[]> {
  return tx
    .selectFrom('assessments')
    .select(['reach', 'probability', sql<boolean>`coalesce(quality ->> 'blackOdorous', '') <> ''`.as('isBlack')])
    .where('city', '=', city)
    .where('month', '=', month)
    .execute();
}

export async function listReachAssessments(tx: Tx, city: string, reach: string) {
  return tx
    .selectFrom('assessments as a')
    .leftJoin('warnings as w', (join) =>
      join.onRef('w.city', '=', 'a.city').onRef('w.month', '=', 'a.month').onRef('w.reach', '=', 'a.reach'),
    )
    .select(PLAIN_COLUMNS)
    .select(['w.level as level', 'w.kinds as kinds', 'w.reasons as warning_reasons'])
    .where('a.city', '=', city)
    .where('a.reach', '=', reach)
    .orderBy('a.month', 'desc')
    .execute();
}

/** Without its file, which is large. */
export async function findNewestModel(
  tx: Tx,
  city: string,
): Promise<Pick<ModelRow, 'city' | 'month' | 'version' | 'made_at' | 'body'> | null> {
  return (
    (await tx
      .selectFrom('models')
      .select(['city', 'month', 'version', 'made_at', 'body'])
      .where('city', '=', city)
      .orderBy('month', 'desc')
      .orderBy('made_at', 'desc')
      .executeTakeFirst()) ?? null
  );
}

/** The model that a month was scored with. */
export async function findModel(tx: Tx, city: string, month: string): Promise<ModelRow | null> {
  return (
    (await tx
      .selectFrom('models')
      .selectAll()
      .where('city', '=', city)
      .where('month', '=', month)
      .orderBy('made_at', 'desc')
      .executeTakeFirst()) ?? null
  );
}

export async function saveBacktest(tx: Tx, row: BacktestRow): Promise<void> {
  await tx
    .insertInto('backtests')
    .values({ ...row, body: JSON.stringify(row.body) })
    .execute();
}

export async function findNewestBacktest(tx: Tx, city: string): Promise<BacktestRow | null> {
  return (
    (await tx
      .selectFrom('backtests')
      .selectAll()
      .where('city', '=', city)
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirst()) ?? null
  );
}

export async function insertForecastScore(tx: Tx, row: ForecastScoreRow): Promise<void> {
  await tx
    .insertInto('forecast_scores')
    .values({ ...row, body: JSON.stringify(row.body) })
    .execute();
}

/** The newest months, newest first. */
export async function listForecastScores(tx: Tx, city: string, limit: number): Promise<ForecastScoreRow[]> {
  return tx
    .selectFrom('forecast_scores')
    .selectAll()
    .where('city', '=', city)
    .orderBy('month', 'desc')
    .limit(limit)
    .execute();
}
