// The process that reads uploaded tables, as the rest of the server knows it. Whatever is sent, it answers within two seconds.
import type { Result } from '@xunhe/domain/ground/result';
import { type BrokenWork, startBoundedProcess } from '../../processes/bounded-process.ts';
import { type PackedBook, unpackBook } from './packed-book.ts';
import type { SheetBook, SheetRefusal } from './sheet-book.ts';

export type SheetOutcome = Result<SheetBook, SheetRefusal>;
/** As the process answers. */
export type PackedOutcome = Result<PackedBook, SheetRefusal>;

export interface SheetReader {
  /** Files that come at once are read one after the other. */
  read(path: string): Promise<SheetOutcome>;
  close(): void;
}

const MIB = 1024 * 1024;
/** What a process holds that has read nothing yet: more where it runs from the sources. */
const IDLE_MIB = import.meta.url.endsWith('.ts') ? 90 : 60;
const LIMITS = { mostMs: 2000, mostRssBytes: (IDLE_MIB + 100) * MIB, mostHeapMb: 96, mostYoungMb: 4, isAwaited: true };
/** To start it, which is no work on the file. */
const WAKE_MS = 15_000;

const BROKEN: Readonly<Record<BrokenWork, SheetRefusal['kind']>> = {
  timeout: 'sheet.tooSlow',
  tooLarge: 'sheet.tooHeavy',
  crashed: 'sheet.crashed',
};

export function startSheetReader(
  limits: { readonly mostMs?: number; readonly mostRssBytes?: number } = {},
): SheetReader {
  const place = { beside: import.meta.url, name: 'sheet-worker' };
  const worker = startBoundedProcess<{ path: string | null }, PackedOutcome>(place, { ...LIMITS, ...limits });
  let line: Promise<unknown> = Promise.resolve();
  async function read(path: string): Promise<SheetOutcome> {
    const awake = await worker.ask({ path: null }, WAKE_MS);
    const worked = awake.ok ? await worker.ask({ path }) : awake;
    if (!worked.ok) return { ok: false, refusal: { kind: BROKEN[worked.why] } };
    return worked.value.ok ? { ok: true, value: unpackBook(worked.value.value) } : worked.value;
  }
  return {
    read(path) {
      const mine = line.then(() => read(path));
      line = mine.catch(() => undefined);
      return mine;
    },
    close: () => worker.close(),
  };
}
