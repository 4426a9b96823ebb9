// How far an import is, for whoever waits for it: on a terminal one line that is written over again, elsewhere (a log, a pipe) a line now
// and then, so that neither is flooded and neither looks dead.
import type { ImportStep } from '../acts/import-city/import-city.ts';
import type { Language } from '../sources/bundle/words.ts';
import type { Out } from './command.ts';

const TERMINAL_MS = 100;
const LOG_MS = 10_000;
const BAR = 20;

const DOING = {
  read: ['读取', 'reading'],
  judge: ['判定', 'judging'],
  merge: ['入库', 'storing'],
} as const;

export interface Progress {
  readonly step: (step: ImportStep) => void;
  /** Takes the line off the terminal before something else is written. */
  readonly clear: () => void;
}

export function showProgress(out: Pick<Out, 'progress' | 'status'>, now: () => number, language: Language): Progress {
  const every = out.status ? TERMINAL_MS : LOG_MS;
  let told = now();
  let shown = false;
  return {
    step(step) {
      if (now() - told < every) return;
      told = now();
      shown = true;
      if (out.status) out.status(sayStep(step, language, true));
      else out.progress(sayStep(step, language, false));
    },
    clear() {
      if (shown) out.status?.('');
      shown = false;
    },
  };
}

/** `[14/19] samples.csv.gz ████████░░░░░░░░░░░░  41% 418,230 reading` */
export function sayStep({ file, rows, doing, share, at, of }: ImportStep, language: Language, bar: boolean): string {
  const parts = [
    `[${at}/${of}]`,
    file.slice(0, 24),
    ...(share === null ? [] : [...(bar ? [drawBar(share)] : []), `${Math.floor(share * 100)}%`.padStart(4)]),
    rows.toLocaleString('en-US'),
    DOING[doing][language === 'zh' ? 0 : 1],
  ];
  return parts.join(' ');
}

function drawBar(share: number): string {
  const full = Math.round(share * BAR);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}
