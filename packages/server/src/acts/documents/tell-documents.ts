// Documents as whoever reads the reach or the bulletin has them, with whether his office may retire them.
import type { DocumentBody } from '@xunhe/contract/document';
import { may } from '@xunhe/domain/people/may';
import type { Tx } from '../../store/db.ts';
import { type DocumentsOf, type FoundDocument, listDocuments } from '../../store/document.ts';
import type { Person } from '../../store/people.ts';

export async function tellDocuments(tx: Tx, who: Person, of: Omit<DocumentsOf, 'city'>): Promise<DocumentBody[]> {
  const rows = await listDocuments(tx, { city: who.city, ...of });
  return rows.map((row) => rowToDocument(row, who));
}

export function rowToDocument(row: FoundDocument, who: Person): DocumentBody {
  const { id, kind, title, day, name, type, bytes, region } = row;
  return {
    ...{ id, kind, title, day, name, type, bytes },
    ...{ addedAt: row.added_at.toISOString(), addedByName: row.added_name },
    ...{
      retiredAt: row.retired_at?.toISOString() ?? null,
      retiredByName: row.retired_name,
      retiredWhy: row.retired_why,
    },
    mayRetire:
      row.retired_at === null &&
      may({ ...who, person: who.id }, rightOfSubject(row), { city: row.city, region, person: null }),
  };
}

export function rightOfSubject({ about }: Pick<FoundDocument, 'about'>) {
  return about === 'reach' ? ('document.write' as const) : ('bulletin.write' as const);
}
