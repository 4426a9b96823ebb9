// A page of the phone's app, put together as `main` of the field package does it, with everything it stands on given by the world.
import { createHash } from 'node:crypto';
import { makeDeviceId } from '../packages/field/src/device-id.ts';
import { type FieldStore, makeFieldStore } from '../packages/field/src/keeping/field-store.ts';
import { moveOldRows } from '../packages/field/src/keeping/move-old.ts';
import { makeOutbox, type Outbox } from '../packages/field/src/sending/outbox.ts';
import { makeWire } from '../packages/field/src/sending/wire.ts';
import { makeRecorder } from '../packages/field/src/walking/recorder.ts';
import type { Fix, Recorder } from '../packages/field/src/walking/recording.ts';
import { bookStore } from './book-store.ts';
import { openDisk } from './disk.ts';
import { beginLife, type Life, never } from './life.ts';
import { makeFetch } from './network.ts';
import { type Phone, takeLock } from './phone.ts';
import { makeTestSealer } from './sealer.ts';
import { breakLaw, type World } from './world.ts';

export interface App {
  readonly name: string;
  readonly phone: Phone;
  readonly life: Life;
  readonly store: FieldStore;
  readonly outbox: Outbox;
  readonly recorder: Recorder;
  /** For whom the page works. */
  person: string | null;
  /** Set while it records. */
  onFix: ((fix: Fix) => void) | null;
  onSight: ((isSeen: boolean) => void) | null;
  /** Once what the first version left on the phone was moved. */
  readonly ready: Promise<void>;
  /** Runs something of the page that nobody waits for; only a full disk may make it fail. */
  spawn(work: () => Promise<unknown>): void;
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
export const digest = async (bytes: Uint8Array) => sha256(bytes);

export function openApp(world: World, phone: Phone): App {
  const { clock, dice } = world;
  const life = beginLife();
  const now = () => clock.now() + phone.skewMs;
  const random = (count: number) => dice.bytes(count);
  const app = {
    name: `${phone.name}.${phone.apps.length}`,
    phone,
    life,
    person: null,
    onFix: null,
    onSight: null,
  } as unknown as {
    -readonly [K in keyof App]: App[K];
  };
  const disk = openDisk(world, app);
  app.store = bookStore(world, app, makeFieldStore(disk, makeTestSealer()));
  app.spawn = (work) => {
    work().catch((error: unknown) => {
      if (!isFullDisk(error)) breakLaw(world, 'L12', `a page of the phone failed: ${(error as Error).stack ?? error}`);
    });
  };
  app.outbox = makeOutbox({
    ...{ store: app.store, wire: makeWire(makeFetch(world, app)), now, cityNow: now, chance: dice.next },
    device: makeDeviceId({ store: app.store, now, random }),
    alone: (work) => runAlone(phone, life, work),
  });
  app.outbox.subscribe(() => {
    for (const { person } of app.outbox.items())
      if (person !== app.person) breakLaw(world, 'L9', `${app.name} shows ${app.person} a record of ${person}`);
  });
  app.recorder = makeRecorder({
    ...{ store: app.store, now, steady: () => clock.now() - phone.bootMs, random, digest },
    watch: (onFix) => {
      app.onFix = onFix;
      return () => {
        app.onFix = null;
      };
    },
    watchSight: (onSight) => {
      app.onSight = onSight;
      return () => {
        app.onSight = null;
      };
    },
    stayAwake: () => () => undefined,
    hold: async () => takeLock(phone, 'patrol', life),
  });
  phone.apps = [...phone.apps.filter((one) => one.life.alive), app];
  app.ready = moveOldRows(disk, app.store, digest).catch((error: unknown) => {
    if (!isFullDisk(error)) throw error;
  });
  app.spawn(() => app.ready);
  return app;
}

/** What the page does when it learns who works with it: `use-sending` of the field package. */
export function learnPerson(app: App, person: string): void {
  if (!app.life.alive || app.person === person) return;
  app.person = person;
  const { outbox, recorder } = app;
  app.spawn(() => outbox.load(person).then(() => outbox.send(person, true)));
  app.spawn(() => recorder.load(person));
  app.spawn(() => outbox.send(person, true));
}

export function isFullDisk(error: unknown): boolean {
  return (error as Error)?.name === 'QuotaExceededError';
}

/** Never comes back in a page that died meanwhile. */
export async function pauseIn(world: World, app: App, ms: number): Promise<void> {
  await world.clock.sleep(ms);
  if (!app.life.alive) await never();
}

async function runAlone(phone: Phone, life: Life, work: () => Promise<void>): Promise<boolean> {
  if (!phone.hasLocks) {
    await work();
    return true;
  }
  const letGo = takeLock(phone, 'outbox', life);
  if (!letGo) return false;
  try {
    await work();
  } finally {
    letGo();
  }
  return true;
}
