import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from './db.ts';
import { renewStatistics } from './statistics.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

describe('the statistics of the planner', () => {
  it('are renewed by a role that owns no table, and for real tables alone', async () => {
    const city = '4401';
    await inScope(test.db, { city, region: city }, (tx) =>
      tx
        .insertInto('cities')
        .values({
          ...{ city, name: '城', name_en: null, timezone: 'Asia/Shanghai', standard: 'GB3838-2002', target_class: 5 },
          ...{ class_indicators: ['do'], today: null, about: '[]', credits: '[]' },
        })
        .execute(),
    );
    await inScope(test.db, { city, region: city }, (tx) =>
      tx
        .insertInto('water_bodies')
        .values({ city, id: 'W', name: '河', name_en: null, kind: 'river', basin: null })
        .execute(),
    );
    const told = async () => {
      const { rows } = await test.db.app.query("SELECT reltuples FROM pg_class WHERE relname = 'water_bodies'");
      return rows[0].reltuples as number;
    };
    expect(await told()).toBe(-1);
    await renewStatistics(test.db, city, 'city');
    await renewStatistics(test.db, city, 'month');
    expect(await told()).toBe(1);
    await expect(test.db.app.query("SELECT renew_statistics(ARRAY['x; DROP TABLE cities'])")).rejects.toThrow(
      'does not exist',
    );
  });
});
