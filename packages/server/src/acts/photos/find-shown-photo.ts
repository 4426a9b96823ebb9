// Whether somebody may see a picture: as he may see its record. What is not there and what is not his are the same to him.
import { type Right, rightOf } from '@xunhe/domain/people/may';
import type { Tx } from '../../store/db.ts';
import type { Person } from '../../store/people.ts';
import { findPhoto } from '../../store/photo.ts';
import type { PhotoRow } from '../../store/rows-photo.ts';

const RIGHT_OF_RECORD: Readonly<Record<PhotoRow['record_kind'], Right>> = {
  patrol: 'patrol.read',
  problem: 'problem.read',
  inventory: 'place.read',
};

/** @param id record and number, with a dot between; the transaction sees what the person's region shows */
export async function findShownPhoto(tx: Tx, who: Person, id: string): Promise<PhotoRow | null> {
  const at = id.lastIndexOf('.');
  const row = await findPhoto(tx, who.city, id.slice(0, at), Number(id.slice(at + 1)));
  if (!row) return null;
  const reach = rightOf(who.role, RIGHT_OF_RECORD[row.record_kind]);
  if (reach === 'area') return row;
  return reach === 'own' && row.person === who.id ? row : null;
}
