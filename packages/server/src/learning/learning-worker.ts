// The thread in which the learner works: one history, many tasks, one answer each.
import { parentPort, workerData } from 'node:worker_threads';
import { type FeatureCache, makeCache } from '@xunhe/domain/risk/features/feature-cache';
import type { MonthlyHistory } from '@xunhe/domain/risk/features/history';
import { forecastMonth } from '@xunhe/domain/risk/forecast';
import { type BacktestChunk, runChunk } from '@xunhe/domain/risk/proof/backtest';
import { leaveRiverOut, type RiverLeftOut } from '@xunhe/domain/risk/proof/unmonitored';
import { hireCrew } from './crew.ts';

export type LearningTask =
  | { readonly kind: 'forecast'; readonly asOf: number; readonly champion: string | null }
  | { readonly kind: 'chunk'; readonly chunk: BacktestChunk }
  | { readonly kind: 'river'; readonly left: RiverLeftOut };

export type LearningAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

const history = workerData as MonthlyHistory;
let cache: FeatureCache | undefined;

parentPort!.on('message', async (task: LearningTask) => {
  let answer: LearningAnswer;
  try {
    answer = { ok: true, value: await carryOut(task) };
  } catch (error) {
    answer = { ok: false, message: (error as Error).stack ?? String(error) };
  }
  parentPort!.postMessage(answer);
});

async function carryOut(task: LearningTask): Promise<unknown> {
  if (task.kind === 'forecast') {
    const crew = hireCrew();
    try {
      return forecastMonth(history, task.asOf, { champion: task.champion, ...(crew && { crew }) });
    } finally {
      await crew?.close();
    }
  }
  // The parts of a backtest are spread over the cores already: each is learned alone.
  if (task.kind === 'river') return leaveRiverOut(history, task.left);
  cache ??= makeCache(history);
  return runChunk(cache, task.chunk);
}
