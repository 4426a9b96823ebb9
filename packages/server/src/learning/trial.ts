// Tries a duty rule in a thread of its own, so that the web server answers meanwhile: a month is read, counted, and the next one read.
import { once } from 'node:events';
import type { ForecastMonth } from '@xunhe/domain/duty/allocate-month';
import { startThread } from '../processes/thread.ts';
import type { TrialStart, TrialStep } from './trial-worker.ts';

export interface TrialRun {
  readonly months: readonly string[];
  readFacts(month: string): Promise<ForecastMonth>;
  onProgress(done: number): void;
  readonly signal: AbortSignal;
}

export async function runTrial(
  start: TrialStart,
  { months, readFacts, onProgress, signal }: TrialRun,
): Promise<unknown> {
  const thread = startThread({ beside: import.meta.url, name: 'trial-worker' }, start);
  // An error of the thread rejects `once`; so does the signal.
  const ask = async (step: TrialStep) => {
    const answer = once(thread, 'message', { signal });
    thread.postMessage(step);
    return (await answer)[0] as unknown;
  };
  try {
    for (const [i, month] of months.entries()) {
      await ask(await readFacts(month));
      onProgress(i + 1);
    }
    return await ask(null);
  } finally {
    await thread.terminate();
  }
}
