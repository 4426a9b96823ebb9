// What the addresses of the reaches and of their signboards may say.
import type { SortOf } from '@xunhe/contract/list-sort';
import { type ListSearch, type Raw, readListSearch, readPage, readText } from '../parts/address.ts';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

/** Of the reaches. */
export interface ReachSearch extends ListSearch, SortSearch<SortOf<'reaches'>> {}

export interface SignboardSearch extends SortSearch<SortOf<'signboards'>> {
  readonly q?: string;
  readonly region?: string;
  readonly page?: number;
}

export function readReachSearch(raw: Raw): ReachSearch {
  return { ...readListSearch(raw), ...readSort(raw, 'reaches') };
}

export function readSignboardSearch(raw: Raw): SignboardSearch {
  return { ...readText(raw, 'q'), ...readText(raw, 'region'), ...readSort(raw, 'signboards'), ...readPage(raw) };
}
