// One thread: plays the seeds it is given, a handful at a time; everything that happens in them, a line at a time, when that is asked for.
import { parentPort } from 'node:worker_threads';
import { type Played, play } from './play.ts';

export interface Handful {
  readonly from: number;
  readonly to: number;
  /** Tells everything that happens on the way. */
  readonly trace: boolean;
  /** Every so manyth seed runs on PostgreSQL; 0: none does. */
  readonly postgresEvery: number;
}

parentPort!.on('message', async ({ from, to, trace, postgresEvery }: Handful) => {
  const played: Played[] = [];
  const write = trace ? console.log : null;
  for (let seed = from; seed < to; seed++)
    played.push(await play(seed, { write, postgres: postgresEvery > 0 && seed % postgresEvery === 0 }));
  parentPort!.postMessage(played);
});
