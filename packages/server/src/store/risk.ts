// Assessments, the models that made them, how they came out, and stored backtests.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { AssessmentRow, BacktestRow, ForecastScoreRow, ModelRow } from './rows-risk.ts';

export async function insertModel(tx: Tx, model: ModelRow): Promise<void> {
  await tx
    .insertInto('models')
    .values({ ...model, body: JSON.stringify(model.body) })
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

export async function insertAssessments(tx: Tx, rows: readonly AssessmentRow[]): Promise<void> {
  // One statement with a column per array: a city of thousands of reaches stays below the limit of parameters.
  await sql`
    INSERT INTO assessments (city, month, reach, region, model, probability, low, high, persistence, last_class, expected_class, basis, reasons, quality)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS t(city text, month text, reach text, region text, model text, probability float8, low float8, high float8, persistence float8,
           last_class smallint, expected_class float8, basis text, reasons jsonb, quality jsonb)`.execute(tx);
}

export async function listAssessments(tx: Tx, city: string, month: string): Promise<AssessmentRow[]> {
  return tx
    .selectFrom('assessments')
    .selectAll()
    .where('city', '=', city)
    .where('month', '=', month)
    .orderBy('reach')
    .execute();
}

export async function listReachAssessments(tx: Tx, city: string, reach: string) {
  return tx
    .selectFrom('assessments as a')
    .leftJoin('warnings as w', (join) =>
      join.onRef('w.city', '=', 'a.city').onRef('w.month', '=', 'a.month').onRef('w.reach', '=', 'a.reach'),
    )
    .selectAll('a')
    .select(['w.level as level', 'w.kinds as kinds', 'w.reasons as warning_reasons'])
    .where('a.city', '=', city)
    .where('a.reach', '=', reach)
    .orderBy('a.month', 'desc')
    .execute();
}

/** Without its file, which is large. */
export async function findNewestModel(tx: Tx, city: string): Promise<Omit<ModelRow, 'file'> | null> {
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
