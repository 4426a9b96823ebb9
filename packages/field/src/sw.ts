// The service worker: keeps the app's own files, so that it opens by the river without a signal. Answers of the server are never cached
// here; what may be used offline is kept by the app, which knows whose it is.
import { setCacheNameDetails } from 'workbox-core';
import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope;
/** Filled in by the build: every file of the app with its fingerprint. */
declare const __FILES__: { url: string; revision: string | null }[];

setCacheNameDetails({ prefix: 'xunhe' });
precacheAndRoute(__FILES__);

// Screens are addressed by path; each of them is the one page.
const page = createHandlerBoundToURL('/m/index.html');
self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  const isPage = event.request.mode === 'navigate' && pathname.startsWith('/m/') && !/\.[a-z0-9]+$/i.test(pathname);
  if (isPage) event.respondWith(page({ event, request: event.request, url: new URL(event.request.url) }));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') void self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
