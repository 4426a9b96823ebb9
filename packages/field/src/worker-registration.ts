// The service worker makes the app open without a network. A new version waits until the person takes it, so that a patrol is never cut.
const READY = 'xunhe:new-version';

export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  navigator.serviceWorker
    .register('/m/sw.js', { scope: '/m/' })
    .then((registration) => {
      const tell = () => registration.waiting && dispatchEvent(new CustomEvent(READY));
      tell();
      registration.addEventListener('updatefound', () => {
        const fresh = registration.installing;
        fresh?.addEventListener('statechange', () => navigator.serviceWorker.controller && tell());
      });
    })
    .catch((error: unknown) => console.error(error));
}

export function onNewVersion(listener: () => void): () => void {
  addEventListener(READY, listener);
  return () => removeEventListener(READY, listener);
}

export async function takeNewVersion(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration('/m/');
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  registration?.waiting?.postMessage('take over');
}
