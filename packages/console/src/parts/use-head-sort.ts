// The order of a small table inside a screen, as the server gives it: chosen by its heads, and forgotten with the screen.
import type { SortOrder } from '@xunhe/contract/list-sort';
import { useState } from 'react';
import type { SortSearch } from './list-sort.ts';

/** What a table says of a head that was chosen. */
interface Head {
  readonly columnKey?: unknown;
  readonly order?: 'ascend' | 'descend' | null | undefined;
}

interface Change {
  readonly action: string;
}

export function useHeadSort<F extends string>() {
  const [sorting, setSorting] = useState<SortSearch<F>>({});
  const onChange = (_page: unknown, _filters: unknown, sorted: Head | readonly Head[], { action }: Change) => {
    if (action !== 'sort' || !('columnKey' in sorted)) return;
    const order: SortOrder = sorted.order === 'descend' ? 'down' : 'up';
    setSorting(sorted.order ? { sort: String(sorted.columnKey) as F, order } : {});
  };
  /** Of the column that is ordered by the field. */
  const head = (field: F) => ({
    key: field,
    sorter: true,
    sortOrder: sorting.sort !== field ? null : sorting.order === 'down' ? ('descend' as const) : ('ascend' as const),
  });
  return { sorting, head, table: { onChange, showSorterTooltip: false } };
}
