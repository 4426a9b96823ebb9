// A bulletin and a document as they lie in the store. Only for tests.
import { insertBulletinChange, putBulletin } from '../store/bulletin.ts';
import type { Tx } from '../store/db.ts';
import { insertDocument } from '../store/document.ts';

interface Planted {
  readonly city: string;
  readonly id: string;
  readonly reach: string;
  readonly region: string;
  readonly by: string;
}

const AT = new Date('2025-11-20T01:00:00Z');

export async function plantBulletin(tx: Tx, { city, id, reach, region, by }: Planted): Promise<void> {
  const said = { issuer: 'district', kind: 'named', verified: true, text: '一事', link: null } as const;
  const days = { seenDay: '2025-11-20', knownDay: '2025-11-20' };
  const at = { seenAt: AT, knownAt: AT, source: 'office' };
  await putBulletin(tx, { city, id }, { ...said, ...days, ...at, reaches: [{ id: reach, region }] });
  await insertBulletinChange(tx, {
    ...{ city, bulletin: id, region, deed: 'enter', at: AT, changed_by: by, office: region, before: null },
    ...{ after: { ...said, ...days, reaches: [reach] }, reason: '', problem: null },
  });
}

export async function plantDocument(tx: Tx, { city, id, reach, region, by }: Planted): Promise<void> {
  await insertDocument(tx, {
    ...{ city, id, about: 'reach', about_id: reach, reach, region, kind: 'plan', title: '一河一策', day: '2025-11-20' },
    ...{ name: '一河一策.pdf', type: 'pdf', bytes: 9, sha256: Buffer.alloc(32), added_by: by, added_at: AT },
    ...{ retired_by: null, retired_at: null, retired_why: null },
  });
}
