// A batch that another system brought. Only for tests.
import type { Tx } from '../store/db.ts';

interface Planted {
  readonly city: string;
  readonly region: string;
  readonly id: string;
}

export async function plantDelivery(tx: Tx, { city, region, id }: Planted): Promise<void> {
  const refusal = { kind: 'ref.unknown', path: '/station' };
  await tx
    .insertInto('deliveries')
    .values({
      ...{ city, region, id, source: `push:sender-${region}`, at: new Date('2025-12-20T04:00:00Z') },
      ...{ hash: Buffer.alloc(32), stored: 1, repeated: 0, refused: 1, waiting: 0 },
      answer: JSON.stringify({ items: [{ state: 'stored' }, { state: 'refused', refusal }] }),
    })
    .execute();
}
