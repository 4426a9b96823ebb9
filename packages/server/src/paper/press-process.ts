// The process that sets what is printed, as the rest of the server knows it. Sheets wait in line for it; whoever would wait too long is turned away.
import { type BrokenWork, startBoundedProcess } from '../processes/bounded-process.ts';
import type { Printed, Sheet } from './press.ts';

export type PrintOutcome = Printed | { readonly ok: false; readonly why: BrokenWork | 'busy' };

export interface Press {
  print(sheet: Sheet): Promise<PrintOutcome>;
  close(): void;
}

/** A sheet takes a tenth of a second; the first one loads the fonts. */
const LIMITS = { mostMs: 20_000, mostRssBytes: 900 * 1024 * 1024, mostHeapMb: 192 };
const MOST_WAITING = 20;

export function startPress(
  limits: { readonly mostMs?: number; readonly mostRssBytes?: number; readonly mostWaiting?: number } = {},
): Press {
  const { mostWaiting = MOST_WAITING, ...more } = limits;
  const place = { beside: import.meta.url, name: 'press-worker' };
  const worker = startBoundedProcess<Sheet, Printed>(place, { ...LIMITS, ...more });
  let waiting = 0;
  let line: Promise<unknown> = Promise.resolve();
  return {
    async print(sheet) {
      if (waiting >= mostWaiting) return { ok: false, why: 'busy' };
      waiting++;
      const worked = line.then(() => worker.ask(sheet));
      line = worked.catch(() => undefined).finally(() => waiting--);
      const done = await worked;
      return done.ok ? done.value : done;
    },
    close: () => worker.close(),
  };
}
