// The service worker: keeps the app's own files, so that it opens by the river without a signal. Answers of the server are never cached
// here; what may be used offline is kept by the app, which knows whose it is. And it shows what is pushed while the app is closed.
import { setCacheNameDetails } from 'workbox-core';
import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { readPush } from './push-notice.ts';

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

self.addEventListener('push', (event) => event.waitUntil(showPush(event.data?.text() ?? null)));

async function showPush(text: string | null): Promise<void> {
  const { title, path, ...notice } = readPush(text);
  const icon = '/m/icon-192.png';
  await self.registration.showNotification(title, { ...notice, icon, badge: icon, data: { path } });
  // Open screens have news too.
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage({ kind: 'reminders' });
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { path } = (event.notification.data ?? {}) as { path?: unknown };
  event.waitUntil(openScreen(typeof path === 'string' && path.startsWith('/') ? path : '/reminders'));
});

/** A screen that is open goes there by itself, without loading anew: a patrol may be under way in it. */
async function openScreen(path: string): Promise<void> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const mine = open.find(({ url }) => new URL(url).pathname.startsWith('/m/'));
  if (!mine) {
    await self.clients.openWindow(`/m${path}`);
    return;
  }
  mine.postMessage({ kind: 'open', path });
  await mine.focus();
}
