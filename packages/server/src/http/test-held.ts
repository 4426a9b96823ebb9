// A reading that waits for a person. Only for tests.
import type { Tx } from '../store/db.ts';

interface Planted {
  readonly city: string;
  readonly region: string;
  readonly reach: string;
  readonly id: string;
}

export async function plantHeld(tx: Tx, { city, region, reach, id }: Planted): Promise<void> {
  await tx
    .insertInto('held_readings')
    .values({
      ...{ city, id, region, reach, month: '2025-12', kind: 'sample', key: `S-${id}/2025-12-20`, indicator: 'cod' },
      ...{ place: `S-${id}`, seen_at: new Date('2025-12-20T04:00:00Z'), source: 'import', value: 21_009 },
      ...{ reason: 'out_of_range', held_at: new Date('2025-12-21T04:00:00Z'), state: 'held' },
      ...{ used_value: null, decided_by: null, decided_at: null, why: null },
    })
    .execute();
}
