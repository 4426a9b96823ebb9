// Names and shares as a report says them.
import { PROBLEM_TYPE_NAMES } from '@xunhe/domain/problem/problem-type-names';
import type { ReportBody } from './report.ts';
import { CLASS_SIGNS, put, type ReportLanguage } from './report-words.ts';

/** A type that a later version brought is told as it is. */
export function sayType(type: string, language: ReportLanguage): string {
  const pair = PROBLEM_TYPE_NAMES[type as keyof typeof PROBLEM_TYPE_NAMES];
  return pair ? put(pair, language) : type;
}

export function nameIn(
  english: ReportBody['english'],
  language: ReportLanguage,
  name: string,
  known: string | null = null,
): string {
  return language === 'en' ? (known ?? english[name] ?? name) : name;
}

export function part(n: number, of: number): number | null {
  return of === 0 ? null : n / of;
}

/** The short sign of a class, as on badges and maps. */
export function classSign(wqClass: number, language: ReportLanguage): string {
  return language === 'en' && wqClass === 6 ? '>Ⅴ' : (CLASS_SIGNS[wqClass] ?? '');
}
