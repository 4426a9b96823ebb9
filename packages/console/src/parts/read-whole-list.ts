// Reads a list to its end, page by page, under the same right and filters as on the screen. What is added at its head meanwhile moves rows to the
// next page: each is taken once.

export interface ListPage<T> {
  readonly rows: readonly T[];
  readonly total: number;
  /** There are more than `total`: it was not counted to the end. */
  readonly more?: boolean;
}

export type ReadPage<T> = (
  page: { readonly limit: number; readonly offset: number },
  signal: AbortSignal,
) => Promise<ListPage<T>>;

export interface WholeList<T> {
  readonly rows: readonly T[];
  /** How many there are, where not all were taken. */
  readonly total: number;
  readonly isWhole: boolean;
}

/** As many as the lists give at once. */
const PAGE_ROWS = 500;
/** More rows belong into an export of the store; a spreadsheet of this size still opens. */
export const MOST_ROWS = 50_000;

export async function readWholeList<T>(
  readPage: ReadPage<T>,
  {
    rowKey,
    signal,
    onProgress,
    most = MOST_ROWS,
  }: {
    readonly rowKey: (row: T) => string;
    readonly signal: AbortSignal;
    /** From 0 to 1. */
    readonly onProgress: (share: number) => void;
    readonly most?: number;
  },
): Promise<WholeList<T>> {
  const rows = new Map<string, T>();
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const limit = Math.min(PAGE_ROWS, most - offset);
    const page = await readPage({ limit, offset }, signal);
    for (const row of page.rows) rows.set(rowKey(row), row);
    const end = offset + page.rows.length;
    const total = page.more ? Math.max(page.total, most) : page.total;
    onProgress(total === 0 ? 1 : Math.min(1, end / Math.min(total, most)));
    const isEnd = page.rows.length < limit;
    if (isEnd || end >= total || end >= most)
      return { rows: [...rows.values()], total: isEnd ? end : total, isWhole: isEnd || (!page.more && end >= total) };
  }
}
