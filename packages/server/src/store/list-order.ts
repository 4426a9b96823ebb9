// The order of a list, of one field that was asked for. Ties are broken by what names the row, so that no row stands on two pages or on none; a row
// without a value stands last either way.
import type { SortedList, SortOf, SortOrder } from '@xunhe/contract/list-sort';
import { type RawBuilder, sql } from 'kysely';

export type SortColumns<L extends SortedList> = Readonly<Record<SortOf<L>, RawBuilder<unknown>>>;

interface Rest {
  /** Without a wish. It has the tie in it: an index may hold it as it stands. */
  readonly else: RawBuilder<unknown>;
  readonly tie: RawBuilder<unknown>;
}

export function orderOf<F extends string>(
  { sort, order }: { readonly sort?: F | undefined; readonly order?: SortOrder | undefined },
  columns: Readonly<Record<F, RawBuilder<unknown>>>,
  rest: Rest,
): RawBuilder<unknown> {
  if (sort === undefined) return rest.else;
  return sql`${columns[sort]} ${direction(order)} NULLS LAST, ${rest.tie}`;
}

export function direction(order: SortOrder | undefined): RawBuilder<unknown> {
  return order === 'down' ? sql`DESC` : sql`ASC`;
}

/** Names as a Chinese reader looks for them: by sound. The collation is made by migration 0050, for each engine as well as it can. */
export function byName(column: string): RawBuilder<unknown> {
  return sql`${sql.ref(column)} COLLATE names_by_sound`;
}

/** Words of a closed set, in the order in which they are given. */
export function byRank(column: string, values: readonly string[]): RawBuilder<unknown> {
  return sql`array_position(ARRAY[${sql.raw(values.map((value) => `'${value}'`).join(', '))}], ${sql.ref(column)})`;
}
