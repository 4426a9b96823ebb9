// In which order a list is looked at: kept in its address, so that it goes along with a link and with a saved view.
import { LIST_SORTS, SORT_ORDERS, type SortedList, type SortOf, type SortOrder } from '@xunhe/contract/list-sort';

export interface SortSearch<F extends string = string> {
  readonly sort?: F;
  readonly order?: SortOrder;
}

/** The same as it is taken apart. */
interface SortNow<F extends string = string> {
  readonly sort?: F | undefined;
  readonly order?: SortOrder | undefined;
}

/** Of an address; a field that the list does not have is left out, as is an order without a field. */
export function readSort<L extends SortedList>(raw: Readonly<Record<string, unknown>>, list: L): SortSearch<SortOf<L>> {
  const fields: readonly SortOf<L>[] = LIST_SORTS[list];
  const sort = fields.find((field) => field === raw.sort);
  const order = SORT_ORDERS.find((one) => one === raw.order);
  return sort === undefined ? {} : { sort, ...(order && { order }) };
}

/** For the question to the server. */
export function sortQuery<F extends string>({ sort, order }: SortNow<F>): SortSearch<F> {
  return { ...(sort && { sort }), ...(sort && order && { order }) };
}

/** A change of the address: no field gives the list its own order back. */
interface SortChange {
  /** One of the list's own fields: its columns name no other. */
  readonly sort: never;
  readonly order: SortOrder | undefined;
}

/** What a table shows of it, and what it says when a head is chosen. */
export interface ListSorting {
  readonly now: SortNow;
  readonly onSort: (change: SortChange) => void;
}
