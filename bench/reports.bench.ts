// `npm run bench -- reports [REACHES [MONTHS]]`: the reports of a period for a whole city of some 3,000 chiefs, from the order to the store, and every
// one of them as PDF (two presses) and as workbook. The bar is five minutes for all of it on two cores.
import { addMonths } from '../packages/domain/src/ground/month.ts';
import { runCycle } from '../packages/server/src/acts/cycle/run-cycle.ts';
import { printReport } from '../packages/server/src/acts/reports/print-report.ts';
import { readReport } from '../packages/server/src/acts/reports/read-report.ts';
import { writeReportBook } from '../packages/server/src/acts/reports/report-book.ts';
import { openTestCity } from '../packages/server/src/http/test-city.ts';
import { openReportThread } from '../packages/server/src/jobs/report-thread.ts';
import { startPress } from '../packages/server/src/paper/press-process.ts';
import { inScope } from '../packages/server/src/store/db.ts';
import setup from '../tests/test-server.ts';

const [REACHES = 2200, MONTHS = 26] = process.argv.slice(2).map(Number);
const LAST = '2025-12';
const MOST_MS = 5 * 60_000;
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));

const stop = await setup();
const test = await openTestCity({ reaches: REACHES, months: MONTHS, seed: 8 });
try {
  const house = { db: test.db, now: () => test.clock.now, random };
  for (const month of [addMonths(LAST, -1), LAST]) await runCycle({ ...house, city: test.city, month });
  const scope = { city: test.city, region: test.city };
  // A closed month orders its own reports, and those of the quarter and the year that end with it.
  const held = watchLoop();
  let began = performance.now();
  const reports = openReportThread(house, (text) => {
    console.log(`${text.padEnd(30)} ${seconds(performance.now() - began)}`);
    began = performance.now();
  });
  await reports.make([test.city]);
  console.log(`longest hold of the thread that answers: ${Math.round(held())} ms`);
  const rows = await inScope(test.db, scope, (tx) =>
    tx.selectFrom('period_reports').select(['kind', 'subject']).where('period', '=', LAST).orderBy('subject').execute(),
  );
  const who = await inScope(test.db, scope, async () => test.accounts.find(({ login }) => login === 'office-city')!);
  const reader = { ...who, id: who.person, name: '', city: test.city, level: null, regionName: '', scope };
  const presses = [startPress({ mostWaiting: 1 }), startPress({ mostWaiting: 1 })];
  const chiefs = rows.filter(({ kind }) => kind === 'chief');
  let bytes = 0;
  const printing = performance.now();
  await Promise.all(
    presses.map(async (press, nth) => {
      for (let i = nth; i < chiefs.length; i += presses.length) {
        const report = await inScope(test.db, scope, (tx) => readReport(tx, reader, { ...chiefs[i]!, period: LAST }));
        const printed = await printReport({ press }, report!, 'zh');
        if (!printed.ok) throw new Error(printed.refusal.kind);
        bytes += printed.value.pdf.length + (await writeReportBook(report!, 'zh')).bytes.length;
      }
    }),
  );
  const ms = performance.now() - printing;
  for (const press of presses) press.close();
  console.log(
    `${chiefs.length} chiefs as PDF and workbook: ${seconds(ms)}, ${Math.round(bytes / 1e6)} MB (bar ${MOST_MS / 60_000} min)`,
  );
  process.exitCode = ms > MOST_MS ? 1 : 0;
} finally {
  await test.close();
  await stop();
}

/** Answers the longest time for which nobody else got a turn. */
function watchLoop(): () => number {
  let last = performance.now();
  let most = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    most = Math.max(most, now - last - 5);
    last = now;
  }, 5);
  return () => {
    clearInterval(timer);
    return most;
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1).padStart(7)} s`;
}
