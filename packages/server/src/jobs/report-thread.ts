// Makes the reports that wait in a thread of its own: what a year of a large city is made from is read at once and reckoned with for seconds, and
// meanwhile the server answers. Nothing is started while nothing waits. A thread that is ended loses a batch at most; the next one goes on.
import type { Worker } from 'node:worker_threads';
import { orderClosedMonth } from '../acts/reports/report-run.ts';
import { startThread } from '../processes/thread.ts';
import { type Database, inScope } from '../store/db.ts';
import type { Chance } from '../store/events.ts';
import { findRunToMake } from '../store/report-run.ts';
import type { ReportWord, ReportWork } from './report-worker.ts';

type House = Chance & { readonly db: Database };

export interface ReportThread {
  /** Orders those of a month that was closed, then makes all that wait, to the end. */
  make(cities: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export function openReportThread(house: House, say: (text: string) => void): ReportThread {
  let thread: Worker | null = null;
  let isClosed = false;
  return {
    async make(cities) {
      for (const city of cities)
        await orderClosedMonth(house, city).catch((error: Error) =>
          say(`reports of ${city} could not be ordered: ${error.message}`),
        );
      const waiting = await listWaiting(house.db, cities);
      if (waiting.length === 0 || isClosed) return;
      const work: ReportWork = { connection: house.db.connection, cities: waiting, aheadMs: house.now() - Date.now() };
      thread = startThread({ beside: import.meta.url, name: 'report-worker' }, work);
      await ended(thread, say);
      thread = null;
    },
    async close() {
      isClosed = true;
      await thread?.terminate();
    },
  };
}

async function listWaiting(db: Database, cities: readonly string[]): Promise<string[]> {
  const waiting: string[] = [];
  for (const city of cities)
    if (await inScope(db, { city, region: city }, (tx) => findRunToMake(tx, city))) waiting.push(city);
  return waiting;
}

function ended(thread: Worker, say: (text: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    thread.on('message', (word: ReportWord) => say(word));
    thread.on('error', reject);
    thread.on('exit', () => resolve());
  });
}
