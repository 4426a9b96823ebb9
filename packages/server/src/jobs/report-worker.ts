// The thread in which reports are made: its own connections, the same acts.
import { parentPort, workerData } from 'node:worker_threads';
import { type Connection, openDatabase } from '../store/db.ts';
import { makePeriodReports } from './period-reports.ts';

export interface ReportWork {
  readonly connection: Connection;
  readonly cities: readonly string[];
  /** How far the clock of the house is before that of this machine. */
  readonly aheadMs: number;
}

/** A line for the log. */
export type ReportWord = string;

const { connection, cities, aheadMs } = workerData as ReportWork;
const db = openDatabase(connection, 2);
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
try {
  await makePeriodReports({ db, now: () => Date.now() + aheadMs, random }, cities, (text: ReportWord) =>
    parentPort!.postMessage(text),
  );
} finally {
  await db.close();
}
