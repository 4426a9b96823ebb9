// One assessment with all that it stands on: its features, the model that spoke and the rule that made a warning of it.
import type { Tx } from './db.ts';
import type { AssessmentRow, LineageRow, ModelRow } from './rows-risk.ts';

export type StoredLineage = AssessmentRow &
  LineageRow &
  Pick<ModelRow, 'trained_month' | 'standard' | 'columns' | 'file'> & {
    /** Null without a warning of that month. */
    policy: string | null;
  };

/** Null when the reach was not assessed in that month, or is not to be seen. */
export async function findLineage(
  tx: Tx,
  city: string,
  of: { readonly reach: string; readonly month: string },
): Promise<StoredLineage | null> {
  const row = await tx
    .selectFrom('assessments as a')
    .leftJoin('models as m', (join) =>
      join.onRef('m.city', '=', 'a.city').onRef('m.month', '=', 'a.month').onRef('m.version', '=', 'a.model'),
    )
    .leftJoin('models as t', (join) =>
      join.onRef('t.city', '=', 'm.city').onRef('t.month', '=', 'm.trained_month').onRef('t.version', '=', 'm.version'),
    )
    .leftJoin('warnings as w', (join) =>
      join.onRef('w.city', '=', 'a.city').onRef('w.month', '=', 'a.month').onRef('w.reach', '=', 'a.reach'),
    )
    .selectAll('a')
    .select(['m.trained_month', 'm.standard', 'm.columns', 't.file', 'w.policy'])
    .where('a.city', '=', city)
    .where('a.month', '=', of.month)
    .where('a.reach', '=', of.reach)
    .executeTakeFirst();
  return row ?? null;
}
