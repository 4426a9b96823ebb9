// Many seeds on a few threads. Which thread plays which seed changes nothing.
import { Worker } from 'node:worker_threads';
import { type Bundle, bundleWorker, type Patch } from './bundle.ts';
import type { Played } from './play.ts';
import { SMALL_SIZES } from './sizes.ts';
import type { Handful } from './worker.ts';

export interface Run {
  readonly from: number;
  readonly seeds: number;
  readonly threads: number;
  readonly patches: readonly Patch[];
  readonly trace?: boolean;
  /** Every so manyth seed runs on PostgreSQL; 0: none does. */
  readonly postgresEvery?: number;
  /** Asked after each handful: true ends the run. */
  readonly seen: (played: readonly Played[]) => boolean;
}

const HANDFUL = 20;

export async function runSeeds(run: Run): Promise<void> {
  const bundle = await bundleWorker([...SMALL_SIZES, ...run.patches]);
  try {
    await playAll(run, bundle);
  } finally {
    bundle.remove();
  }
}

async function playAll(
  { from, seeds, threads, trace = false, postgresEvery = 0, seen }: Run,
  bundle: Bundle,
): Promise<void> {
  const end = from + seeds;
  let next = from;
  let isOver = false;
  const work = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      const give = () => {
        if (isOver || next >= end) return resolve();
        worker.postMessage({ from: next, to: Math.min(end, next + HANDFUL), trace, postgresEvery } satisfies Handful);
        next += HANDFUL;
      };
      worker.on('error', reject);
      worker.on('message', (played: readonly Played[]) => {
        if (seen(played)) isOver = true;
        give();
      });
      give();
    });
  const workers = Array.from(
    { length: threads },
    () => new Worker(bundle.path, { execArgv: ['--enable-source-maps'] }),
  );
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
