// Documents of reaches and bulletins. A row is never deleted: what no longer holds is retired.
import type { DocumentSubject } from '@xunhe/domain/place/document';
import type { Tx } from './db.ts';
import type { DocumentRow } from './rows-document.ts';

export type FoundDocument = DocumentRow & { readonly added_name: string | null; readonly retired_name: string | null };

export interface DocumentsOf {
  readonly city: string;
  readonly about: DocumentSubject;
  readonly id: string;
}

/** Those that hold first, each by its day, the newest first. */
export async function listDocuments(tx: Tx, { city, about, id }: DocumentsOf): Promise<FoundDocument[]> {
  return selectDocuments(tx, city)
    .where('d.about', '=', about)
    .where('d.about_id', '=', id)
    .orderBy((eb) => eb('d.retired_at', 'is not', null))
    .orderBy('d.day', 'desc')
    .orderBy('d.id', 'desc')
    .execute();
}

export async function findDocument(tx: Tx, city: string, id: string): Promise<FoundDocument | null> {
  return (await selectDocuments(tx, city).where('d.id', '=', id).executeTakeFirst()) ?? null;
}

export async function insertDocument(tx: Tx, row: DocumentRow): Promise<void> {
  await tx.insertInto('documents').values(row).execute();
}

export async function retireDocument(
  tx: Tx,
  { city, id }: { readonly city: string; readonly id: string },
  change: Pick<DocumentRow, 'retired_by' | 'retired_at' | 'retired_why'>,
): Promise<void> {
  await tx.updateTable('documents').set(change).where('city', '=', city).where('id', '=', id).execute();
}

function selectDocuments(tx: Tx, city: string) {
  return tx
    .selectFrom('documents as d')
    .leftJoin('people_named as a', (join) => join.onRef('a.city', '=', 'd.city').onRef('a.id', '=', 'd.added_by'))
    .leftJoin('people_named as r', (join) => join.onRef('r.city', '=', 'd.city').onRef('r.id', '=', 'd.retired_by'))
    .selectAll('d')
    .select(['a.name as added_name', 'r.name as retired_name'])
    .where('d.city', '=', city);
}
