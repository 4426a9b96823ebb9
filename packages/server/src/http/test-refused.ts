// A record that was not taken, as it lies in the store. Only for tests.
import { createHash } from 'node:crypto';
import type { Tx } from '../store/db.ts';

const CONTENT = Buffer.from('{"note":"试"}');
export const REFUSED_HASH = createHash('sha256').update(CONTENT).digest('hex');

export async function plantRefused(
  tx: Tx,
  of: { readonly city: string; readonly id: string; readonly person: string; readonly region: string },
): Promise<void> {
  await tx
    .insertInto('refused_records')
    .values({
      ...of,
      ...{ hash: Buffer.from(REFUSED_HASH, 'hex'), kind: 'patrol', form: 1, device: null, content: CONTENT },
      ...{ refusal: JSON.stringify({ kind: 'record.hash' }), received_at: new Date('2025-12-20T01:00:00Z') },
      ...{ settled_at: null, settled_by: null, note: null },
    })
    .execute();
}
