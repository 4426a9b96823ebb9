// Records that wait on this phone for more than a day. The server cannot know of them, so the phone says it by itself, once for each record.
import type { FieldStore, OutboxItem } from './store.ts';

const LONG_MS = 24 * 3_600_000;
const TOLD = 'unsentTold';

export interface UnsentHouse {
  readonly store: FieldStore;
  readonly now: () => number;
  /** Shows it on the phone; false when that is not allowed. */
  readonly show: (count: number) => Promise<boolean>;
}

/** @returns how many it told of; null when there was nothing new */
export async function tellUnsent(
  { store, now, show }: UnsentHouse,
  items: readonly OutboxItem[],
  person: string,
): Promise<number | null> {
  const long = items.filter(
    (item) => item.person === person && item.state === 'waiting' && now() - item.madeMs >= LONG_MS,
  );
  const told = new Set(((await store.kept(TOLD))?.value ?? []) as string[]);
  if (long.every(({ id }) => told.has(id))) return null;
  if (!(await show(long.length))) return null;
  // Only what still waits need be remembered.
  const waiting = items.filter(({ state }) => state === 'waiting').map(({ id }) => id);
  const ids = waiting.filter((id) => told.has(id) || long.some((item) => item.id === id));
  await store.keep(TOLD, { value: ids, keptMs: now() });
  return long.length;
}
