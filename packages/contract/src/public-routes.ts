// The pages that anybody may open: not JSON, so not in the table of endpoints, and without a session, so all of them are open. A route of
// this kind that is not here does not exist: the server makes them from this table.

export interface PublicRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly right: 'open';
  readonly summary: string;
}

export const PUBLIC_ROUTES = {
  water: { method: 'GET', path: '/river/:water', right: 'open', summary: 'The state of one water' },
  reportForm: { method: 'GET', path: '/river/:water/report', right: 'open', summary: 'The form of a report' },
  report: { method: 'POST', path: '/river/:water/report', right: 'open', summary: 'Report a problem once' },
  followForm: { method: 'GET', path: '/follow', right: 'open', summary: 'Where a code is typed' },
  follow: { method: 'GET', path: '/follow/:code', right: 'open', summary: 'The way of one report' },
  satisfaction: { method: 'POST', path: '/follow/:code', right: 'open', summary: 'What a citizen says of the end' },
  placeScript: { method: 'GET', path: '/citizen/place.js', right: 'open', summary: 'Fills in where somebody stands' },
} as const satisfies Record<string, PublicRoute>;

export type PublicRouteName = keyof typeof PUBLIC_ROUTES;

/** Where the signboard leads. */
export function waterPath(water: string): string {
  return PUBLIC_ROUTES.water.path.replace(':water', encodeURIComponent(water));
}
