// A report as a workbook: what stands on the page, with every row of its tables, each number a number.
import type { ReportBody } from '@xunhe/contract/report';
import { makeReportPage } from '@xunhe/contract/report-page';
import { put, REPORT_WORDS, type ReportLanguage } from '@xunhe/contract/report-words';
import { type BookSheet, writeWorkbook } from '../../sheets/workbook.ts';

export interface ReportBook {
  readonly bytes: Uint8Array;
  readonly name: string;
}

export async function writeReportBook(report: ReportBody, language: ReportLanguage): Promise<ReportBook> {
  const page = makeReportPage(report, language);
  const say = (key: keyof typeof REPORT_WORDS) => put(REPORT_WORDS[key], language);
  const lines = [...page.well.lines, ...page.next.lines, ...page.method.lines];
  const sheets: BookSheet[] = [
    {
      name: say('summary'),
      columns: [
        { label: page.title, format: 'text', width: 44 },
        { label: page.columns.value, format: 'number' },
        { label: page.columns.before, format: 'number' },
        { label: '', format: 'text' },
      ],
      rows: [
        [page.subtitle, null, null, null],
        ...page.groups.flatMap((group) => [
          [group.title, null, null, null],
          // A share is told in hundredths, with its sign beside it: a column of a sheet has one format.
          ...group.figures.map(({ label, kind, value, before }) => {
            const scale = kind === 'share' ? 100 : 1;
            return [label, value && value * scale, before && before * scale, kind === 'share' ? '%' : null];
          }),
        ]),
        ...lines.map((line) => [line, null, null, null]),
      ],
    },
    ...page.tables.map(({ title, columns, rows }) => ({
      name: title,
      columns: columns.map(({ label, kind }) => ({ label, format: kind === 'level' ? ('text' as const) : kind })),
      rows,
    })),
  ];
  return {
    bytes: await writeWorkbook(sheets, { title: page.title, at: new Date(report.madeAt) }),
    name: `${page.title}.xlsx`,
  };
}
