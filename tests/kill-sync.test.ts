// Nothing acknowledged is lost and nothing is doubled when the server dies: at random moments, and at the two worst ones.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CITY, makeAsk, makeOp, makePatrol, NOW, newId } from '../packages/server/src/acts/sync/test-sync-city.ts';
import { lookIntoDatabase } from '../packages/server/src/acts/sync/test-sync-store.ts';
import { inScope } from '../packages/server/src/store/db.ts';
import { openTestDatabase, type TestDatabase } from '../packages/server/src/store/test-database.ts';
import { killSync } from './kills/kill-sync.ts';
import { fillPlace, killServer, startServer } from './kills/sync-place.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase();
});
afterEach(() => test.close());

async function send(url: string, cookie: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${url}/api/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-xunhe': '1', cookie },
    body: JSON.stringify(body),
  });
  return answer.json();
}

const countPhotos = () =>
  inScope(test.db, { city: CITY, region: CITY }, (tx) => tx.selectFrom('photos').select('record').execute());

describe('a server that is killed', () => {
  it('at random moments under twenty phones loses nothing and doubles nothing', async () => {
    const { kills, sent, cut, lost, doubled, foreign } = await killSync(test, 10);
    expect([kills, lost, doubled, foreign]).toEqual([10, [], [], []]);
    expect(sent).toBeGreaterThan(20);
    expect(cut).toBeGreaterThan(0);
  }, 180_000);

  it.each([
    ['beforeCommit', 0, 'stored'],
    ['afterCommit', 1, 'already'],
  ] as const)(
    'at %s has stored all or nothing, and the next try settles it',
    async (dies, rows, outcome) => {
      const [cookie] = await fillPlace(test.db, 1);
      const photo = { sha256: 'a'.repeat(64), bytes: 1000, role: 'view' as const, from: 'camera' as const };
      const photos = [{ ...photo, at: new Date(NOW).toISOString(), lon: null, lat: null }];
      const ask = makeAsk([makeOp('patrol', makePatrol({ id: newId(), photos }))]);
      const doomed = await startServer(test.connection, dies);
      await expect(send(doomed.url, cookie!, ask)).rejects.toThrow();
      await doomed.gone;
      const inside = await lookIntoDatabase(test.db);
      expect([inside.patrols.length, inside.tracks.length, inside.events.length]).toEqual([rows, rows, rows]);
      expect(await countPhotos()).toHaveLength(rows);
      const server = await startServer(test.connection);
      expect(await send(server.url, cookie!, ask)).toMatchObject({ answers: [{ outcome }] });
      expect((await lookIntoDatabase(test.db)).patrols).toHaveLength(1);
      expect(await countPhotos()).toHaveLength(1);
      await killServer(server);
    },
    60_000,
  );
});
