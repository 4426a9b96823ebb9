import { decodeTrack } from '@xunhe/domain/patrol/track-codec';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inScope } from '../../store/db.ts';
import { openTestDatabase, type TestDatabase } from '../../store/test-database.ts';
import { reduceTracks } from '../reduce-tracks.ts';
import { importCity } from './import-city.ts';
import { type Bundle, CLEAN, makeBundle, TEST_CITY } from './test-bundle.ts';
import { dumpStore, STILL } from './test-store.ts';

let test: TestDatabase;
let bundle: Bundle;
beforeAll(async () => {
  test = await openTestDatabase();
  // The second quarter of an hour of the first walk was three kilometres to the north.
  const lines = CLEAN['tracks.csv']!.split('\n').map((line, i) =>
    i > 15 && i <= 25 ? line.replace(',30.1,', ',30.13,') : line,
  );
  bundle = makeBundle({ 'tracks.csv': lines.join('\n') });
});
afterAll(async () => {
  bundle.remove();
  await test.close();
});

const scope = { city: TEST_CITY, region: TEST_CITY };
const trackOf = (patrol: string) =>
  inScope(test.db, scope, (tx) =>
    tx.selectFrom('tracks').selectAll().where('patrol', '=', patrol).executeTakeFirstOrThrow(),
  );

it('keeps no place of an imported track far from the rivers of its walker, and says how many', async () => {
  const report = await importCity(test.db, bundle.folder, STILL);
  expect(report.files.find(({ file }) => file === 'tracks.csv')!.counts).toMatchObject({ added: 30, ignored: 10 });
  const track = decodeTrack((await trackOf('P1')).points);
  expect(track.ok && track.value.map(({ lat }) => lat)).toEqual(Array(30).fill(30.1));
  expect(track.ok && track.value.map(({ part }) => part)).toEqual([...Array(15).fill(0), ...Array(15).fill(1)]);
  const [patrol] = await inScope(test.db, scope, (tx) =>
    tx.selectFrom('patrols').select('judgement').where('id', '=', 'P1').execute(),
  );
  expect(patrol!.judgement).toMatchObject({ far: { points: 10, minutes: 9 } });
});

it('finds nothing changed when the same folder comes again, nor when it comes without the tracks', async () => {
  const before = await dumpStore(test.db, TEST_CITY);
  const again = await importCity(test.db, bundle.folder, STILL);
  expect([again.added, again.changed]).toEqual([0, 0]);
  const bare = makeBundle({ 'tracks.csv': null, 'tracks/P2.gpx': null });
  const without = await importCity(test.db, bare.folder, STILL);
  bare.remove();
  expect([without.added, without.changed]).toEqual([0, 0]);
  expect(await dumpStore(test.db, TEST_CITY)).toEqual(before);
});

it('does not bring back what was reduced, and leaves its verdict alone', async () => {
  const verdicts = async () => (await dumpStore(test.db, TEST_CITY)).patrols;
  const before = await verdicts();
  await inScope(test.db, scope, (tx) => tx.updateTable('cities').set({ today: '2020-02-01' }).execute());
  expect(await reduceTracks({ db: test.db, ...STILL, city: TEST_CITY, trackMonths: 24 })).toMatchObject({ tracks: 2 });
  const reduced = await trackOf('P1');
  expect(reduced.point_count).toBe(4);
  bundle.write({ 'patrols.csv': CLEAN['patrols.csv']!.replace('P1,C1,R1,walk', 'P1,C1,R1,bicycle') });
  await importCity(test.db, bundle.folder, STILL);
  expect(await trackOf('P1')).toEqual(reduced);
  expect(await verdicts()).toEqual(before);
});
