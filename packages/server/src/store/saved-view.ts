// Saved views: of each person, by screen and name.
import type { Tx } from './db.ts';
import type { Owner } from './reminder.ts';
import type { SavedViewRow } from './rows-saved-view.ts';

export async function listViews(tx: Tx, { city, person }: Owner): Promise<SavedViewRow[]> {
  const rows = tx.selectFrom('saved_views').selectAll().where('city', '=', city).where('person', '=', person);
  return rows.orderBy('screen').orderBy('name').execute();
}

export async function putView(tx: Tx, row: SavedViewRow): Promise<void> {
  const { search, saved_at } = row;
  await tx
    .insertInto('saved_views')
    .values(row)
    .onConflict((conflict) => conflict.columns(['city', 'person', 'screen', 'name']).doUpdateSet({ search, saved_at }))
    .execute();
}

export async function dropView(
  tx: Tx,
  view: Pick<SavedViewRow, 'city' | 'person' | 'screen' | 'name'>,
): Promise<boolean> {
  const rows = tx
    .deleteFrom('saved_views')
    .where('city', '=', view.city)
    .where('person', '=', view.person)
    .where('screen', '=', view.screen)
    .where('name', '=', view.name);
  return (await rows.executeTakeFirst()).numDeletedRows > 0n;
}
