// The line before the thread in which rules are tried. One trial runs at a time and one more of the same person may wait: a screen that
// asks anew gives up what it asked before, whoever asks a third time is told that his first still runs. What was answered is kept for a
// moment, so that another page of the same table counts nothing again.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';

/** So long an answer is as good as a new one; samples and posts of past months hardly change. */
const KEPT_MS = 120_000;
const MOST_KEPT = 8;

export interface TrialState {
  /** Months counted, of so many; 0 of 0 while it waits for its turn. */
  readonly done: number;
  readonly of: number;
}

export interface Trial {
  readonly person: string;
  /** All that the answer depends on. */
  readonly key: string;
  readonly signal: AbortSignal;
  run(told: (state: TrialState) => void): Promise<unknown>;
}

interface Kept {
  readonly at: number;
  readonly value: unknown;
}

export class TrialDesk {
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();
  readonly #states = new Map<string, TrialState[]>();
  #line: Promise<unknown> = Promise.resolve();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Of the person's trial that runs, or waits; null when there is none. */
  stateOf(person: string): TrialState | null {
    return this.#states.get(person)?.[0] ?? null;
  }

  async ask(trial: Trial): Promise<Result<unknown>> {
    const kept = this.#find(trial.key);
    if (kept) return accept(kept.value);
    const states = this.#states.get(trial.person) ?? [];
    if (states.length >= 2) return refuse({ kind: 'rule.trialRuns' });
    const before = this.#line;
    let end = () => {};
    this.#line = new Promise<void>((resolve) => {
      end = resolve;
    });
    const mine: { state: TrialState } = { state: { done: 0, of: 0 } };
    this.#states.set(trial.person, [...states, mine.state]);
    const tell = (state: TrialState) => {
      const now = this.#states.get(trial.person) ?? [];
      this.#states.set(
        trial.person,
        now.map((one) => (one === mine.state ? state : one)),
      );
      mine.state = state;
    };
    try {
      await Promise.race([before, cancelled(trial.signal)]);
      if (trial.signal.aborted) return refuse({ kind: 'rule.trialCancelled' });
      // Somebody before may have asked the same.
      const value = this.#find(trial.key)?.value ?? (await trial.run(tell));
      this.#keep(trial.key, value);
      return accept(value);
    } catch (error) {
      if (trial.signal.aborted) return refuse({ kind: 'rule.trialCancelled' });
      throw error;
    } finally {
      const left = (this.#states.get(trial.person) ?? []).filter((one) => one !== mine.state);
      if (left.length > 0) this.#states.set(trial.person, left);
      else this.#states.delete(trial.person);
      // Whoever gave up in the line must not let the next pass before its turn.
      void before.finally(end);
    }
  }

  #find(key: string): Kept | null {
    const kept = this.#kept.get(key);
    return kept && this.#now() - kept.at < KEPT_MS ? kept : null;
  }

  #keep(key: string, value: unknown): void {
    this.#kept.delete(key);
    this.#kept.set(key, { at: this.#now(), value });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
  }
}

function cancelled(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
