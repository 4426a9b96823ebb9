// What an import did, file by file. Every bad row is counted and told to `onBad`; only the first thousand of a file stay in the report.
import type { BadRow, Notice } from '../../sources/bundle/bad-row.ts';

export interface FileCounts {
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  /** The same row twice in the file. */
  ignored: number;
  refused: number;
}

export interface FileReport {
  readonly file: string;
  readonly counts: Readonly<FileCounts>;
  /** How many faults were found; `bad` holds the first thousand. */
  readonly faults: number;
  readonly bad: readonly BadRow[];
  readonly notices: readonly Notice[];
}

export interface ImportReport {
  /** Empty when the bundle does not even say which city it is. */
  readonly city: string;
  readonly name: string;
  readonly dryRun: boolean;
  readonly files: readonly FileReport[];
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly refused: number;
  /** True when a needed file was unusable and the rest was not looked at. */
  readonly stopped: boolean;
  /** Nothing was refused. */
  readonly ok: boolean;
}

export interface FileBook {
  readonly counts: FileCounts;
  bad(bad: BadRow, rows: number): void;
  notice(notice: Notice): void;
}

export interface ReportBook {
  open(file: string): FileBook;
  close(
    city: { readonly code: string; readonly name: string },
    end: { dryRun: boolean; stopped: boolean },
  ): ImportReport;
}

const KEPT = 1000;

export function openReport(onBad: (bad: BadRow) => void): ReportBook {
  const files: { file: string; counts: FileCounts; faults: number; bad: BadRow[]; notices: Notice[] }[] = [];
  return {
    open(file) {
      const found = files.find((one) => one.file === file);
      const counts = { read: 0, added: 0, changed: 0, unchanged: 0, ignored: 0, refused: 0 };
      const page = found ?? { file, counts, faults: 0, bad: [], notices: [] };
      if (!found) files.push(page);
      return {
        counts: page.counts,
        bad(bad, rows) {
          page.counts.refused += rows;
          page.faults++;
          if (page.bad.length < KEPT) page.bad.push(bad);
          onBad(bad);
        },
        notice: (notice) => {
          page.notices.push(notice);
        },
      };
    },
    close(city, { dryRun, stopped }) {
      const sum = (count: keyof FileCounts) => files.reduce((total, file) => total + file.counts[count], 0);
      return {
        city: city.code,
        name: city.name,
        dryRun,
        files,
        read: sum('read'),
        added: sum('added'),
        changed: sum('changed'),
        refused: sum('refused'),
        stopped,
        ok: files.every((file) => file.faults === 0),
      };
    },
  };
}
