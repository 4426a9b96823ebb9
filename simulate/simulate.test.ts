// The promise of the outbox on a few hundred seeds, and each planted bug found. CI plays ten thousand: `npm run simulate -- --seeds 10000`.
import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { BUGS } from './bugs.ts';
import { applyPatch } from './bundle.ts';
import { huntBug } from './hunt.ts';
import { runSeeds } from './run.ts';

const SEEDS = 400;
/** Seeds that once broke a law. */
const ONCE_BROKEN = [68095];
const THREADS = Math.min(2, availableParallelism());

describe('phones, network and server', { timeout: 600_000 }, () => {
  it(`keep the promise in ${SEEDS} seeds`, async () => {
    const broken: string[] = [];
    let [played, records, refused] = [0, 0, 0];
    await runSeeds({
      ...{ from: 1, seeds: SEEDS, threads: THREADS, patches: [] },
      seen(found) {
        for (const one of found) {
          played++;
          records += one.records;
          refused += one.refused;
          broken.push(...one.broken.map((sentence) => `seed ${one.seed}: ${sentence}`));
        }
        return broken.length > 0;
      },
    });
    expect(broken).toEqual([]);
    expect(played).toBe(SEEDS);
    expect(records).toBeGreaterThan(SEEDS * 3);
    expect(refused).toBeGreaterThan(SEEDS / 5);
  });

  it.each(ONCE_BROKEN)('keep it in seed %i, which once broke it', async (from) => {
    const broken: string[] = [];
    await runSeeds({
      ...{ from, seeds: 1, threads: 1, patches: [] },
      seen(found) {
        broken.push(...found.flatMap((one) => one.broken));
        return false;
      },
    });
    expect(broken).toEqual([]);
  });

  it.each(BUGS)('break it when $name: $story', async (bug) => {
    expect(await huntBug(bug, THREADS)).not.toBeNull();
  });

  it('are told of a bug whose place is not there any more', () => {
    const patch = { file: 'a.ts', find: 'x', replace: 'y' };
    expect(applyPatch('a x b', patch)).toBe('a y b');
    expect(() => applyPatch('a b', patch)).toThrow('0 times, not once');
    expect(() => applyPatch('x x', patch)).toThrow('2 times, not once');
  });
});
