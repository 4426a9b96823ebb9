// Documents that an office keeps with a reach (档案文件), or with a bulletin. What a file is, its bytes say and not its name.
import { type Day, isDay } from '../ground/day.ts';
import type { Refusal } from '../ground/result.ts';

/** 一河一策, 整治方案, 验收, and others. WARNING: stored; add, never rename. */
export const DOCUMENT_KINDS = ['plan', 'treatment', 'acceptance', 'other'] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What one is kept with. WARNING: stored. */
export const DOCUMENT_SUBJECTS = ['reach', 'bulletin'] as const;

export type DocumentSubject = (typeof DOCUMENT_SUBJECTS)[number];

/** WARNING: stored. `office` is a file of an office program in the form of a zip (docx, xlsx, pptx, odt, ods, odp, ofd). */
export const DOCUMENT_TYPES = ['pdf', 'jpeg', 'png', 'webp', 'office', 'oldOffice'] as const;

export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export const DOCUMENT_LENGTH = { title: 100, name: 200, why: 500, ofOne: 200 } as const;

export interface NamedDocument {
  readonly title: string;
  /** The day it speaks for: of its approval, of the acceptance. */
  readonly day: Day;
  /** Of the file. */
  readonly name: string;
}

export function findDocumentFault({ title, day, name }: NamedDocument, today: Day): Refusal | null {
  const length = [...title.trim()].length;
  if (length === 0 || length > DOCUMENT_LENGTH.title)
    return { kind: 'document.title', path: '/body/title', max: DOCUMENT_LENGTH.title };
  if (!isDay(day)) return { kind: 'request.invalid', path: '/body/day' };
  if (day > today) return { kind: 'document.future', path: '/body/day', today };
  // A name travels in headers and onto disks: no folder in it, nothing that cannot be seen.
  if (name.trim() === '' || /[\\/\p{Cc}\p{Cf}]/u.test(name)) return { kind: 'document.name', path: '/body/name' };
  return null;
}

export function findRetireFault(why: string): Refusal | null {
  const length = [...why.trim()].length;
  if (length > 0 && length <= DOCUMENT_LENGTH.why) return null;
  return { kind: 'document.reason', path: '/body/why', max: DOCUMENT_LENGTH.why };
}
