// The table of the lists: 36-pixel rows, the head stays, pages are counted by the server, and the page stands in the address. A list that
// comes whole has no pages.
import { ErrorState } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Table } from 'antd';
import type { ColumnsType, TableProps } from 'antd/es/table';
import type { ReactNode } from 'react';
import { isShown, type ListColumn } from './list-column.ts';
import { type ListTools, ListToolsBar } from './list-tools.tsx';
import { PAGE_ROWS } from './page-query.ts';
import { useHiddenColumns } from './use-hidden-columns.ts';

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
  /** What the table lists, for those who do not see it. */
  readonly label: string;
}

export function DataTable<T extends object>(props: DataTableProps<T>) {
  const say = useWords(WORDS);
  const { query, columns, rowKey, page, onPage, expandable, rowSelection, onRow, none, label } = props;
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <section className="data-table" aria-label={label}>
      <Table<T>
        size="small"
        sticky
        rowKey={rowKey}
        columns={columns}
        dataSource={query.data?.rows ?? []}
        loading={query.isFetching && !query.data}
        {...(query.data?.rows.length !== 0 && { scroll: { x: widthOf(columns) } })}
        locale={{ emptyText: query.data ? (none ?? say('none')) : ' ' }}
        {...(expandable && { expandable })}
        {...(rowSelection && { rowSelection })}
        {...(onRow && { onRow })}
        pagination={
          onPage !== undefined && {
            current: page ?? 1,
            pageSize: PAGE_ROWS,
            total: query.data?.total ?? 0,
            showSizeChanger: false,
            hideOnSinglePage: false,
            size: 'small',
            showTotal: (n) => say(query.data?.more ? 'more' : 'total', { n }),
            onChange: (to) => onPage(to > 1 ? to : undefined),
          }
        }
      />
    </section>
  );
}

interface ListTableProps<T> extends Omit<DataTableProps<T>, 'columns'> {
  readonly columns: readonly ListColumn<T>[];
  readonly tools: ListTools<T>;
}

/** The same for a list whose columns can be chosen and which goes into a file. */
export function ListTable<T extends object>({ columns, tools, ...table }: ListTableProps<T>) {
  const choice = useHiddenColumns(tools.list);
  const shown = columns.filter((column) => isShown(column) && !choice.hidden.has(column.key));
  return (
    <div className="list-table">
      <ListToolsBar {...tools} title={table.label} columns={columns} rowKey={table.rowKey} choice={choice} />
      <DataTable<T>
        {...table}
        columns={shown.map(({ cell: _, stays: __, fileOnly: ___, fileTitle: ____, ...column }) => column)}
      />
    </div>
  );
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
