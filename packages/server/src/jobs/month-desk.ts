// Runs of the months that an office asked for: one at a time in a city, seen while it runs, and ended between two acts when it is told to. What runs
// by itself meanwhile, here or in another process, does no act twice: each waits at the lock of the month.
import { ACTS, type ActOutcome } from '../acts/cycle/run-cycle.ts';
import type { Database } from '../store/db.ts';
import type { Chance } from '../store/events.ts';
import { catchUp } from './catch-up.ts';

type At = { readonly month: string; readonly act: string };

export interface RunningMonths {
  readonly sinceMs: number;
  /** Acts done in this run. */
  readonly done: number;
  readonly at: At | null;
  readonly isStopping: boolean;
}

export interface EndedMonths {
  readonly atMs: number;
  readonly done: number;
  readonly how: 'done' | 'stopped' | 'failed';
  readonly failure: (At & { readonly text: string }) | null;
}

export interface MonthDesk {
  /** Begins a run, or leaves the one that is under way alone. @returns false when there was one */
  begin(city: string): boolean;
  /** @returns false when none runs */
  stop(city: string): boolean;
  stateOf(city: string): { readonly running: RunningMonths | null; readonly ended: EndedMonths | null };
  /** Stops all and waits for them. */
  close(): Promise<void>;
}

interface Run {
  readonly sinceMs: number;
  readonly stopping: AbortController;
  readonly ended: Promise<void>;
  done: number;
  at: At | null;
}

export function makeMonthDesk(house: Chance & { readonly db: Database }): MonthDesk {
  const runs = new Map<string, Run>();
  const pasts = new Map<string, EndedMonths>();

  async function go(city: string, run: Omit<Run, 'ended'>): Promise<void> {
    const { signal } = run.stopping;
    const tell = (month: string, outcome: ActOutcome) => {
      if (outcome.outcome === 'done') run.done++;
      const following = ACTS[ACTS.findIndex(({ event }) => event === outcome.act) + 1];
      run.at = { month, act: outcome.outcome === 'waiting' ? outcome.act : (following?.event ?? outcome.act) };
    };
    let end: Pick<EndedMonths, 'how' | 'failure'> = { how: 'done', failure: null };
    try {
      await catchUp(house, city, tell, signal);
      if (signal.aborted) end = { how: 'stopped', failure: null };
    } catch (error) {
      const at = run.at ?? { month: '', act: ACTS[0]!.event };
      end = { how: 'failed', failure: { ...at, text: (error as Error).message } };
    }
    runs.delete(city);
    pasts.set(city, { atMs: house.now(), done: run.done, ...end });
  }

  return {
    begin(city) {
      if (runs.has(city)) return false;
      const run: Omit<Run, 'ended'> & { ended?: Promise<void> } = {
        ...{ sinceMs: house.now(), stopping: new AbortController(), done: 0, at: null },
      };
      runs.set(city, run as Run);
      run.ended = go(city, run);
      return true;
    },
    stop(city) {
      const run = runs.get(city);
      run?.stopping.abort();
      return run !== undefined;
    },
    stateOf(city) {
      const run = runs.get(city);
      return {
        running: run
          ? { sinceMs: run.sinceMs, done: run.done, at: run.at, isStopping: run.stopping.signal.aborted }
          : null,
        ended: pasts.get(city) ?? null,
      };
    },
    async close() {
      for (const { stopping } of runs.values()) stopping.abort();
      await Promise.all([...runs.values()].map(({ ended }) => ended));
    },
  };
}
