import { makeHistory } from '@xunhe/domain/risk/features/made-history';
import { describe, expect, it } from 'vitest';
import { forecastInWorker, runBacktest } from './learner.ts';

describe('the learner beside the server', () => {
  it('gives the same rows for any number of threads, with more parts than threads', async () => {
    const history = makeHistory({ reaches: 24, months: 84, seed: 5 });
    const run = { from: history.firstMonth + 60, to: history.firstMonth + 71, refitMonths: 3 };
    const parts: number[] = [];
    const one = await runBacktest(history, { ...run, threads: 1, onProgress: (done) => parts.push(done) });
    expect(parts).toEqual([1, 2, 3, 4]);
    expect(one.rows.length).toBeGreaterThan(50);
    expect(await runBacktest(history, { ...run, threads: 3 })).toEqual(one);
  }, 120_000);

  it('says what failed in its thread, and stops when it is told to', async () => {
    const history = makeHistory({ reaches: 24, months: 84, seed: 5 });
    await expect(forecastInWorker({ ...history, limits: [] }, history.firstMonth + 80, null)).rejects.toThrow();
    const run = { from: history.firstMonth + 60, to: history.firstMonth + 71, signal: AbortSignal.abort() };
    await expect(runBacktest(history, run)).rejects.toThrow('cancelled');
  }, 60_000);
});
