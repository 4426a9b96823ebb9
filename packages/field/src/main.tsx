// Starts the phone app: ties clock, chance, place, network and storage to the recorder and the outbox, and keeps sending what waits.
// First, so that our own styles come after it.
import 'antd-mobile/es/global';
import '@xunhe/ui/tokens.css';
import './field.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { client, refusalOf, shouldAskAgain } from '@xunhe/ui/session';
import { unstableSetRender } from 'antd-mobile';
import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { keepScreenOn, randomBytes, runAlone, watchPosition } from './device.ts';
import { type FieldHouse, HouseContext } from './house.ts';
import { Theme } from './look.tsx';
import { makeOutbox } from './outbox.ts';
import { makeRecorder } from './recorder.ts';
import { makeRouter } from './router.tsx';
import { openDexieStore } from './store-dexie.ts';
import { registerWorker } from './worker-registration.ts';

const store = openDexieStore();
const house: FieldHouse = {
  store,
  now: Date.now,
  random: randomBytes,
  outbox: makeOutbox({ store, client, now: Date.now, chance: Math.random, alone: runAlone }),
  recorder: makeRecorder({ store, now: Date.now, random: randomBytes, watch: watchPosition, stayAwake: keepScreenOn }),
};

const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      const { kind } = refusalOf(error);
      if (kind === 'session.missing') queries.setQueryData(['me'], null);
      if (kind === 'account.todo') void queries.invalidateQueries({ queryKey: ['me'] });
    },
  }),
  // The app decides by itself what to do without a network: a paused query would show nothing.
  defaultOptions: { queries: { staleTime: 30_000, retry: shouldAskAgain, networkMode: 'always' } },
});

const router = makeRouter();

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// Ant Design Mobile 5 was written for React 18 and must be told how a later one renders.
const roots = new WeakMap<object, Root>();
unstableSetRender((node, container) => {
  const root = roots.get(container) ?? createRoot(container);
  roots.set(container, root);
  root.render(node);
  return async () => {
    roots.delete(container);
    root.unmount();
  };
});

await Promise.allSettled([house.outbox.load(), house.recorder.load()]);
registerWorker();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <HouseContext value={house}>
        <Theme>
          <RouterProvider router={router} />
        </Theme>
      </HouseContext>
    </QueryClientProvider>
  </StrictMode>,
);
