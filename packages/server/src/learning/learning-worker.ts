// The thread in which the learner works: one history, many tasks, one answer each.
import { parentPort, workerData } from 'node:worker_threads';
import { type BacktestChunk, runChunk } from '@xunhe/domain/risk/backtest';
import { type FeatureCache, makeCache } from '@xunhe/domain/risk/feature-cache';
import { forecastMonth } from '@xunhe/domain/risk/forecast';
import type { MonthlyHistory } from '@xunhe/domain/risk/history';

export type LearningTask =
  | { readonly kind: 'forecast'; readonly asOf: number; readonly champion: string | null }
  | { readonly kind: 'chunk'; readonly chunk: BacktestChunk };

export type LearningAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

const history = workerData as MonthlyHistory;
let cache: FeatureCache | undefined;

parentPort!.on('message', (task: LearningTask) => {
  let answer: LearningAnswer;
  try {
    answer = { ok: true, value: carryOut(task) };
  } catch (error) {
    answer = { ok: false, message: (error as Error).stack ?? String(error) };
  }
  parentPort!.postMessage(answer);
});

function carryOut(task: LearningTask): unknown {
  if (task.kind === 'forecast') return forecastMonth(history, task.asOf, { champion: task.champion });
  cache ??= makeCache(history);
  return runChunk(cache, task.chunk);
}
