// Starts the console. Everything it needs of its surroundings — the address, the server, the language kept on this machine — is tied here.
import 'virtual:antd-styles.css';
import '@xunhe/ui/tokens.css';
import './frame/frame.css';
import './parts/screen.css';
import './console.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { teachReasons } from '@xunhe/ui/reason-sentence';
import { DESK_REASONS } from '@xunhe/ui/reasons-desk';
import { cityQuery, meQuery, refusalOf, shouldAskAgain } from '@xunhe/ui/session';
import { teachRefusals } from '@xunhe/ui/words-refusal';
import { DESK_REFUSAL_WORDS } from '@xunhe/ui/words-refusal-desk';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Theme } from './frame/theme.tsx';
import { makeRouter } from './router.tsx';

teachRefusals(DESK_REFUSAL_WORDS);
teachReasons(DESK_REASONS);

const queries = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended shows the sign-in at the same address, wherever it was noticed.
    onError: (error) => {
      const { kind } = refusalOf(error);
      if (kind === 'session.missing') queries.setQueryData(['me'], null);
      if (kind === 'account.todo') void queries.invalidateQueries({ queryKey: ['me'] });
    },
  }),
  defaultOptions: { queries: { staleTime: 30_000, retry: shouldAskAgain, refetchOnWindowFocus: false } },
});

// Who is there and in which city is asked before anything is drawn, both at once: every screen waits for these two.
void queries.prefetchQuery(meQuery);
void queries.prefetchQuery(cityQuery);

const router = makeRouter(queries);
// The files of the screen that was asked for come while the frame is drawn.
void router.load();

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Theme>
        <RouterProvider router={router} />
      </Theme>
    </QueryClientProvider>
  </StrictMode>,
);
