// A table as a file for spreadsheets.

export type CsvCell = string | number | null;

/** With a mark of order in front, without which spreadsheets take UTF-8 for something else. */
export function makeCsv(lines: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.map(sayCell).join(',')).join('\r\n')}\r\n`;
}

function sayCell(value: CsvCell): string {
  const text = value === null ? '' : String(value);
  // A name that begins like a formula must not become one; a figure below zero stays a figure.
  if (/^[=+\-@\t]/.test(text) && typeof value === 'string') return `"'${text.replaceAll('"', '""')}"`;
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
