// Records that wait on this phone for more than a day. The server cannot know of them, so the phone says it by itself, once for each record.
import type { FieldStore } from './keeping/field-store.ts';
import type { OutboxItem } from './keeping/outbox-item.ts';

const LONG_MS = 24 * 3_600_000;

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
  const unsent = items.filter(
    (item) => item.person === person && (item.state === 'waiting' || item.state === 'stored'),
  );
  const long = unsent.filter(({ madeMs }) => now() - madeMs >= LONG_MS);
  const key = `unsentTold/${person}`;
  const told = new Set(((await store.kept(key, person))?.value ?? []) as string[]);
  if (long.every(({ id }) => told.has(id))) return null;
  if (!(await show(long.length))) return null;
  // Only what still waits need be remembered.
  const ids = unsent.filter((item) => told.has(item.id) || long.includes(item)).map(({ id }) => id);
  await store.keep(key, { value: ids, keptMs: now() }, person);
  return long.length;
}
