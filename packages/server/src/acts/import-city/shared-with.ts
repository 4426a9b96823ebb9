// The regions that may read a reach of another (`shared_with` of reaches.csv): codes with semicolons between. One that nobody knows refuses
// the row, because a share that silently came to nothing would only be missed when the water is bad.
import type { Row } from '../../sources/bundle/row.ts';
import { SHARED_ID } from '../../store/db.ts';
import { type ImportContext, isRefusedThing } from './context.ts';

const COLUMN = 'shared_with';

export function readShares(context: ImportContext, row: Row): readonly string[] {
  const codes = row
    .cell(COLUMN)
    .split(';')
    .map((code) => code.trim())
    .filter((code) => code !== '');
  if (codes.length > 0 && !SHARED_ID.test(row.cell('id'))) row.fault('id', { kind: 'share.id' });
  const strange = codes.find((code) => !context.known.get('region')?.has(code));
  if (strange !== undefined) {
    const refused = isRefusedThing(context, 'region', strange);
    row.fault(COLUMN, { kind: refused ? 'ref.refused' : 'ref.unknown', thing: 'region', id: strange });
  }
  return [...new Set(codes)];
}
