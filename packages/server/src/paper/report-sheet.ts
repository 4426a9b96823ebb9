// A report as a sheet for the press: every value said in words, long tables cut with a word of how much is left, the map drawn.
import type { ReportBody } from '@xunhe/contract/report';
import { makeReportPage, type PageFigure } from '@xunhe/contract/report-page';
import type { PageCell, PageTable } from '@xunhe/contract/report-tables';
import { put, REPORT_WORDS, type ReportLanguage, sayCount, sayPart } from '@xunhe/contract/report-words';
import type { Sheet } from './press.ts';
import { drawReaches } from './report-map.ts';

/** Rows of a table on paper: the rest stands in the workbook. */
const MOST_ROWS = 80;
/** Millimetres; a single reach needs no half page. */
const MAP_HEIGHT = { few: 52, many: 110 };

export function makeReportSheet(report: ReportBody, language: ReportLanguage, madeAtS: number): Sheet {
  const page = makeReportPage(report, language);
  const hasMap = report.sketch.lines.length > 0;
  return {
    template: 'report',
    content: {
      ...page,
      language,
      pageName: put(REPORT_WORDS.page, language),
      groups: page.groups.map((group) => ({ ...group, figures: group.figures.map(sayFigure) })),
      map: { ...page.map, height: report.reaches.length > 6 ? MAP_HEIGHT.many : MAP_HEIGHT.few },
      tables: page.tables.map((table) => layTable(table, language)),
    },
    pictures: [],
    drawings: hasMap ? [drawReaches(report)] : [],
    madeAtS,
  };
}

function sayFigure({ label, kind, value, before }: PageFigure) {
  const said = (one: number | null) => (kind === 'share' ? sayPart(one) : sayCount(one, kind === 'decimal' ? 1 : 0));
  return { label, value: said(value), before: said(before) };
}

function layTable({ title, columns, rows, levels }: PageTable, language: ReportLanguage) {
  const kept = rows.slice(0, MOST_ROWS);
  const left = rows.length - kept.length;
  return {
    title,
    columns: columns.map(({ label, kind }, i) => ({
      ...{ label, wide: i === 0, level: kind === 'level', numeric: kind === 'count' || kind === 'share' },
    })),
    rows: kept.map((row) => row.map((cell, i) => sayCell(cell, columns[i]!.kind === 'share'))),
    levels: levels.slice(0, MOST_ROWS),
    more: left === 0 ? null : put(REPORT_WORDS.moreRows, language, { n: left }),
  };
}

function sayCell(cell: PageCell, isShare: boolean): string {
  if (cell === null) return '–';
  return typeof cell === 'string' ? cell : isShare ? sayPart(cell) : sayCount(cell);
}
