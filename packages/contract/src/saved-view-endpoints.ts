// The saved views of whoever asks: everybody has his own and nobody else's.
import type { Endpoint } from './endpoint.ts';
import { DropViewBody, SavedViewsBody, SaveViewBody } from './saved-view.ts';

export const SAVED_VIEW_ENDPOINTS = {
  savedViews: {
    method: 'GET',
    path: '/api/saved-views',
    right: 'signedIn',
    summary: 'The own saved views of all screens, by name',
    answer: SavedViewsBody,
  },
  saveView: {
    method: 'POST',
    path: '/api/saved-views',
    right: 'signedIn',
    summary: 'Keep the filters of a screen under a name; one of that name is replaced',
    body: SaveViewBody,
    answer: SavedViewsBody,
  },
  dropView: {
    method: 'POST',
    path: '/api/saved-views/drop',
    right: 'signedIn',
    summary: 'Give up a saved view',
    body: DropViewBody,
    answer: SavedViewsBody,
  },
} as const satisfies Record<string, Endpoint>;
