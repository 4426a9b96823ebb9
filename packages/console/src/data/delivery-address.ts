// What the address of the batches may say after the question mark. What cannot be read is left out.
import type { SortOf } from '@xunhe/contract/list-sort';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

export interface DeliverySearch extends SortSearch<SortOf<'deliveries'>> {
  readonly source?: string;
  /** Those with something refused or waiting. */
  readonly show?: 'faulty';
  readonly page?: number;
}

export function readDeliverySearch(raw: Record<string, unknown>): DeliverySearch {
  const page = Number(raw.page);
  const { source, show } = raw;
  return {
    ...(typeof source === 'string' && source !== '' && { source: source.slice(0, 120) }),
    ...(show === 'faulty' && { show }),
    ...(Number.isInteger(page) && page > 1 && { page }),
    ...readSort(raw, 'deliveries'),
  };
}
