// `npm run kills -- [TIMES]`: the long form of the kill test, in a PostgreSQL of its own.

import { openTestDatabase } from '../../packages/server/src/store/test-database.ts';
import setup from '../test-server.ts';
import { killSync } from './kill-sync.ts';

const stop = await setup();
const test = await openTestDatabase();
try {
  const began = performance.now();
  const { kills, sent, cut, already, lost, doubled, foreign } = await killSync(test, Number(process.argv[2] ?? 200));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `${kills} kills in ${seconds} s, ${sent} records from 20 phones: ${lost.length} lost, ${doubled.length} doubled, ${foreign.length} never sent; ${cut} requests cut, ${already} records stored by a try whose answer was lost`,
  );
  if (lost.length + doubled.length + foreign.length > 0) process.exitCode = 1;
} finally {
  await test.close();
  await stop();
}
