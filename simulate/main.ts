// `npm run simulate -- [--seeds N] [--from S] [--seed S] [--postgres SHARE] [--bug NAME] [--bugs] [--threads N]`: seeds one after
// the other, a share of them on PostgreSQL; one that breaks a law
// fails the run and says how to see it again. `--seed S` tells everything that happens in one seed. `--bug NAME` plants a bug first, `--bugs` hunts
// each of them in turn.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import startPostgres from '../tests/test-server.ts';
import { BUGS, findBug } from './bugs.ts';
import { huntBug } from './hunt.ts';
import type { Played } from './play.ts';
import { runSeeds } from './run.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    bug: { type: 'string' },
    postgres: { type: 'string', default: '0' },
    bugs: { type: 'boolean', default: false },
    threads: { type: 'string', default: String(Math.min(2, availableParallelism())) },
  },
});
const threads = Number(values.threads);
/** The share is told as 0.005; here the number of seeds of which one is on PostgreSQL. */
const postgresEvery = Number(values.postgres) > 0 ? Math.round(1 / Number(values.postgres)) : 0;
const patches = values.bug === undefined ? [] : findBug(values.bug).patches;

const stop = postgresEvery > 0 ? await startPostgres() : async () => undefined;
if (values.bugs) await huntAll();
else if (values.seed !== undefined) await traceOne(Number(values.seed));
else await playMany(Number(values.from), Number(values.seeds));
await stop();

async function huntAll(): Promise<void> {
  for (const bug of BUGS) {
    const caught = await huntBug(bug, threads);
    if (caught) console.log(`${bug.name}: seed ${caught.seed}, ${caught.law}`);
    else {
      console.log(`${bug.name}: NOT FOUND`);
      process.exitCode = 1;
    }
  }
}

async function traceOne(seed: number): Promise<void> {
  await runSeeds({ ...{ from: seed, seeds: 1, threads: 1, patches, postgresEvery, trace: true }, seen: () => false });
}

async function playMany(from: number, seeds: number): Promise<void> {
  const began = performance.now();
  const sum = { played: 0, things: 0, records: 0, refused: 0 };
  const failed: Played[] = [];
  await runSeeds({
    ...{ from, seeds, threads, patches, postgresEvery },
    seen(played) {
      for (const one of played) {
        sum.played++;
        sum.things += one.things;
        sum.records += one.records;
        sum.refused += one.refused;
        if (one.broken.length > 0) report(one);
      }
      if (Math.floor(sum.played / 1000) > Math.floor((sum.played - played.length) / 1000)) tellProgress();
      return failed.length >= 5;
    },
  });
  const seconds = (performance.now() - began) / 1000;
  const { played, things, records, refused } = sum;
  console.log(
    `${played} seeds in ${seconds.toFixed(0)} s on ${threads} threads: ${things} things happened, ${records} records were stored, ` +
      `${refused} refused, ${failed.length} seeds broke a law`,
  );
  if (failed.length > 0) process.exitCode = 1;

  function report(one: Played): void {
    failed.push(one);
    console.log(`seed ${one.seed}`);
    for (const sentence of one.broken.slice(0, 5)) console.log(`  ${sentence.slice(0, 1000)}`);
    const bug = values.bug === undefined ? '' : ` --bug ${values.bug}`;
    console.log(`  again: npm run simulate -- --seed ${one.seed}${bug}`);
  }

  function tellProgress(): void {
    const { rss } = process.memoryUsage();
    console.log(
      `${sum.played} seeds, ${((performance.now() - began) / 1000).toFixed(0)} s, ${(rss / 2 ** 20).toFixed(0)} MiB`,
    );
  }
}
