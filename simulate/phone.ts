// A phone: one disk and one cookie for all its pages, a clock that people set, and locks that end with the page that holds them.

import type { OldRows } from '../packages/field/src/keeping/raw-dexie.ts';
import { type MemoryDisk, makeMemoryDisk } from '../packages/field/src/keeping/raw-memory.ts';
import type { App } from './app.ts';
import type { Life } from './life.ts';

export interface Phone {
  readonly name: string;
  /** Who uses it, in turn. */
  readonly people: readonly string[];
  readonly memory: MemoryDisk;
  old: OldRows;
  /** When the disk has done what it was asked for so far. */
  diskFreeMs: number;
  cookie: string | null;
  isOnline: boolean;
  isFull: boolean;
  /** By how much the wall clock is ahead. */
  skewMs: number;
  /** Its clock was right all the time. */
  clockStayed: boolean;
  /** When it was switched on, for the clock that only counts. */
  bootMs: number;
  apps: App[];
  readonly locks: Map<string, Life>;
  /** Old browsers have no locks between pages, and every page sends. Two that record one walk are beyond what can be promised there. */
  readonly hasLocks: boolean;
  /** Lost, with all that is on it. */
  isLost: boolean;
}

export const NO_OLD_ROWS: OldRows = { kept: [], drafts: [], points: [], outbox: [] };

export function makePhone(name: string, people: readonly string[], hasLocks: boolean): Phone {
  const phone: Phone = {
    ...{ name, people, memory: makeMemoryDisk(), old: NO_OLD_ROWS, diskFreeMs: 0, cookie: null, isOnline: true },
    ...{ isFull: false, skewMs: 0, clockStayed: true, bootMs: 0, apps: [], locks: new Map(), hasLocks, isLost: false },
  };
  phone.memory.beforeCommit = (changes) => {
    if (phone.isFull && changes.some((change) => 'put' in change))
      throw new DOMException('The disk is full', 'QuotaExceededError');
  };
  return phone;
}

/** Takes the lock if nobody living holds it; the way to let go of it. */
export function takeLock(phone: Phone, name: string, life: Life): (() => void) | null {
  const holder = phone.locks.get(name);
  if (holder?.alive) return null;
  phone.locks.set(name, life);
  return () => {
    if (phone.locks.get(name) === life) phone.locks.delete(name);
  };
}
