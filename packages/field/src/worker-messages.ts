// What the service worker tells an open screen: that there are new reminders, and which screen a tapped notice opens. Heard from the first
// moment on: a notice may be tapped while the app is still starting.
export function listenToWorker(on: { readonly reminders: () => void; readonly open: (path: string) => void }): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ kind?: string; path?: string }>) => {
    if (data?.kind === 'reminders') on.reminders();
    if (data?.kind === 'open' && data.path?.startsWith('/')) on.open(`/m${data.path}`);
  });
}
