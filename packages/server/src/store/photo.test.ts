// Pictures and records in either order, and the one thing that hashes must not do: give away what somebody else uploaded.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, type Tx } from './db.ts';
import { claimPhotos, missingPhotos, type PhotoClaim } from './photo.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

const CITY = '9901';
const HOME = '990101001001';
let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  await within((tx) =>
    tx
      .insertInto('cities')
      .values({ city: CITY, name: '样', timezone: 'Asia/Shanghai', standard: 'GB3838-2002', target_class: 5 } as never)
      .execute(),
  );
});
afterAll(() => test.close());

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: CITY, region: CITY }, work);
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

function makeClaim(record: string, n: number, more: Partial<PhotoClaim> = {}): PhotoClaim {
  return {
    ...{ city: CITY, month: '2026-11', record, n, record_kind: 'patrol', sha256: hashOf(`${record}/${n}`), bytes: 10 },
    ...{ role: 'view', from_where: 'camera', at: new Date('2026-11-20T01:00:00Z'), lon: 113.2, lat: null },
    ...{ person: 'P-lin', reach: 'R-1', region: HOME },
    ...more,
  } as PhotoClaim;
}

async function addUpload(tx: Tx, person: string, sha256: string): Promise<void> {
  await tx
    .insertInto('uploads')
    .values({ city: CITY, person, sha256: Buffer.from(sha256, 'hex'), bytes: 10, received_at: new Date() })
    .execute();
}

describe('claiming the pictures of many records', () => {
  it('answers by record what is missing, and again the same', async () => {
    const claims = [makeClaim('A', 0), makeClaim('A', 1), makeClaim('B', 0)];
    const missing = await within(async (tx) => {
      await addUpload(tx, 'P-lin', hashOf('A/0'));
      return claimPhotos(tx, claims);
    });
    expect(missing).toEqual(
      new Map([
        ['A', [hashOf('A/1')]],
        ['B', [hashOf('B/0')]],
      ]),
    );
    expect(await within((tx) => claimPhotos(tx, claims))).toEqual(missing);
    expect(await within((tx) => missingPhotos(tx, CITY, ['A', 'B', 'C']))).toEqual(missing);
    const rows = await within((tx) =>
      tx.selectFrom('photos').selectAll().where('record', '=', 'A').orderBy('n').execute(),
    );
    expect(rows.map(({ state, lon, lat }) => [state, lon, lat])).toEqual([
      ['stored', 113.2, null],
      ['waiting', 113.2, null],
    ]);
  });

  it('gives nobody the picture that another uploaded', async () => {
    const sha256 = hashOf('of Wu');
    await within((tx) => addUpload(tx, 'P-wu', sha256));
    const missing = await within((tx) =>
      claimPhotos(tx, [makeClaim('D', 0, { sha256 }), makeClaim('E', 0, { sha256, person: 'P-wu' })]),
    );
    expect(missing.get('D')).toEqual([sha256]);
    expect(missing.get('E')).toEqual([]);
  });

  it('takes hundreds at once', async () => {
    const claims = Array.from({ length: 400 }, (_, i) => makeClaim(`many-${i >> 1}`, i & 1, { person: `P-${i % 50}` }));
    const missing = await within((tx) => claimPhotos(tx, claims));
    expect(missing.size).toBe(200);
    expect([...missing.values()].flat()).toHaveLength(400);
  });
});
