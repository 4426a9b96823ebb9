// A phone's disk as one page sees it: everything takes a moment and happens in the order in which it was asked for, and at each such moment
// the page may die. A write that was asked for may still happen after that, or not.
import type { DexieDisk } from '../packages/field/src/keeping/raw-dexie.ts';
import type { Change, RawStore } from '../packages/field/src/keeping/raw-store.ts';
import type { App } from './app.ts';
import { never } from './life.ts';
import { seeCommit } from './live-laws.ts';
import { NO_OLD_ROWS, type Phone } from './phone.ts';
import { strike } from './strike.ts';
import type { World } from './world.ts';

export type SimDisk = RawStore & Pick<DexieDisk, 'readOld' | 'clearOld'>;

export function openDisk(world: World, app: App): SimDisk {
  const { clock, dice } = world;
  const { phone, life } = app;
  const ask = <T>(kind: 'read' | 'write', work: () => Promise<T>): Promise<T> => {
    if (!life.alive) return never();
    const isFree = phone.diskFreeMs <= clock.now();
    // Most reads are quick enough that nothing comes between.
    if (kind === 'read' && isFree && !dice.chance(0.12)) return work();
    return new Promise((resolve, reject) => {
      const ms = kind === 'read' ? dice.int(1, 30) : dice.int(2, 60);
      phone.diskFreeMs = Math.max(phone.diskFreeMs, clock.now()) + ms;
      clock.after(phone.diskFreeMs - clock.now(), async () => {
        strike(world, app);
        if (!life.alive && (kind === 'read' || life.survivors-- <= 0)) return;
        const end = await work().then(
          (value) => () => resolve(value),
          (error: unknown) => () => reject(error),
        );
        if (kind === 'write') strike(world, app);
        if (life.alive) end();
      });
    });
  };
  const { memory } = phone;
  return {
    commit: (changes) =>
      ask('write', async () => {
        const going = await listGoing(phone, changes);
        const happens = await hasNeeds(phone, changes);
        await memory.commit(changes);
        if (happens) seeCommit(world, phone, { changes, going });
      }),
    get: (table, key) => ask('read', () => memory.get(table, key)),
    listOwned: (table, owner) => ask('read', () => memory.listOwned(table, owner)),
    listGroup: (table, group) => ask('read', () => memory.listGroup(table, group)),
    countByOwner: (table, group) => ask('read', () => memory.countByOwner(table, group)),
    readOld: () => ask('read', async () => phone.old),
    clearOld: () =>
      ask('write', async () => {
        phone.old = NO_OLD_ROWS;
      }),
  };
}

/** Pictures whose bytes a commit throws away. */
async function listGoing({ memory }: Phone, changes: readonly Change[]): Promise<string[]> {
  const keys: string[] = [];
  for (const change of changes) {
    if ('drop' in change && change.drop === 'photoBytes') keys.push(change.key);
    if ('dropGroup' in change && change.dropGroup === 'photoBytes' && memory.rows('photoBytes') > 0)
      keys.push(...(await memory.listGroup('photoBytes', change.group)).map(({ key }) => key));
  }
  return keys;
}

/** Whether the rows are there without which a commit does nothing. */
async function hasNeeds({ memory }: Phone, changes: readonly Change[]): Promise<boolean> {
  for (const change of changes) if ('needs' in change && !(await memory.get(change.needs, change.key))) return false;
  return true;
}
