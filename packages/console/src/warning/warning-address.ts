// What the address of the warnings may say.
import type { WarningChange } from '@xunhe/contract/duty';
import type { SortOf } from '@xunhe/contract/list-sort';
import { type ListSearch, type Raw, readListSearch, readOneOf } from '../parts/address.ts';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

export const WARNING_CHANGES = ['raised', 'fallen', 'reviewed'] as const satisfies readonly WarningChange[];

export interface WarningSearch extends ListSearch, SortSearch<SortOf<'warnings'>> {
  readonly change?: WarningChange;
}

export function readWarningSearch(raw: Raw): WarningSearch {
  return { ...readListSearch(raw), ...readOneOf(raw, 'change', WARNING_CHANGES), ...readSort(raw, 'warnings') };
}
