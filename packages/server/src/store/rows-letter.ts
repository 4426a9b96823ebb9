// The rows of letters and of their numbers.
import type { LetterContent, LetterKind } from '@xunhe/domain/problem/letter';
import type { ColumnType } from 'kysely';

/** Rows are added, never changed. */
export interface LetterRow {
  city: string;
  id: string;
  kind: LetterKind;
  /** Whose numbers it has: the region of an office, or a department. */
  office: string;
  year: number;
  n: number;
  number: string;
  problem: string;
  /** The move that made it. */
  seq: number;
  department: string | null;
  /** Of the problem. */
  region: string;
  by_person: string | null;
  made_at: Date;
  content: LetterContent;
}

/** The content goes in as text. */
export type LetterTable = Omit<LetterRow, 'content'> & { content: ColumnType<LetterContent, string, never> };

export interface LetterNumberRow {
  city: string;
  office: string;
  kind: LetterKind;
  year: number;
  n: number;
}

/** Whose mark the city has set: the region of an office, or a department. */
export interface OfficeMarkRow {
  city: string;
  office: string;
  mark: string;
  changed_by: string;
  changed_at: Date;
}
