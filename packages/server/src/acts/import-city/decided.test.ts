// What a person decided of an imported patrol stays in force when its record comes again, corrected or even moved to another month.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inScope } from '../../store/db.ts';
import { applyDecision, insertReview, markAppealed } from '../../store/patrol-review.ts';
import { openTestDatabase, type TestDatabase } from '../../store/test-database.ts';
import { importCity } from './import-city.ts';
import { type Bundle, CLEAN, makeBundle, TEST_CITY } from './test-bundle.ts';
import { STILL } from './test-store.ts';

let test: TestDatabase;
let bundle: Bundle;
beforeAll(async () => {
  test = await openTestDatabase();
  bundle = makeBundle();
  await importCity(test.db, bundle.folder, STILL);
});
afterAll(async () => {
  bundle.remove();
  await test.close();
});

const scope = { city: TEST_CITY, region: TEST_CITY };
const AT = new Date('2018-02-01T04:00:00Z');

const find = (id: string) =>
  inScope(test.db, scope, (tx) => tx.selectFrom('patrols').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
const listEffective = (id: string) =>
  inScope(test.db, scope, async (tx) =>
    (await tx.selectFrom('patrol_reaches').select('effective').where('patrol', '=', id).execute()).map(
      ({ effective }) => effective,
    ),
  );

async function write(id: string, seq: number, kind: 'appeal' | 'decision'): Promise<void> {
  const patrol = await find(id);
  await inScope(test.db, scope, async (tx) => {
    await insertReview(tx, {
      ...{ city: TEST_CITY, patrol: id, seq, id: `${id}-${seq}`, month: patrol.month, region: patrol.region, kind },
      ...{
        by_person: patrol.person,
        by_role: 'office',
        by_region: patrol.region,
        at: AT,
        received_at: AT,
        text: '一事',
      },
      outcome: kind === 'decision' ? 'not_counted' : null,
      reaches: kind === 'decision' ? [] : null,
      ...{ before: {}, content_hash: Buffer.alloc(32) },
    });
    if (kind === 'appeal') await markAppealed(tx, patrol, AT);
    else await applyDecision(tx, patrol, { verdict: 'not_effective', reaches: [], at: AT });
  });
}

it('keeps a decision and a waiting appeal, and judges anew beside them', async () => {
  expect([(await find('P1')).verdict, await listEffective('P1')]).toEqual(['effective', [true]]);
  await write('P1', 1, 'decision');
  await write('P2', 1, 'appeal');
  const corrected = CLEAN['patrols.csv']!.replace('2018-01-08T09:40:00+08:00,1200,', '2018-01-08T09:41:00+08:00,1300,')
    .replace('P2,C1,R1,walk,2018-01-20T09:00', 'P2,C1,R1,walk,2017-12-20T09:00')
    .replace('2018-01-20T09:30', '2017-12-20T09:30');
  bundle.write({ 'patrols.csv': corrected, 'tracks/P2.gpx': null });
  const report = await importCity(test.db, bundle.folder, STILL);
  expect(report.files.find(({ file }) => file === 'patrols.csv')!.counts.changed).toBe(2);
  const [one, two] = [await find('P1'), await find('P2')];
  expect(one).toMatchObject({ verdict: 'not_effective', decided_at: AT, appealed_at: null });
  expect(one.judgement).toMatchObject({ verdict: 'effective', declaredLengthM: 1300 });
  expect(await listEffective('P1')).toEqual([false]);
  expect(two).toMatchObject({ month: '2017-12', appealed_at: AT, decided_at: null });
});
