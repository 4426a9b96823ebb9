// Runs the learner in worker threads, so that the web server answers while a month is scored. The history goes over in shared memory; the
// worker is a file of its own beside this one, in the source tree as well as in the bundle.
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { PastForecasts } from '@xunhe/domain/risk/ensemble-options';
import type { MonthlyHistory } from '@xunhe/domain/risk/features/history';
import type { MonthForecast } from '@xunhe/domain/risk/forecast';
import { type BacktestRow, type ChunkForecasts, planBacktest } from '@xunhe/domain/risk/proof/backtest';
import type { UnmonitoredRow } from '@xunhe/domain/risk/proof/backtest-summary';
import { listSampledRivers } from '@xunhe/domain/risk/proof/unmonitored';
import { startThread } from '../processes/thread.ts';
import type { LearningAnswer, LearningTask } from './learning-worker.ts';

/** @param champion file of the model in use, null when there is none */
export async function forecastInWorker(
  history: MonthlyHistory,
  asOf: number,
  champion: string | null,
): Promise<MonthForecast> {
  const worker = startThread({ beside: import.meta.url, name: 'learning-worker' }, shareHistory(history));
  try {
    return (await ask(worker, { kind: 'forecast', asOf, champion })) as MonthForecast;
  } finally {
    await worker.terminate();
  }
}

export interface BacktestRun {
  readonly from: number;
  readonly to: number;
  readonly refitMonths?: number;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
  readonly threads?: number;
}

/** Forecasts of past months, and by target month what the model that made them had forecast before. */
export interface BacktestForecasts {
  /** Sorted by month and reach, the same for any number of threads. */
  readonly rows: readonly BacktestRow[];
  readonly pastByMonth: ReadonlyMap<number, PastForecasts>;
}

export async function runBacktest(history: MonthlyHistory, run: BacktestRun): Promise<BacktestForecasts> {
  const chunks = planBacktest(run.from, run.to, run.refitMonths);
  const tasks = chunks.map((chunk): LearningTask => ({ kind: 'chunk', chunk }));
  const answers = (await spread(history, tasks, run)) as ChunkForecasts[];
  const pastByMonth = new Map<number, PastForecasts>();
  for (const [i, { past }] of answers.entries())
    for (const target of chunks[i]!.targets) if (past) pastByMonth.set(target, past);
  return { rows: answers.flatMap(({ rows }) => rows).sort(byMonthAndReach), pastByMonth };
}

/** Every sampled river once left out, as if it had no station. */
export async function runUnmonitored(history: MonthlyHistory, run: BacktestRun): Promise<UnmonitoredRow[]> {
  const { from, to, refitMonths = 24 } = run;
  const rivers = listSampledRivers(history, from, to);
  const tasks = rivers.map((river): LearningTask => ({ kind: 'river', left: { river, from, to, refitMonths } }));
  return ((await spread(history, tasks, run)) as UnmonitoredRow[][]).flat().sort(byMonthAndReach);
}

function byMonthAndReach(a: { month: number; reach: string }, b: { month: number; reach: string }): number {
  return a.month - b.month || (a.reach < b.reach ? -1 : 1);
}

/** Answers in the order of the tasks, worked on by as many threads as there are cores. */
async function spread(history: MonthlyHistory, tasks: readonly LearningTask[], run: BacktestRun): Promise<unknown[]> {
  const shared = shareHistory(history);
  const answers: unknown[] = new Array(tasks.length);
  let next = 0;
  let done = 0;
  const threads = Math.max(1, Math.min(tasks.length, run.threads ?? availableParallelism()));
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = startThread({ beside: import.meta.url, name: 'learning-worker' }, shared);
      try {
        for (let task = next++; task < tasks.length; task = next++) {
          if (run.signal?.aborted) throw new Error('The backtest was cancelled');
          answers[task] = await ask(worker, tasks[task]!);
          run.onProgress?.(++done, tasks.length);
        }
      } finally {
        await worker.terminate();
      }
    }),
  );
  return answers;
}

function ask(worker: Worker, task: LearningTask): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const listeners = {
      message: (answer: LearningAnswer) => {
        off();
        if (answer.ok) resolve(answer.value);
        else reject(new Error(answer.message));
      },
      error: (error: Error) => {
        off();
        reject(error);
      },
      exit: (code: number) => {
        off();
        reject(new Error(`The learner ended with code ${code} before it answered`));
      },
    };
    // One by one: removing all listeners would also remove the thread's own, and it would never be heard again.
    const off = () => {
      for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
    };
    for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
    worker.postMessage(task);
  });
}

/** Columns in shared memory: every worker reads the same bytes. */
function shareHistory(history: MonthlyHistory): MonthlyHistory {
  const floats = (values: Float32Array) => {
    const shared = new Float32Array(new SharedArrayBuffer(values.byteLength));
    shared.set(values);
    return shared;
  };
  const bytes = <T extends Uint8Array | Int8Array>(values: T, make: (buffer: SharedArrayBuffer) => T): T => {
    const shared = make(new SharedArrayBuffer(values.byteLength));
    shared.set(values);
    return shared;
  };
  return {
    ...history,
    means: history.means.map(floats),
    ratio: floats(history.ratio),
    wqClass: bytes(history.wqClass, (buffer) => new Uint8Array(buffer)),
    fails: bytes(history.fails, (buffer) => new Int8Array(buffer)),
    dryBefore: floats(history.dryBefore),
    rainBefore: floats(history.rainBefore),
    complaints: floats(history.complaints),
    problems: floats(history.problems),
    effort: floats(history.effort),
  };
}
