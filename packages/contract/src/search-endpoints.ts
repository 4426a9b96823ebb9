// One question over everything that has a name.
import type { Endpoint } from './endpoint.ts';
import { SearchBody, SearchQuery } from './search.ts';

export const SEARCH_ENDPOINTS = {
  search: {
    method: 'GET',
    path: '/api/search',
    right: 'signedIn',
    summary: 'Find by name, code, number or pinyin; each kind only for whoever may read it',
    query: SearchQuery,
    answer: SearchBody,
  },
} as const satisfies Record<string, Endpoint>;
