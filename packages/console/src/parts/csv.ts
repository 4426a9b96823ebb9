// A table as a file for spreadsheets.
import { safeText } from '@xunhe/contract/sheet-cell';

export type CsvCell = string | number | null;

/** With a mark of order in front, without which spreadsheets take UTF-8 for something else. */
export function makeCsv(lines: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.map(sayCell).join(',')).join('\r\n')}\r\n`;
}

function sayCell(value: CsvCell): string {
  const text = value === null ? '' : String(value);
  // A name that begins like a formula must not become one; a figure below zero stays a figure.
  const safe = typeof value === 'string' ? safeText(text) : text;
  return safe !== text || /[",\r\n]/.test(text) ? `"${safe.replaceAll('"', '""')}"` : text;
}
