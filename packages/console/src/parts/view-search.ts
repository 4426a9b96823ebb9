// What of an address belongs to a saved view: the filters, but neither the page nor the month, which go their own way.

export type ViewSearch = Readonly<Record<string, string | number | boolean>>;

const NOT_OF_A_VIEW = new Set(['page', 'month']);

export function viewOfSearch(search: object): ViewSearch {
  return Object.fromEntries(
    Object.entries(search).filter(
      ([key, value]) => !NOT_OF_A_VIEW.has(key) && ['string', 'number', 'boolean'].includes(typeof value),
    ),
  );
}

export function isSameView(a: ViewSearch, b: ViewSearch): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
