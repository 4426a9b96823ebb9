// The peer: the same server, storing in the plain way, each request in transactions of its own. Prints its port.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { makeServer } from '../../packages/server/src/http/server.ts';
import { testHouse } from '../../packages/server/src/http/test-house.ts';
import { openStore } from '../../packages/server/src/store/open-store.ts';
import { makePostgresSyncStore } from '../../packages/server/src/store/postgres-sync-store.ts';

const [dataFolder, city] = process.argv.slice(2) as [string, string];
const store = await openStore({ databaseUrl: null, dataFolder, log: () => undefined });
const house = testHouse(store.db, {
  city: () => city,
  records: makePostgresSyncStore(store.db, { isGrouped: false }),
  files: { root: join(dataFolder, 'files'), random: randomBytes },
});
const app = await makeServer(house, { faces: { console: null, field: null }, log: null });
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
process.once('SIGTERM', () => void app.close().then(() => store.close()));
