// Starts the phone app: ties clock, chance, place, network and storage to the recorder and the outbox, and keeps sending what waits.
// First, so that our own styles come after it.
import 'antd-mobile/es/global';
import '@xunhe/ui/tokens.css';
import './field.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { refusalOf, shouldAskAgain } from '@xunhe/ui/session';
import { unstableSetRender } from 'antd-mobile';
import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { digest, holdPatrol, keepScreenOn, randomBytes, runAlone, watchPosition, watchSight } from './device.ts';
import { makeDeviceId } from './device-id.ts';
import { type FieldHouse, HouseContext } from './house.ts';
import { makeFieldStore } from './keeping/field-store.ts';
import { moveOldRows } from './keeping/move-old.ts';
import { openDexieDisk } from './keeping/raw-dexie.ts';
import { OPEN_SEALER } from './keeping/sealer.ts';
import { makeWebSealer } from './keeping/sealer-web.ts';
import { Theme } from './look.tsx';
import { makeRouter } from './router.tsx';
import { makeOutbox } from './sending/outbox.ts';
import { makeWire } from './sending/wire.ts';
import { makeRecorder } from './walking/recorder.ts';
import { listenToWorker } from './worker-messages.ts';
import { registerWorker } from './worker-registration.ts';

const disk = openDexieDisk();
const store = makeFieldStore(disk, crypto.subtle ? makeWebSealer(disk.keys, crypto) : OPEN_SEALER);
const house: FieldHouse = {
  store,
  now: Date.now,
  random: randomBytes,
  digest,
  outbox: makeOutbox({
    store,
    cityNow: () => house.recorder.cityNow(),
    wire: makeWire((url, init) => fetch(url, init)),
    now: Date.now,
    chance: Math.random,
    device: makeDeviceId({ store, now: Date.now, random: randomBytes }),
    alone: runAlone,
  }),
  recorder: makeRecorder({
    store,
    now: Date.now,
    steady: () => performance.now(),
    random: randomBytes,
    digest,
    watch: watchPosition,
    watchSight,
    stayAwake: keepScreenOn,
    hold: holdPatrol,
  }),
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
listenToWorker({
  reminders: () => void queries.invalidateQueries({ queryKey: ['reminders'] }),
  open: (path) => router.history.push(path),
});

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

await moveOldRows(disk, store, digest).catch((error: unknown) => console.error(error));
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
