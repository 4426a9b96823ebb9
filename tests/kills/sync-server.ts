// A server before the small city of the sync tests, in a process of its own so that it can be killed. Prints its address. Its one argument says
// where the database is and when it pulls its own plug.
import type { AddressInfo } from 'node:net';
import { CITY } from '../../packages/server/src/acts/sync/test-sync-city.ts';
import { makeServer } from '../../packages/server/src/http/server.ts';
import { testHouse } from '../../packages/server/src/http/test-house.ts';
import { type Connection, openDatabase } from '../../packages/server/src/store/db.ts';
import { makePostgresSyncStore } from '../../packages/server/src/store/postgres-sync-store.ts';

export interface ServerOrder {
  readonly connection: Connection;
  /** Before or after the transaction with records is committed; null: never by itself. */
  readonly dies: 'beforeCommit' | 'afterCommit' | null;
}

const { connection, dies } = JSON.parse(process.argv[2]!) as ServerOrder;
const die = async () => {
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way: nothing may go on meanwhile.
  await new Promise(() => undefined);
};
const db = openDatabase(connection, 4);
const store = makePostgresSyncStore(db, dies === 'beforeCommit' ? { beforeCommit: die } : {});
const records: typeof store = {
  readGrounds: store.readGrounds,
  async save(city, deeds) {
    const saved = await store.save(city, deeds);
    if (dies === 'afterCommit') await die();
    return saved;
  },
};
const app = await makeServer(testHouse(db, { city: () => CITY, records }), {
  faces: { console: null, field: null },
  log: null,
});
await app.listen({ host: '127.0.0.1', port: 0 });
console.log(`listening ${(app.server.address() as AddressInfo).port}`);
