// Evaluations of a month by region.
import type { Tx } from './db.ts';
import type { EvaluationRow } from './rows-duty.ts';

export async function insertEvaluations(tx: Tx, rows: readonly EvaluationRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('evaluations')
    .values(rows.map((row) => ({ ...row, figures: JSON.stringify(row.figures) })))
    .execute();
}

export async function listEvaluations(tx: Tx, city: string, month: string) {
  return tx
    .selectFrom('evaluations as e')
    .innerJoin('regions as r', (join) => join.onRef('r.city', '=', 'e.city').onRef('r.code', '=', 'e.region'))
    .select([
      'e.region as region',
      'e.figures as figures',
      'r.name as name',
      'r.name_en as name_en',
      'r.level as level',
    ])
    .where('e.city', '=', city)
    .where('e.month', '=', month)
    .orderBy('e.region')
    .execute();
}
