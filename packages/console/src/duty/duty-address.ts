// What the addresses of duties and inventories may say.
import type { SortOf } from '@xunhe/contract/list-sort';
import { INVENTORY_ITEMS, type InventoryItem } from '@xunhe/domain/duty/inventory';
import { type ListSearch, type Raw, readListSearch, readOneOf, readPage, readText } from '../parts/address.ts';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

export interface DutySearch extends ListSearch, SortSearch<SortOf<'duties'>> {
  readonly post?: string;
  readonly person?: string;
}

export interface InventorySearch extends SortSearch<SortOf<'inventories'>> {
  readonly region?: string;
  readonly reach?: string;
  readonly found?: InventoryItem;
  readonly page?: number;
}

export function readDutySearch(raw: Raw): DutySearch {
  return { ...readListSearch(raw), ...readText(raw, 'post'), ...readText(raw, 'person'), ...readSort(raw, 'duties') };
}

export function readInventorySearch(raw: Raw): InventorySearch {
  return {
    ...readText(raw, 'region'),
    ...readText(raw, 'reach'),
    ...readOneOf(raw, 'found', INVENTORY_ITEMS),
    ...readSort(raw, 'inventories'),
    ...readPage(raw),
  };
}
