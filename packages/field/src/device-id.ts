// The name of this installation of the app: made once, and told with every request that carries records.
import { makeId } from '@xunhe/domain/ground/id';
import type { FieldHouse } from './house.ts';

const KEY = 'device';

export function makeDeviceId({
  store,
  now,
  random,
}: Pick<FieldHouse, 'store' | 'now' | 'random'>): () => Promise<string> {
  let known: Promise<string> | null = null;
  const find = async () => {
    const kept = await store.kept(KEY, '');
    if (kept) return String(kept.value);
    const id = makeId(now(), random(10));
    await store.keep(KEY, { value: id, keptMs: now() }, '');
    return id;
  };
  return () => {
    known ??= find();
    known.catch(() => {
      known = null;
    });
    return known;
  };
}
