import { expect, it } from 'vitest';
import type { ImportStep } from '../acts/import-city/import-city.ts';
import { showProgress } from './import-progress.ts';

const step: ImportStep = { file: 'samples.csv.gz', rows: 418_230, doing: 'read', share: 0.412, at: 14, of: 19 };

/** What is written when steps come every 50 ms for half a minute. */
function watch(isTerminal: boolean): { lines: string[]; statuses: string[] } {
  const lines: string[] = [];
  const statuses: string[] = [];
  let ms = 0;
  const status = isTerminal ? { status: (text: string) => statuses.push(text) } : {};
  const progress = showProgress({ progress: (text) => lines.push(text), ...status }, () => ms, 'en');
  for (; ms <= 30_000; ms += 50) progress.step(step);
  progress.clear();
  return { lines, statuses };
}

it('writes one line over again on a terminal, and takes it away at the end', () => {
  const { lines, statuses } = watch(true);
  expect(lines).toEqual([]);
  expect(statuses[0]).toBe('[14/19] samples.csv.gz ████████░░░░░░░░░░░░  41% 418,230 reading');
  expect(statuses.at(-1)).toBe('');
  expect(statuses.length).toBeLessThanOrEqual(302);
});

it('writes a line now and then elsewhere', () => {
  const { lines, statuses } = watch(false);
  expect(statuses).toEqual([]);
  expect(lines).toEqual(Array.from({ length: 3 }, () => '[14/19] samples.csv.gz  41% 418,230 reading'));
});

it('says nothing of an import that is over before anybody wonders', () => {
  const lines: string[] = [];
  const progress = showProgress({ progress: (text) => lines.push(text) }, () => 0, 'zh');
  progress.step(step);
  progress.clear();
  expect(lines).toEqual([]);
});
