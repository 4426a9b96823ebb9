// The table of the lists: 36-pixel rows, the head stays, pages are counted by the server, and the page stands in the address. A list that
// comes whole has no pages.
import type { SortOrder } from '@xunhe/contract/list-sort';
import { ErrorState } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Table } from 'antd';
import type { ColumnsType, ColumnType, TableProps } from 'antd/es/table';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { isShown, type ListColumn } from './list-column.ts';
import type { ListSorting } from './list-sort.ts';
import { type ListTools, ListToolsBar } from './list-tools.tsx';
import { PAGE_ROWS } from './page-query.ts';
import { useHiddenColumns } from './use-hidden-columns.ts';
import { useScrollByKeys } from './use-scroll-by-keys.ts';

const WORDS = defineWords({
  none: ['没有符合条件的记录。', 'Nothing matches.'],
  total: ['共 {n} 条', '{n} in all'],
  more: ['{n} 条以上', 'more than {n}'],
});

interface Asked<T> {
  readonly data: { readonly rows: readonly T[]; readonly total: number; readonly more?: boolean } | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

interface DataTableProps<T> {
  readonly query: Asked<T>;
  readonly columns: ColumnsType<T>;
  readonly rowKey: (row: T) => string;
  readonly page?: number | undefined;
  readonly onPage?: (page: number | undefined) => void;
  readonly expandable?: NonNullable<TableProps<T>['expandable']>;
  readonly rowSelection?: NonNullable<TableProps<T>['rowSelection']> | undefined;
  readonly onRow?: NonNullable<TableProps<T>['onRow']>;
  readonly none?: ReactNode;
  /** Sums over all that the filters leave, beside their number. */
  readonly sums?: ReactNode;
  /** Told the key of the head that was chosen, none when the order is given up. */
  readonly onSort?: ((key: string | undefined, order: SortOrder) => void) | undefined;
  /** What the table lists, for those who do not see it. */
  readonly label: string;
}

export function DataTable<T extends object>(props: DataTableProps<T>) {
  const say = useWords(WORDS);
  const { query, columns, rowKey, page, onPage, expandable, rowSelection, onRow, none, sums, onSort, label } = props;
  const box = useRef<HTMLElement | null>(null);
  useScrollByKeys(box);
  // A link of last week may lead behind the last page of today.
  const isPastEnd = !query.isFetching && query.data?.rows.length === 0 && (page ?? 1) > 1;
  const toFirst = useEffectEvent(() => onPage?.(undefined));
  useEffect(() => {
    if (isPastEnd) toFirst();
  }, [isPastEnd]);
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <section className="data-table" aria-label={label} ref={box}>
      <Table<T>
        size="small"
        sticky
        rowKey={rowKey}
        columns={columns}
        dataSource={query.data?.rows ?? []}
        loading={query.isFetching && !query.data}
        {...(query.data?.rows.length !== 0 && { scroll: { x: widthOf(columns) } })}
        locale={{ emptyText: query.data ? <div className="list-none">{none ?? say('none')}</div> : ' ' }}
        {...(expandable && { expandable })}
        {...(rowSelection && { rowSelection })}
        {...(onRow && { onRow })}
        {...(onPage === undefined &&
          query.data?.rows.length && { footer: () => say('total', { n: query.data!.total }) })}
        showSorterTooltip={false}
        onChange={(_page, _filters, sorted, { action }) => {
          if (action !== 'sort' || Array.isArray(sorted)) return;
          onSort?.(sorted.order ? String(sorted.columnKey) : undefined, sorted.order === 'descend' ? 'down' : 'up');
        }}
        pagination={
          onPage !== undefined && {
            current: page ?? 1,
            pageSize: PAGE_ROWS,
            total: query.data?.total ?? 0,
            showSizeChanger: false,
            hideOnSinglePage: false,
            size: 'small',
            showTotal: (n) => (
              <>
                {say(query.data?.more ? 'more' : 'total', { n })}
                {sums && <span className="list-sums">{sums}</span>}
              </>
            ),
            onChange: (to) => onPage(to > 1 ? to : undefined),
          }
        }
      />
    </section>
  );
}

interface ListTableProps<T> extends Omit<DataTableProps<T>, 'columns' | 'onSort'> {
  readonly columns: readonly ListColumn<T>[];
  readonly tools: ListTools<T>;
  readonly sorting?: ListSorting | undefined;
}

/** The same for a list whose columns can be chosen, which goes into a file, and which the server orders by the heads that say by what. */
export function ListTable<T extends object>({ columns, tools, sorting, ...table }: ListTableProps<T>) {
  const choice = useHiddenColumns(tools.list);
  const shown = columns.filter((column) => isShown(column) && !choice.hidden.has(column.key));
  const sortBy = (key: string | undefined, order: SortOrder) => {
    const sort = columns.find((column) => column.key === key)?.sort;
    sorting?.onSort({ sort: sort as never, order: sort ? order : undefined });
  };
  return (
    <div className="list-table">
      <ListToolsBar {...tools} title={table.label} columns={columns} rowKey={table.rowKey} choice={choice} />
      <DataTable<T> {...table} columns={drawColumns(shown, sorting)} onSort={sortBy} />
    </div>
  );
}

/** As the table wants them: with a head that orders where the server can, and a common head over a group. */
function drawColumns<T>(columns: readonly ListColumn<T>[], sorting: ListSorting | undefined): ColumnsType<T> {
  const drawn: ColumnsType<T>[number][] = [];
  let [group, held]: [string | undefined, ColumnType<T>[]] = [undefined, []];
  for (const listed of columns) {
    const {
      cell: _,
      stays: __,
      fileOnly: ___,
      screenOnly: ____,
      fileTitle: _____,
      group: of,
      sort,
      ...column
    } = listed;
    const one = sorting && sort ? { ...column, ...headOf(sort, sorting) } : column;
    if (of === undefined) drawn.push(one);
    else if (of === group) held.push(one);
    else {
      held = [one];
      drawn.push({ key: `group ${of}`, title: of, children: held });
    }
    group = of;
  }
  return drawn;
}

function headOf(sort: string, { now }: ListSorting) {
  const isNow = now.sort === sort;
  return {
    sorter: true,
    sortOrder: isNow ? (now.order === 'down' ? ('descend' as const) : ('ascend' as const)) : null,
  };
}

/** Room that a column without a width of its own gets at least. */
const FREE_WIDTH = 180;

/** What the columns need side by side: below it the table scrolls instead of breaking words. */
function widthOf<T>(columns: ColumnsType<T>): number {
  return columns.reduce(
    (sum, column) =>
      sum +
      ('children' in column ? widthOf(column.children) : typeof column.width === 'number' ? column.width : FREE_WIDTH),
    0,
  );
}
