// A report on paper. The same report is the same bytes, whenever it is printed.
import type { ReportBody } from '@xunhe/contract/report';
import { makeReportPage } from '@xunhe/contract/report-page';
import type { ReportLanguage } from '@xunhe/contract/report-words';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import type { Press } from '../../paper/press-process.ts';
import { makeReportSheet } from '../../paper/report-sheet.ts';

export interface PrintedReport {
  readonly pdf: Uint8Array;
  readonly name: string;
}

/** Refuses with `letter.busy` when too many wait. */
export async function printReport(
  { press }: { readonly press: Press },
  report: ReportBody,
  language: ReportLanguage,
): Promise<Result<PrintedReport>> {
  const madeAtS = Math.floor(Date.parse(report.madeAt) / 1000);
  const made = await press.print(makeReportSheet(report, language, madeAtS));
  if (made.ok) return accept({ pdf: made.pdf, name: `${makeReportPage(report, language).title}.pdf` });
  if (made.why === 'busy') return refuse({ kind: 'letter.busy' });
  throw new Error(`The report ${report.period} of ${report.subject} could not be printed: ${made.why}`);
}
