// What the address of the audit record may say.
import type { SortOf } from '@xunhe/contract/list-sort';
import { type Raw, readDay, readPage, readText } from '../parts/address.ts';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

export interface AuditSearch extends SortSearch<SortOf<'auditEvents'>> {
  readonly kind?: string;
  readonly who?: string;
  readonly whom?: string;
  readonly region?: string;
  readonly q?: string;
  /** Days of the city, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly page?: number;
}

export function readAuditSearch(raw: Raw): AuditSearch {
  return {
    ...readText(raw, 'kind'),
    ...readText(raw, 'who'),
    ...readText(raw, 'whom'),
    ...readText(raw, 'region'),
    ...readText(raw, 'q'),
    ...readDay(raw, 'from'),
    ...readDay(raw, 'to'),
    ...readSort(raw, 'auditEvents'),
    ...readPage(raw),
  };
}
