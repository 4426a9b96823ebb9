// Looks for a planted bug. A seed counts only when the same seed breaks nothing without it; the caller knows that from a run before.
import type { Bug } from './bugs.ts';
import { runSeeds } from './run.ts';

/** Within so many seeds every bug is found. */
const MOST_SEEDS = 1000;

export interface Caught {
  /** The lowest seed seen that broke a law. */
  readonly seed: number;
  readonly law: string;
}

export async function huntBug(bug: Bug, threads: number): Promise<Caught | null> {
  let caught: Caught | null = null;
  await runSeeds({
    ...{ from: 1, seeds: MOST_SEEDS, threads, patches: bug.patches },
    seen(played) {
      for (const { seed, broken } of played)
        if (broken.length > 0 && seed < (caught?.seed ?? Number.POSITIVE_INFINITY))
          caught = { seed, law: broken[0]!.split(':')[0]! };
      return caught !== null;
    },
  });
  return caught;
}
