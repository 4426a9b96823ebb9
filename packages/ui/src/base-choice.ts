// Which map of others lies under the rivers: what the address says, else what was chosen last on this device, else the first there is.
import type { AnswerOf } from '@xunhe/contract/client';
import { ask } from './session.ts';

export type BaseChoice = AnswerOf<'baseMap'>['choices'][number];

export const NO_BASE = 'none';
const STORED_AS = 'xunhe.base';

export const baseQuery = {
  queryKey: ['baseMap'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => ask('baseMap', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
};

/** Null: none. Of a choice that the installation does not have (any more) nothing is said. */
export function chooseBase(choices: readonly BaseChoice[], asked: string | undefined): BaseChoice | null {
  const wanted = asked ?? readLastChoice();
  if (wanted === NO_BASE) return null;
  return choices.find(({ id }) => id === wanted) ?? choices[0] ?? null;
}

export function keepLastChoice(id: string): void {
  try {
    localStorage.setItem(STORED_AS, id);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

function readLastChoice(): string | null {
  try {
    return localStorage.getItem(STORED_AS);
  } catch {
    return null;
  }
}
