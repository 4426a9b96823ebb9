// A training shared between threads: the trainer and its helpers take the parts of each node from one table (domain/risk/crew). Nobody
// sends the sums about, all lie in shared memory, and the model is the same for any number of helpers.
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { type Crew, takeParts } from '@xunhe/domain/risk/learner/crew';
import { TURN, type Workplace } from '@xunhe/domain/risk/learner/workplace';
import { startThread } from '../processes/thread.ts';
import { type CrewControl, FAILED, PLACE, ROUND, STOP } from './crew-control.ts';

export interface ThreadCrew extends Crew {
  /** Ends the helpers. */
  close(): Promise<void>;
}

/** With fewer steps a work is done sooner than help has come. */
const LEAST_STEPS = 20_000;

/** Null where there is nobody to help: one core. */
export function hireCrew(helpers = availableParallelism() - 1): ThreadCrew | null {
  if (helpers < 1) return null;
  const control: CrewControl = new Int32Array(new SharedArrayBuffer(16));
  const threads: Worker[] = Array.from({ length: helpers }, () =>
    startThread({ beside: import.meta.url, name: 'crew-worker' }, control),
  );
  let known: Workplace | null = null;
  return {
    reserve: (bytes) => new SharedArrayBuffer(bytes),
    work(place, { parts, steps }) {
      if (steps >= LEAST_STEPS) {
        if (place !== known) {
          known = place;
          for (const thread of threads) thread.postMessage(place);
          Atomics.add(control, PLACE, 1);
        }
        Atomics.add(control, ROUND, 1);
        Atomics.notify(control, ROUND);
      }
      takeParts(place);
      // Also of a small node: a helper that has not gone to sleep yet takes parts of whatever it finds.
      while (Atomics.load(place.turns, TURN.done) < parts)
        if (Atomics.load(control, FAILED) !== 0) throw new Error('A helper of the learner failed');
    },
    async close() {
      Atomics.store(control, STOP, 1);
      Atomics.add(control, ROUND, 1);
      Atomics.notify(control, ROUND);
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}
