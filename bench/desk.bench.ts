// `npm run bench -- desk [OPEN [ENDED]]`: how long a desk waits for its lists, through the door of the server and from the embedded PostgreSQL:
// each queue of each role, each filter and each order. Half of the asks are answered within p50, 95 of 100 within p95, which must be 50 ms;
// 500 ms for the statistics of all there ever were.

import { makeId } from '../packages/domain/src/ground/id.ts';
import { queuesOf } from '../packages/domain/src/problem/queue.ts';
import { type Caller, openTestCity } from '../packages/server/src/http/test-city.ts';
import { seedProblems } from '../packages/server/src/http/test-desk-city.ts';
import setup from '../tests/test-server.ts';

const [OPEN = 10_000, ENDED = 100_000] = process.argv.slice(2).map(Number);
const ASKS = 60;
const MOST_MS = 50;
const MOST_STATISTICS_MS = 500;
const TODAY = '2026-01-08';

const stop = await setup();
const test = await openTestCity({ reaches: 1000, months: 3, seed: 8 });
try {
  const desks = await seedProblems(test, { open: OPEN, ended: ENDED, today: TODAY });
  console.log(`${OPEN} open, ${ENDED} ended problems; ${ASKS} asks each`);
  console.log('who      what                                        p50 ms   p95 ms    rows');
  const filters: Record<string, Record<string, string>> = {
    open: { open: 'true' },
    'open, by reported': { open: 'true', sort: 'reported' },
    'open, by state': { open: 'true', sort: 'state' },
    'open, by due': { open: 'true', sort: 'due' },
    'open, page 150': { open: 'true', sort: 'due', offset: '7450' },
    'open, of a department': { open: 'true', department: desks.department },
    'open, of a type': { open: 'true', type: 'stockyard' },
    'open, of a source': { open: 'true', source: 'hotline' },
    'open, key': { open: 'true', key: 'true' },
    'open, due within a week': { open: 'true', dueFrom: TODAY, dueTo: '2026-01-15' },
    'open, reported within a week': { open: 'true', reportedFrom: '2026-01-01', reportedTo: TODAY },
    'open, words': { open: 'true', q: '护栏' },
    'open, of a district': {
      open: 'true',
      region:
        test.accounts.find(({ role, region }) => role === 'office' && !region.endsWith('00000000'))?.region ??
        `${test.city}01000000`,
    },
    'to verify, of a department, words': { queue: 'toVerify', department: desks.department, q: '废水' },
    all: {},
    'all, by state': { sort: 'state' },
    'all, by due': { sort: 'due' },
    'all, closed': { state: 'closed' },
    'all, of a department': { department: desks.department },
    'all, of a type': { type: 'stockyard' },
    'all, of a source': { source: 'hotline' },
    'all, key': { key: 'true' },
    'all, reported within a year': { reportedFrom: '2025-01-01', reportedTo: TODAY },
    'all, a number': { q: 'B0009876' },
    'all, words that many have': { q: '护栏' },
    'all, words that nobody has': { q: '飞碟' },
  };
  let tooSlow = 0;
  const measure = async (
    who: keyof typeof desks,
    what: string,
    ask: (as: Caller) => ReturnType<Caller>,
    most = MOST_MS,
  ) => {
    // Anew each time: the time that passes below would end the session of an hour ago.
    const as = await test.as(desks[who]);
    const times: number[] = [];
    let total = 0;
    for (let i = 0; i < ASKS + 3; i++) {
      // So many asks a minute are too many for one person: let time pass.
      test.clock.now += 2000;
      const began = performance.now();
      const answer = await ask(as);
      if (i >= 3) times.push(performance.now() - began);
      if (answer.status !== 200)
        throw new Error(`${what} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      total = answer.body.total ?? answer.body.all?.reported ?? answer.body.rows.length;
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.ceil(times.length * share) - 1]!;
    if (at(0.95) > most) tooSlow++;
    const figures = `${at(0.5).toFixed(1).padStart(6)}   ${at(0.95).toFixed(1).padStart(6)}  ${String(total).padStart(6)}`;
    console.log(`${who.padEnd(8)} ${what.padEnd(42)} ${figures}${at(0.95) > most ? '  too slow' : ''}`);
  };
  for (const role of ['office', 'handler', 'chief'] as const) {
    await measure(role, 'counts of all queues', (as) => as('problemQueues'));
    for (const queue of queuesOf(role))
      await measure(role, `queue ${queue}`, (as) => as('problems', { query: { queue, limit: '50' } }));
  }
  for (const [what, query] of Object.entries(filters))
    await measure('office', what, (as) => as('problems', { query: { limit: '50', ...query } }));

  const period = { from: '2020-01-01', to: TODAY };
  await measure('office', 'statistics', (as) => as('problemStatistics', { query: period }), MOST_STATISTICS_MS);

  const office = await test.as(desks.office);
  const queue = await office('problems', { query: { queue: 'toAccept', limit: '200' } });
  const problems = queue.body.rows.map(({ id }: { id: string }) => ({
    problem: id,
    id: makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
  }));
  const began = performance.now();
  const moved = await office('moveProblems', { body: { move: 'accept', note: '', problems } });
  const done = moved.body.rows.filter(({ state }: { state: string | null }) => state === 'accepted').length;
  console.log(
    `accept ${problems.length} at once: ${done} accepted in ${((performance.now() - began) / 1000).toFixed(2)} s`,
  );
  console.log(`${tooSlow} too slow`);
  if (tooSlow > 0 || done < problems.length) process.exitCode = 1;
} finally {
  await test.close();
  await stop();
}
