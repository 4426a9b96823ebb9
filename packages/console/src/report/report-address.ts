// What the address of the reports says.
import type { SortOf } from '@xunhe/contract/list-sort';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

export interface ReportSearch extends SortSearch<SortOf<'reports'>> {
  readonly period?: string;
  readonly kind?: 'chief' | 'region';
  readonly region?: string;
  readonly q?: string;
  readonly page?: number;
}

export function readReportSearch(raw: Readonly<Record<string, unknown>>): ReportSearch {
  const { period, kind, region, q } = raw;
  const page = Number(raw.page);
  return {
    // A year comes out of the address as a number.
    ...(/^\d{4}(-(\d{2}|Q[1-4]))?$/.test(String(period)) ? { period: String(period) } : {}),
    ...(kind === 'chief' || kind === 'region' ? { kind } : {}),
    ...(/^\d{12}$/.test(String(region)) ? { region: String(region) } : {}),
    ...(typeof q === 'string' && q !== '' ? { q } : typeof q === 'number' ? { q: String(q) } : {}),
    ...readSort(raw, 'reports'),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
  };
}
