// The process that sets letters, as the rest of the server knows it. Letters wait in line for it; whoever would wait too long is turned away.
import { type BrokenWork, startBoundedProcess } from '../processes/bounded-process.ts';
import type { LetterToMake, MadeLetter } from './make-letter.ts';

export type LetterOutcome = MadeLetter | { readonly ok: false; readonly why: BrokenWork | 'busy' };

export interface LetterPrinter {
  make(letter: LetterToMake): Promise<LetterOutcome>;
  close(): void;
}

/** A letter takes a tenth of a second; the first one loads the fonts. */
const LIMITS = { mostMs: 20_000, mostRssBytes: 900 * 1024 * 1024, mostHeapMb: 192 };
const MOST_WAITING = 20;

export function startLetterPrinter(
  limits: { readonly mostMs?: number; readonly mostRssBytes?: number; readonly mostWaiting?: number } = {},
): LetterPrinter {
  const { mostWaiting = MOST_WAITING, ...more } = limits;
  const place = { beside: import.meta.url, name: 'letter-worker' };
  const press = startBoundedProcess<LetterToMake, MadeLetter>(place, { ...LIMITS, ...more });
  let waiting = 0;
  let line: Promise<unknown> = Promise.resolve();
  return {
    async make(letter) {
      if (waiting >= mostWaiting) return { ok: false, why: 'busy' };
      waiting++;
      const worked = line.then(() => press.ask(letter));
      line = worked.catch(() => undefined).finally(() => waiting--);
      const done = await worked;
      return done.ok ? done.value : done;
    },
    close: () => press.close(),
  };
}
