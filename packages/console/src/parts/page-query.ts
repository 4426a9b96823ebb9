// Lists come by pages of one length; which, stands in the address.

export const PAGE_ROWS = 50;

/** Where the page begins, for the query. */
export function pageQuery(page: number | undefined): { readonly limit: number; readonly offset: number } {
  return { limit: PAGE_ROWS, offset: ((page ?? 1) - 1) * PAGE_ROWS };
}
